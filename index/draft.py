"""A page on its way to an article: every line of it with its verdict, and what the page says of itself."""

from dataclasses import dataclass

from index.article import Line
from index.cleaning.lines import ends_sentence, is_prose, word_count
from index.metadata.values import Metadata

_LEAST_WORDS = 25  # of a story without a paragraph of running text
_LEAST_SENTENCE = 8  # words of a brief


@dataclass(frozen=True, slots=True)
class Draft:
    """What one page gives, before it has an id."""

    lines: tuple[Line, ...]  # all of the page's, in its order
    about: Metadata
    doubt: float = 0.0  # as Article.doubt
    notes: tuple[str, ...] = ()  # as Article.notes
    refused: str | None = None  # why the page is no article: "a section front"; None for all others
    is_marked: bool = False  # whether the page itself says that it is an article

    @property
    def words(self) -> int:
        """How many the story has."""
        return sum(word_count(line.text) for line in self.lines if line.rule is None)

    @property
    def says_something(self) -> bool:
        """Whether there is enough of a story for one that no record gives a headline to."""
        return self.words >= _LEAST_WORDS or any(self._is_enough(line.text) for line in self.lines if line.rule is None)

    def _is_enough(self, line: str) -> bool:
        """Whether a line alone makes an article: running text, or a sentence where the page says that it is one."""
        return is_prose(line) or (self.is_marked and word_count(line) >= _LEAST_SENTENCE and ends_sentence(line))
