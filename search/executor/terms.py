"""The terms of one Whoosh field that a word or a pattern stands for, segment by segment."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import ragged
from search.executor.part import Part, Range, View
from search.executor.readings import Reading

PLACE = 32  # bits of a key for the position; the document's number stands above them
RARE = 16  # postings ÷ documents wanted from which each document is looked up
MOST_SINGLES = 16  # terms of a word up to which documents are looked up in each
FEW = 32  # ranges up to which slices are joined one by one


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of a field."""

    reading: Reading
    ranges: tuple[tuple[Range, ...], ...]  # by segment, ascending, not touching
    frequency: int | None = None  # documents of the term in all segments; None where there may be several terms

    def view(self, part: Part) -> View | None:
        """The field in a segment; None where it holds none of the terms."""
        return part.view(self.reading.name) if self.ranges[part.number] else None

    def size(self, part: Part) -> int:
        """Postings in a segment, hence at least as many as documents."""
        view = part.view(self.reading.name)
        if view is None:
            return 0
        first = view.inverted.first
        return sum(int(first[end]) - int(first[start]) for start, end in self.ranges[part.number])

    def numbers(self, part: Part) -> Iterator[int]:
        """The terms' numbers in a segment."""
        return (number for start, end in self.ranges[part.number] for number in range(start, end))

    def keys_in(self, part: Part, documents: Array) -> list[int]:
        """The keys of all places in few documents of a segment, intp ascending: their place in the list << PLACE | the
        position; in any order.
        """
        view = self.view(part)
        if view is None:
            return []
        local = documents.astype(view.inverted.documents.dtype)
        found: list[int] = []
        for number in self.numbers(part):
            for owner, places in view.inverted.occurrences_in(number, local):
                base = owner << PLACE
                found += [base + place for place in places]
        return found

    def singles(self, part: Part) -> int:
        """How many terms there are in a segment."""
        return sum(end - start for start, end in self.ranges[part.number])


def renumbered(keys: Array, documents: Array) -> Array:
    """Keys by the place of a document among some, as keys by what `documents` has at that place."""
    owners = keys >> PLACE
    by_document: Array = keys + (documents.take(owners) - owners << PLACE)
    return by_document


def postings(view: View, ranges: tuple[Range, ...]) -> tuple[Array, Array | None]:
    """Documents and counts, unsigned, term by term."""
    inverted = view.inverted
    if len(ranges) == 1:
        return inverted.postings(*ranges[0])
    if len(ranges) <= FEW:
        documents, counts = zip(*(inverted.postings(*one) for one in ranges), strict=True)
        return np.concatenate(documents), None if inverted.counts is None else np.concatenate(counts)
    at = ragged(*_slices(inverted.first, ranges))
    return inverted.documents.take(at), None if inverted.counts is None else inverted.counts.take(at)


def first_positions(view: View, ranges: tuple[Range, ...], counts: Array) -> Array:
    """Where in the field's positions those of each posting begin, int64; `counts` are those of `postings`."""
    ends = np.cumsum(counts, dtype=np.int64)
    ends -= counts
    place = view.inverted.place
    if place is None:
        raise ValueError(f"the field {view.reading.name} has no positions")
    _, sizes = _slices(view.inverted.first, ranges)
    begins = np.cumsum(sizes) - sizes
    starts = place.take(np.array([start for start, _ in ranges])).astype(np.int64)
    return ends + np.repeat(starts - ends.take(begins), sizes)


def joined(numbers: Array) -> tuple[Range, ...]:
    """Ascending term numbers as ranges."""
    if not numbers.size:
        return ()
    numbers = numbers.astype(np.int64)
    breaks = np.flatnonzero(np.diff(numbers) != 1)
    starts = numbers.take(np.append(0, breaks + 1))
    ends = numbers.take(np.append(breaks, len(numbers) - 1)) + 1
    return tuple(zip(starts.tolist(), ends.tolist(), strict=True))


def _slices(first: Array, ranges: tuple[Range, ...]) -> tuple[Array, Array]:
    """Where each range's postings begin, and how many they are."""
    edges = first.take(np.array(ranges).ravel()).astype(np.intp).reshape(-1, 2)
    return edges[:, 0], edges[:, 1] - edges[:, 0]
