"""The sentences of a story that matched, whole: why it was found, for those who are told of it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from search.marks import Span, parts
from search.passages import Mark, Occurrences, by_paragraph, densest, marks_of, spans_of
from search.results import Part
from search.sentences import sentences
from search.snippets import LEAD_IN, LENGTH, beginning, cut

MOST = 3  # sentences, where one does not have all that was found
LONGEST = 400  # characters of a sentence that is shown whole


class _Sentence(NamedTuple):
    """One in which something was found."""

    paragraph: int
    start: int  # in its paragraph
    end: int
    marks: tuple[Mark, ...]  # by offset in its paragraph, not by position

    @property
    def leaves(self) -> int:
        """A bit for each word or phrase of the query that it has."""
        found = 0
        for _, _, leaf in self.marks:
            found |= leaf
        return found


def matched_sentences(
    paragraphs: Sequence[str], begins: Sequence[int], found: Sequence[Occurrences]
) -> tuple[Part, ...]:
    """The few sentences that have most different words found, then most marks; without marks the story's beginning.

    A long one is shortened around its marks; an ellipsis stands where something is left out.

    begins  the position of each paragraph's first word
    """
    marks = marks_of(found)
    if not marks:
        return beginning(paragraphs)
    every = list(_with_marks(paragraphs, begins, marks))
    return _joined(paragraphs, sorted(_telling(every)))


def _with_marks(paragraphs: Sequence[str], begins: Sequence[int], marks: Sequence[Mark]) -> Iterator[_Sentence]:
    for number, inside in enumerate(by_paragraph(begins, marks)):
        if inside:
            spans = spans_of(paragraphs[number], begins[number], inside)
            placed = [(start, end, leaf) for (start, end), (_, _, leaf) in zip(spans, inside, strict=True)]
            firsts = [first for first, _, _ in placed]
            for start, end in _uncut(paragraphs[number], placed, firsts):
                if here := placed[bisect_left(firsts, start) : bisect_left(firsts, end)]:
                    yield _Sentence(number, start, end, tuple(here))


def _uncut(text: str, marks: Sequence[Mark], firsts: Sequence[int]) -> list[Span]:
    """The sentences; those that a mark runs across are one.

    firsts  where each mark begins
    """
    found: list[Span] = []
    for start, end in sentences(text):
        before = bisect_left(firsts, start)
        across = before > 0 and marks[before - 1][1] > start
        found[-1:] = [(found[-1][0], end)] if across else [*found[-1:], (start, end)]
    return found


def _telling(every: Sequence[_Sentence]) -> list[_Sentence]:
    """The best sentence, and others as long as each adds something that was found."""
    chosen: list[_Sentence] = []
    known = 0
    while len(chosen) < MOST:
        best = max(every, key=lambda one: ((one.leaves & ~known).bit_count(), len(one.marks)))
        if chosen and not best.leaves & ~known:
            break
        chosen.append(best)
        known |= best.leaves
    return chosen


def _joined(paragraphs: Sequence[str], chosen: Sequence[_Sentence]) -> tuple[Part, ...]:
    found = [*_shown(paragraphs[chosen[0].paragraph], chosen[0])]
    for before, one in pairwise(chosen):
        text = paragraphs[one.paragraph]
        shown = _shown(text, one)
        between = text[before.end : one.start] if before.paragraph == one.paragraph else "…"
        if between.strip():
            cut_off = found[-1].text.endswith("…") or shown[0].text.startswith("…")
            between = " " if cut_off else " … "
        found += [Part(between, False), *shown]
    return tuple(part for part in found if part.text)


def _shown(text: str, one: _Sentence) -> tuple[Part, ...]:
    marks = [(first - one.start, last - one.start, leaf) for first, last, leaf in one.marks]
    spans, whole = [(first, last) for first, last, _ in marks], text[one.start : one.end]
    return parts(whole, spans) if len(whole) <= LONGEST else cut(whole, spans, densest(marks, LENGTH - LEAD_IN))
