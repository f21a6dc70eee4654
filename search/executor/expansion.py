"""Whoosh's leaves as terms of the segments; how many a pattern may stand for is limited."""

from collections import Counter
from typing import Any

import numpy as np
from whoosh.query import FuzzyTerm, Prefix, TermRange, Wildcard

from index.analysis import POSSESSIVE
from index.segment.array_file import Array
from search.executor.clock import Clock
from search.executor.collection import Collection
from search.executor.own_queries import Spelled
from search.executor.part import Range, View
from search.executor.readings import Reading
from search.executor.terms import Terms, joined
from search.executor.vocabulary import between, cut, matching, similar, starting_with, to_bytes

_Numbered = tuple[View | None, Array]  # a field of a segment, and the numbers of some of its strings, intp


def term(collection: Collection, reading: Reading, text: str | bytes) -> Terms:
    """One term, or all terms of one stem."""
    wanted, frequency = to_bytes(text), 0
    ranges: list[tuple[Range, ...]] = []
    for part in collection.parts:
        view = part.view(reading.name)
        number = view.lexicon.find(wanted) if view and wanted else None
        if view is None or number is None:
            ranges.append(())
            continue
        ranges.append((view.terms_of(number),))
        frequency += view.frequency(number)
    return Terms(reading, tuple(ranges), frequency)


def expanded(collection: Collection, reading: Reading, query: Any, most: int, clock: Clock) -> tuple[Terms, bool]:
    """The terms that a pattern or a range describes, and whether `most` cut them short, as it does no range."""
    found: list[_Numbered] = []
    for part in collection.parts:
        clock.check()
        view = part.view(reading.name)
        found.append((view, np.zeros(0, np.intp) if view is None else _numbers(view, query)))
    too_many = False
    if not isinstance(query, TermRange) and sum(len(numbers) for _, numbers in found) > most:
        found, too_many = _most_frequent(found, most, clock)
    ranges = tuple(() if view is None else _ranges(view, numbers) for view, numbers in found)
    return Terms(reading, ranges), too_many


def _numbers(view: View, query: Any) -> Array:
    """The numbers of the strings of a segment's lexicon, intp."""
    ordered = view.lexicon.ordered
    if isinstance(query, Wildcard):
        return matching(ordered, query.text)
    if isinstance(query, FuzzyTerm):
        ending = POSSESSIVE if isinstance(query, Spelled) else ""
        return similar(ordered, query.text, query.maxdist, query.prefixlength, ending)
    if isinstance(query, Prefix):
        ranks = starting_with(ordered, query.text)
    else:
        low, high = (None if end is None else to_bytes(end) for end in (query.start, query.end))
        ranks = between(ordered, low, high, after=query.startexcl, short=query.endexcl)
    return ordered.numbers(ranks.start, ranks.stop).astype(np.intp)


def _most_frequent(found: list[_Numbered], most: int, clock: Clock) -> tuple[list[_Numbered], bool]:
    """Of all segments' terms the `most` that most documents hold, and whether there were more."""
    totals: Counter[bytes] = Counter()
    named: list[list[bytes]] = []
    for view, numbers in found:
        clock.check()
        named.append([] if view is None else cut(view.lexicon.ordered.strings, numbers))
        if view is not None:
            totals.update(dict(zip(named[-1], view.frequencies(numbers).tolist(), strict=True)))
    if len(totals) <= most:
        return found, False
    kept = set(sorted(totals, key=lambda name: (-totals[name], name))[:most])
    chosen = [np.array([name in kept for name in names], bool) for names in named]
    return [(view, numbers[which]) for (view, numbers), which in zip(found, chosen, strict=True)], True


def _ranges(view: View, numbers: Array) -> tuple[Range, ...]:
    """The terms' numbers as ranges."""
    ranges = joined(np.sort(numbers))
    return tuple((view.terms_of(first)[0], view.terms_of(end - 1)[1]) for first, end in ranges)
