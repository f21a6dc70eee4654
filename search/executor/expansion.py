"""Whoosh's leaves as terms of the segments; how many a pattern may stand for is limited."""

from collections import Counter
from typing import Any

import numpy as np
from whoosh.query import FuzzyTerm, Prefix, TermRange, Wildcard

from index.segment.array_file import Array
from search.executor.clock import Clock
from search.executor.collection import Collection
from search.executor.part import Range, View
from search.executor.readings import Reading
from search.executor.terms import Terms, joined
from search.executor.vocabulary import between, matching, similar, starting_with, to_bytes

_Ranked = tuple[View | None, Array]  # a field of a segment, and where some of its terms stand in order, intp


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
    found: list[_Ranked] = []
    for part in collection.parts:
        clock.check()
        view = part.view(reading.name)
        found.append((view, np.zeros(0, np.intp) if view is None else _ranks(view, query)))
    limited = not isinstance(query, TermRange) and sum(len(ranks) for _, ranks in found) > most
    too_many = False
    if limited:
        found, too_many = _most_frequent(found, most, clock)
    ranges = tuple(() if view is None else _ranges(view, ranks) for view, ranks in found)
    return Terms(reading, ranges), too_many


def _ranks(view: View, query: Any) -> Array:
    """Where the terms stand in the order of a segment's field, intp."""
    ordered = view.lexicon.ordered
    if isinstance(query, Wildcard):
        return matching(ordered, query.text)
    if isinstance(query, FuzzyTerm):
        return similar(ordered, query.text, query.maxdist, query.prefixlength)
    if isinstance(query, Prefix):
        ranks = starting_with(ordered, query.text)
    else:
        low, high = (None if end is None else to_bytes(end) for end in (query.start, query.end))
        ranks = between(ordered, low, high, after=query.startexcl, short=query.endexcl)
    return np.arange(ranks.start, ranks.stop)


def _most_frequent(found: list[_Ranked], most: int, clock: Clock) -> tuple[list[_Ranked], bool]:
    """Of all segments' terms the `most` that most documents hold, and whether there were more."""
    totals: Counter[bytes] = Counter()
    named: list[list[bytes]] = []
    for view, ranks in found:
        clock.check()
        ordered = view.lexicon.ordered if view else None
        named.append([ordered[rank] for rank in ranks.tolist()] if ordered else [])
        if view is not None:
            numbers = _numbers(view, ranks)
            totals.update(dict(zip(named[-1], view.frequencies(numbers).tolist(), strict=True)))
    if len(totals) <= most:
        return found, False
    kept = set(sorted(totals, key=lambda name: (-totals[name], name))[:most])
    chosen = [np.array([name in kept for name in names], bool) for names in named]
    return [(view, ranks[which]) for (view, ranks), which in zip(found, chosen, strict=True)], True


def _numbers(view: View, ranks: Array) -> Array:
    order = view.lexicon.ordered.order
    return ranks if order is None else order.take(ranks).astype(np.intp)


def _ranges(view: View, ranks: Array) -> tuple[Range, ...]:
    """The terms' numbers as ranges."""
    ranges = joined(np.sort(_numbers(view, ranks)))
    return tuple((view.terms_of(first)[0], view.terms_of(end - 1)[1]) for first, end in ranges)
