"""Where something stands in the texts of a segment: spans of positions, and how those of two things are joined."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import ragged, ranks, runs, shared
from search.executor.terms import PLACE


class Spans(NamedTuple):
    """Places in a segment's texts in order, none twice."""

    keys: Array  # int64, document << PLACE | first position
    lengths: Array | int  # positions from the first to the last, so 0 for a word; one number where all are the same

    @property
    def ends(self) -> Array:
        """Keys of the last positions."""
        return self.keys + self.lengths

    @property
    def documents(self) -> Array:
        """The document of each, intp, ascending."""
        return self.keys >> PLACE

    def only(self, at: Array) -> "Spans":
        """Some of the spans."""
        return Spans(self.keys.take(at), self.lengths if isinstance(self.lengths, int) else self.lengths.take(at))


NO_SPANS = Spans(np.zeros(0, np.int64), 0)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How two things must stand to each other; a distance is from the last word of one to the first of the other."""

    most: int = 1
    ordered: bool = True
    least: int = 1  # 0 lets them overlap

    @property
    def adjacent(self) -> bool:
        """Whether one must stand directly behind the other."""
        return self.ordered and self.least == self.most == 1


def union(several: list[Spans]) -> Spans:
    """All the spans."""
    several = [spans for spans in several if spans.keys.size]
    if len(several) < 2:
        return several[0] if several else NO_SPANS
    keys = np.concatenate([spans.keys for spans in several])
    if all(isinstance(one.lengths, int) and one.lengths == several[0].lengths for one in several):
        keys.sort(kind="stable")
        return Spans(keys.take(runs(keys)), several[0].lengths)
    return distinct(keys, np.concatenate([np.broadcast_to(one.lengths, one.keys.shape) for one in several]))


def distinct(keys: Array, lengths: Array) -> Spans:
    """Spans in order, each once."""
    order = np.lexsort((lengths, keys))
    keys, lengths = keys.take(order), lengths.take(order)
    new = np.ones(len(keys), bool)
    new[1:] = (keys[1:] != keys[:-1]) | (lengths[1:] != lengths[:-1])
    return Spans(keys[new], lengths[new])


def side_by_side(several: list[Spans]) -> Spans:
    """Spans that stand directly behind each other in this order; the lengths of each are one number."""
    lengths = [int(spans.lengths) for spans in several]
    offsets = np.cumsum([0, *(length + 1 for length in lengths)])
    (rarest, first), *others = sorted(zip(several, offsets[:-1].tolist(), strict=True), key=_many)
    found = rarest.keys - first if first else rarest.keys
    for spans, offset in others:
        if not found.size:
            break
        found = shared(found, spans.keys - offset if offset else spans.keys)
    return Spans(found, int(offsets[-1]) - 1)


def _many(placed: tuple[Spans, int]) -> int:
    return len(placed[0].keys)


def near(first: Spans, second: Spans, how: Nearness) -> Spans:
    """Spans from one to the other, wherever the two stand as near as that."""
    if not first.keys.size or not second.keys.size:
        return NO_SPANS
    ends = first.ends
    low = ends + how.least if how.ordered and how.least else first.keys
    if not how.ordered:
        low = first.keys - (how.most + int(np.max(second.lengths)))  # of an earlier document none is near enough
    in_order = isinstance(first.lengths, int) or not how.ordered
    begin = ranks(low, second.keys) if in_order else second.keys.searchsorted(low)
    some = np.flatnonzero((begin < second.keys.size) & (second.keys.take(begin, mode="clip") <= ends + how.most))
    if not some.size:
        return NO_SPANS
    begin = begin.take(some)
    sizes = second.keys.searchsorted(ends.take(some) + how.most, side="right") - begin
    one, other = np.repeat(some, sizes), ragged(begin, sizes)
    starts, stops = first.keys[one], ends[one]
    other_starts, other_stops = second.keys[other], second.ends[other]
    distance = np.maximum(np.maximum(other_starts - stops, starts - other_stops), 0)
    fits = (distance >= how.least) & (distance <= how.most)
    keys = np.minimum(starts, other_starts)[fits]
    return distinct(keys, np.maximum(stops, other_stops)[fits] - keys)


def before(first: Spans, second: Spans) -> Spans:
    """Spans of the first that end before the first one of the second in the same document begins."""
    if not first.keys.size or not second.keys.size:
        return NO_SPANS
    begins = runs(second.documents)
    owners, earliest = second.documents[begins], second.keys[begins]
    at = owners.searchsorted(first.documents)
    inside = (owners.take(at, mode="clip") == first.documents) & (first.ends < earliest.take(at, mode="clip"))
    return first.only(np.flatnonzero(inside))
