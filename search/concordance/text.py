"""A story's stored headline and text, read by the positions of its words."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from index.analysis import Token, tokens
from index.codec import Summary, summary_from_text
from index.schema import ARTICLE, exact
from index.segment.live import LiveSegment


class Text:
    """A story's paragraphs, each cut into words when it is first asked for."""

    def __init__(self, story: Summary, begins: Sequence[int]) -> None:
        """begins  the position of each paragraph's first word"""
        self.story = story
        self._begins = begins
        self._cut: dict[int, list[Token]] = {}

    def word(self, position: int) -> str | None:
        """The word at a position of the text, folded; None where none stands."""
        at = bisect_right(self._begins, position) - 1
        words = self._words(at)
        place = position - self._begins[at]
        return words[place].text if place < len(words) else None

    def placed(self, first: int, last: int, *, headline: bool) -> tuple[str, int, int]:
        """The headline or paragraph that words stand in, where the first begins in it and where the last ends."""
        if headline:
            words, begin = self._headline, 0
            text = self.story.title or ""
        else:
            at = bisect_right(self._begins, first) - 1
            words, begin, text = self._words(at), self._begins[at], self.story.paragraphs[at]
        return text, words[first - begin].start, words[last - begin].end

    @cached_property
    def _headline(self) -> list[Token]:
        return list(tokens(self.story.title or ""))

    def _words(self, paragraph: int) -> list[Token]:
        if paragraph not in self._cut:
            self._cut[paragraph] = list(tokens(self.story.paragraphs[paragraph]))
        return self._cut[paragraph]


def text_of(live: LiveSegment, number: int) -> Text:
    """The text of a document of a segment."""
    field = live.segment.field(exact("body"))
    story = summary_from_text(live.segment.stored[number][ARTICLE])
    return Text(story, [] if field is None else field.begins(number))
