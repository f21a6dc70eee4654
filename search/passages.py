"""Marks headlines and chooses passages by the positions of the words found; only the paragraph that is shown is cut."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from index.analysis import word_spans
from search.marks import Span, parts
from search.results import Part
from search.snippets import LEAD_IN, LENGTH, beginning, cut

NEAR = 30  # words that stand near enough together to be shown at once; what fits into LENGTH - LEAD_IN characters


class Occurrences(NamedTuple):
    """Where a word or phrase of the query stands in one field of one document."""

    places: Sequence[tuple[int, int]]  # the position of its first word, and how many words it is long
    leaf: int  # its number among the words and phrases of the query, from 0


class _Mark(NamedTuple):
    """Some words of a field that are marked as one."""

    first: int  # position
    end: int  # position behind the last word
    leaves: int  # a bit for each word or phrase of the query


def marked_title(title: str, found: Sequence[Occurrences]) -> tuple[Part, ...]:
    """The headline with what was found in it."""
    marks = _marks(found)
    return parts(title, _spans(title, 0, marks) if marks else ())


def passage(paragraphs: Sequence[str], begins: Sequence[int], found: Sequence[Occurrences]) -> tuple[Part, ...]:
    """The passage of a story with most different words found, then most marks; without marks the beginning.

    begins  the position of each paragraph's first word
    """
    marks = _marks(found)
    if not marks:
        return beginning(paragraphs)
    firsts = [mark.first for mark in marks]
    densest = _densest([(mark.first, mark.end) for mark in marks], marks, NEAR)
    at = bisect_right(begins, firsts[densest.start]) - 1
    end = begins[at + 1] if at + 1 < len(begins) else marks[-1].end
    marks = marks[bisect_left(firsts, begins[at]) : bisect_left(firsts, end)]
    spans = _spans(paragraphs[at], begins[at], marks)
    return cut(paragraphs[at], spans, _densest(spans, marks, LENGTH - LEAD_IN))


def _marks(found: Sequence[Occurrences]) -> list[_Mark]:
    """All that was found in order; what overlaps is one mark."""
    places = sorted((at, at + words, 1 << one.leaf) for one in found for at, words in one.places)
    marks: list[_Mark] = []
    for first, end, leaf in places:
        if marks and first < marks[-1].end:
            last = marks[-1]
            marks[-1] = _Mark(last.first, max(last.end, end), last.leaves | leaf)
        else:
            marks.append(_Mark(first, end, leaf))
    return marks


def _densest(spans: Sequence[Span], marks: Sequence[_Mark], reach: int) -> range:
    """The marks, one after the other and all within `reach`, that are most different words, then most marks.

    spans  (marks,), where each stands, in the unit of `reach`; a single one may be longer
    """
    best, worth = range(0), (0, 0)
    for at, (start, _) in enumerate(spans):
        to, leaves = at, 0
        while to < len(spans) and (to == at or spans[to][1] <= start + reach):
            leaves |= marks[to].leaves
            to += 1
        if (leaves.bit_count(), to - at) > worth:
            best, worth = range(at, to), (leaves.bit_count(), to - at)
    return best


def _spans(text: str, begin: int, marks: Sequence[_Mark]) -> list[Span]:
    """Where the marks stand in a paragraph that begins at a position."""
    words = word_spans(text, marks[-1].end - begin)
    return [(words[mark.first - begin][0], words[mark.end - begin - 1][1]) for mark in marks]
