"""Marks headlines and chooses passages by the positions of the words found; only the paragraph that is shown is cut."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
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


# What is shown of a text, by the position of each paragraph's first word and what was found.
Excerpt = Callable[[Sequence[str], Sequence[int], Sequence[Occurrences]], tuple[Part, ...]]
Mark = tuple[int, int, int]  # position of its first word, the one behind its last, a bit for each leaf that it is of


def marked_title(title: str, found: Sequence[Occurrences]) -> tuple[Part, ...]:
    """The headline with what was found in it."""
    marks = marks_of(found)
    return parts(title, spans_of(title, 0, marks) if marks else ())


def passage(paragraphs: Sequence[str], begins: Sequence[int], found: Sequence[Occurrences]) -> tuple[Part, ...]:
    """The passage of a story with most different words found, then most marks; without marks the beginning.

    begins  the position of each paragraph's first word
    """
    marks = marks_of(found)
    if not marks:
        return beginning(paragraphs)
    firsts = [first for first, _, _ in marks]
    best = densest(marks, NEAR)
    at = bisect_right(begins, firsts[best.start]) - 1
    end = begins[at + 1] if at + 1 < len(begins) else marks[-1][1]
    marks = marks[bisect_left(firsts, begins[at]) : bisect_left(firsts, end)]
    spans = spans_of(paragraphs[at], begins[at], marks)
    wide = [(start, stop, leaves) for (start, stop), (_, _, leaves) in zip(spans, marks, strict=True)]
    return cut(paragraphs[at], spans, densest(wide, LENGTH - LEAD_IN))


def marked_paragraphs(
    paragraphs: Sequence[str], begins: Sequence[int], found: Sequence[Occurrences]
) -> tuple[tuple[Part, ...], ...]:
    """All paragraphs of a story with what was found in them; `begins` as for a passage."""
    marks = marks_of(found)
    if not marks:
        return tuple(parts(text, ()) for text in paragraphs)
    return tuple(
        parts(text, spans_of(text, begin, inside) if inside else ())
        for text, begin, inside in zip(paragraphs, begins, by_paragraph(begins, marks), strict=True)
    )


def marks_of(found: Sequence[Occurrences]) -> list[Mark]:
    """All that was found in order; what overlaps is one mark."""
    marks: list[Mark] = []
    for first, end, leaf in sorted([(at, at + words, 1 << one.leaf) for one in found for at, words in one.places]):
        if marks and first < marks[-1][1]:
            before = marks[-1]
            marks[-1] = (before[0], max(before[1], end), before[2] | leaf)
        else:
            marks.append((first, end, leaf))
    return marks


def by_paragraph(begins: Sequence[int], marks: Sequence[Mark]) -> list[Sequence[Mark]]:
    """The marks of each paragraph."""
    firsts = [first for first, _, _ in marks]
    edges = [bisect_left(firsts, begin) for begin in begins] + [len(marks)]
    return [marks[start:end] for start, end in pairwise(edges)]


def densest(spans: Sequence[tuple[int, int, int]], reach: int) -> range:
    """The spans, one after the other and all within `reach`, that are most different words, then most.

    spans  where each mark begins and ends, in the unit of `reach`, and its leaves; a single one may be longer
    """
    best, different, many, to = range(0), 0, 0, 0
    for at, (start, _, _) in enumerate(spans):
        to = max(to, at + 1)
        while to < len(spans) and spans[to][1] <= start + reach:
            to += 1
        leaves = 0
        for _, _, leaf in spans[at:to]:
            leaves |= leaf
        if (leaves.bit_count(), to - at) > (different, many):
            best, different, many = range(at, to), leaves.bit_count(), to - at
    return best


def spans_of(text: str, begin: int, marks: Sequence[Mark]) -> list[Span]:
    """Where the marks stand in a paragraph that begins at a position."""
    words = word_spans(text, marks[-1][1] - begin)
    return [(words[first - begin][0], words[end - begin - 1][1]) for first, end, _ in marks]
