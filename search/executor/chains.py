"""Things near each other, each near the one before it: found in a time that grows with their number alone.

All pairs that stand near would be far more where both are common; of the chains that end at a place one is kept.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import NONE
from search.executor.spans import Spans, distinct

_Side = Callable[[Spans, Spans], tuple[Array, Array]]
_NEVER = np.iinfo(np.int64).max


class _Links(NamedTuple):
    """The places that are near one before them."""

    at: Array  # intp, ascending
    to: Array  # intp, the one that each is linked to


def chained(several: Sequence[Spans], solid: Sequence[bool], most: int, *, ordered: bool) -> Spans:
    """From the first to the last position of chains: for each place of the last thing and of the first the shortest.

    most  words from one place to the one before it, at most; neither overlaps the other
    solid  whether each thing is all words; what has others between its own may have its neighbours among them
    ordered  whether each place stands behind the one before it
    """
    to_last = _followed(several, solid, most, _before if ordered else None)
    to_first = _followed(several[::-1], solid[::-1], most, _behind if ordered else None)
    low, high = (np.concatenate(ends) for ends in zip(to_last, to_first, strict=True))
    return distinct(low, high - low)


def _followed(several: Sequence[Spans], solid: Sequence[bool], most: int, side: _Side | None) -> tuple[Array, Array]:
    """Where the shortest chain to each place of the last thing begins and ends.

    side  where the one before a place is looked for; None for both sides
    """
    places = several[0]
    low, high = places.keys, places.ends
    for spans, loose in zip(several[1:], _loose(solid), strict=True):
        if side is not None:
            links = _kept(*side(places, spans), most)
        else:
            links = _touching(places, spans, most) if loose else _nearest(places, spans, most)
        places = spans.only(links.at)
        low, high = np.minimum(low.take(links.to), places.keys), np.maximum(high.take(links.to), places.ends)
    return low, high


def _loose(solid: Sequence[bool]) -> list[bool]:
    return [not (one and other) for one, other in pairwise(solid)]


def _kept(distances: Array, to: Array, most: int) -> _Links:
    at = np.flatnonzero(distances <= most)
    return _Links(at, to.take(at))


def _before(places: Spans, spans: Spans) -> tuple[Array, Array]:
    """How far each span is from the place that ends last before it, and which that is."""
    ends, order = _by_end(places)
    found = ends.searchsorted(spans.keys) - 1
    distances = spans.keys - ends.take(found, mode="clip") if ends.size else np.zeros(len(found), np.int64)
    return np.where(found < 0, _NEVER, distances), order.take(found, mode="clip") if ends.size else found


def _behind(places: Spans, spans: Spans) -> tuple[Array, Array]:
    """How far each span is from the place that begins first behind it, and which that is."""
    ends = spans.ends
    found = places.keys.searchsorted(ends, "right")
    distances = places.keys.take(found, mode="clip") - ends if places.keys.size else np.zeros(len(found), np.int64)
    return np.where(found == len(places.keys), _NEVER, distances), found


def _nearest(places: Spans, spans: Spans, most: int) -> _Links:
    distances, to = _before(places, spans)
    others, behind = _behind(places, spans)
    nearer = others < distances
    return _kept(np.where(nearer, others, distances), np.where(nearer, behind, to), most)


def _touching(places: Spans, spans: Spans, most: int) -> _Links:
    """Each span with the place that begins first of those that are near it or overlap it."""
    if not places.keys.size:
        return _Links(NONE, NONE)
    ends, order = _by_end(places)
    starts = places.keys.take(order)
    earliest = np.minimum.accumulate(starts[::-1])[::-1]  # of those that end there or later
    found = ends.searchsorted(spans.keys - most)
    at = np.flatnonzero((found < len(ends)) & (earliest.take(found, mode="clip") <= spans.ends + most))
    return _Links(at, places.keys.searchsorted(earliest.take(found.take(at))))


def _by_end(places: Spans) -> tuple[Array, Array]:
    """The ends in order, and which place each is of."""
    if isinstance(places.lengths, int):
        return places.ends, np.arange(len(places.keys))
    order = np.lexsort((places.keys, places.ends))
    return places.ends.take(order), order
