"""Looks places up in the texts of a segment: first the documents that can hold them, then only their positions."""

from functools import reduce
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import distinct, marked
from search.executor.part import Part
from search.executor.places import Before, Either, Place, Words
from search.executor.spans import NO_SPANS, Nearness, Spans, before, keys_of, near, side_by_side, union
from search.executor.terms import first_positions, postings

RARE = 16  # postings ÷ documents wanted from which each document is looked up


class _Found(NamedTuple):
    """The postings of a word in some documents."""

    positions: Array  # of the whole field
    documents: Array  # unsigned, posting by posting
    counts: Array
    starts: Array  # int64, where each posting's positions begin

    def only(self, at: Array) -> "_Found":
        """Some of the postings."""
        return _Found(self.positions, self.documents.take(at), self.counts.take(at), self.starts.take(at))


def spans_in(place: Place, part: Part, wanted: Array | None = None) -> Spans:
    """Where a place of one field is in a segment; only in the documents `wanted`, intp ascending, if they are given."""
    reader = _Reader(part)
    documents = reader.documents(place, wanted)
    return reader.spans(place, documents) if documents.size else NO_SPANS


class _Reader:
    """Reads the words of one place in one segment."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._found: dict[int, _Found | None] = {}

    def documents(self, place: Place, wanted: Array | None) -> Array:
        """Documents that may hold the place, intp ascending; the rarest of its words is read first."""
        if isinstance(place, Words):
            found = self._found[id(place)] = self._read(place, wanted)
            if found is None:
                return np.zeros(0, np.intp)
            if place.terms.singles(self._part) == 1:
                return found.documents.astype(np.intp)
            return distinct(found.documents, self._part.documents)
        if isinstance(place, Either):
            several = [self.documents(one, wanted) for one in place.places]
            return distinct(np.concatenate(several), self._part.documents)
        for one in sorted(place.places, key=self._size):
            wanted = self.documents(one, wanted)
            if not wanted.size:
                break
        return np.zeros(0, np.intp) if wanted is None else wanted

    def spans(self, place: Place, documents: Array) -> Spans:
        """Where the place is in these documents, intp ascending."""
        if isinstance(place, Words):
            return self._words(place, documents)
        several = [self.spans(one, documents) for one in place.places]
        if isinstance(place, Either):
            return union(several)
        if isinstance(place, Before):
            return _folded_before(several)
        if place.how.adjacent and all(isinstance(one.lengths, int) for one in several):
            return side_by_side(several)
        return _halves(several, place.how) if place.halves else reduce(lambda a, b: near(a, b, place.how), several)

    def _size(self, place: Place) -> int:
        if isinstance(place, Words):
            return place.terms.size(self._part)
        sizes = map(self._size, place.places)
        return sum(sizes) if isinstance(place, Either) else min(sizes)

    def _read(self, words: Words, wanted: Array | None) -> _Found | None:
        """The postings in the documents wanted; None where there are none at all."""
        view = words.terms.view(self._part)
        if view is None or view.inverted.positions is None:
            return None
        ranges = words.terms.ranges[self._part.number]
        documents, counts = postings(view, ranges)
        if counts is None:
            return None
        all_of_them = _Found(view.inverted.positions, documents, counts, first_positions(view, ranges, counts))
        if wanted is None:
            return all_of_them
        if len(wanted) * RARE < len(documents) and words.terms.singles(self._part) == 1:
            narrow = wanted.astype(documents.dtype)
            at = documents.searchsorted(narrow)
            return all_of_them.only(at[documents.take(at, mode="clip") == narrow])
        return all_of_them.only(np.flatnonzero(marked(wanted, self._part.documents).take(documents)))

    def _words(self, words: Words, documents: Array) -> Spans:
        found = self._found.get(id(words))
        if found is None:
            return NO_SPANS
        if len(documents) < len(found.documents):
            found = found.only(np.flatnonzero(marked(documents, self._part.documents).take(found.documents)))
        keys = keys_of(found.documents, found.counts, found.positions, found.starts)
        if words.terms.singles(self._part) > 1:
            keys.sort(kind="stable")
        return Spans(keys, 0)


def _halves(several: list[Spans], how: Nearness) -> Spans:
    """Joined as a tree of halves, as Whoosh's Sequence does."""
    if len(several) == 1:
        return several[0]
    half = len(several) // 2
    return near(_halves(several[:half], how), _halves(several[half:], how), how)


def _folded_before(several: list[Spans]) -> Spans:
    if len(several) == 1:
        return several[0]
    half = len(several) // 2
    return before(_folded_before(several[:half]), _folded_before(several[half:]))
