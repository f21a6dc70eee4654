"""Looks places up in the texts of a segment: first the documents that can hold them, then only their positions."""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import NONE, distinct, marked, ragged, spread
from search.executor.chains import chained
from search.executor.part import Part
from search.executor.places import Before, Chain, Either, Leading, Place, Together, Words, fields_of, is_solid
from search.executor.spans import NO_SPANS, Nearness, Spans, before, near, side_by_side, union
from search.executor.terms import MOST_SINGLES, PLACE, RARE, Terms, first_positions, postings, renumbered
from search.executor.units import leading, together

FEW = 64  # documents wanted, and terms of a word, up to which its positions are looked up document by document
SHORT = 8  # words up to which a phrase is read word by word
MANY = 4  # a segment's documents ÷ documents wanted up to which reading only those would save nothing


class _Found(NamedTuple):
    """The postings of a word."""

    documents: Array  # unsigned, posting by posting
    counts: Array
    positions: Array  # of the whole field where there are `starts`, else of these postings alone
    starts: Array | None  # int64, where each posting's positions begin; None where they lie side by side

    def only(self, at: Array) -> "_Found":
        """Some of the postings."""
        starts = self.starts if self.starts is not None else np.cumsum(self.counts, dtype=np.int64) - self.counts
        return _Found(self.documents.take(at), self.counts.take(at), self.positions, starts.take(at))

    def keys(self) -> Array:
        """The keys of all the positions, posting by posting."""
        keys = spread(self.documents.astype(np.int64) << PLACE, self.counts)
        keys += self.positions if self.starts is None else self.positions.take(ragged(self.starts, self.counts))
        return keys


def spans_in(place: Place, part: Part, wanted: Array | None = None) -> Spans:
    """Where a place of one field is in a segment; only in the documents `wanted`, intp ascending, if they are given."""
    reader = _Reader(part)
    documents = reader.documents(place, wanted)
    spans = reader.spans(place, documents) if documents.size else NO_SPANS
    if wanted is None or not _are_many(wanted, part):
        return spans
    return spans.only(np.flatnonzero(marked(wanted, part.documents).take(spans.documents)))


class _Reader:
    """Reads the words of one place in one segment."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._found: dict[int, _Found | None] = {}

    def documents(self, place: Place, wanted: Array | None) -> Array:
        """Documents among which all are that hold the place, intp ascending; the rarest of its words is read first."""
        if wanted is not None and len(wanted) <= FEW:
            return wanted
        if isinstance(place, Words):
            return self._holding(place, wanted)
        if isinstance(place, Either):
            several = [self.documents(one, wanted) for one in place.places]
            return distinct(np.concatenate(several), self._part.documents)
        for one in sorted(place.places, key=self._size):
            wanted = self.documents(one, wanted)
            if not wanted.size:
                break
        return NONE if wanted is None else wanted

    def spans(self, place: Place, documents: Array) -> Spans:
        """Where the place is in these documents, intp ascending, and maybe in others."""
        if isinstance(place, Words):
            return self._words(place, documents)
        several = self._each(place.places, documents)
        if isinstance(place, Either):
            return union(several)
        if isinstance(place, Before):
            return _folded_before(several)
        if isinstance(place, Chain):
            return chained(several, list(map(is_solid, place.places)), place.most, ordered=place.ordered)
        if isinstance(place, Together | Leading):
            return _in_units(place, several, self._part)
        if place.how.adjacent and all(isinstance(one.lengths, int) for one in several):
            return side_by_side(several)
        return _halves(several, place.how) if place.halves else reduce(lambda a, b: near(a, b, place.how), several)

    def _each(self, places: Sequence[Place], documents: Array) -> list[Spans]:
        """The spans of each place; a long phrase's words are compared, so that one that comes again is read once."""
        if len(places) <= SHORT:
            return [self.spans(one, documents) for one in places]
        known: dict[Place, Spans] = {}
        for one in places:
            if one not in known:
                known[one] = self.spans(one, documents)
        return [known[one] for one in places]

    def _in_few(self, terms: Terms, documents: Array) -> Spans:
        keys = np.array(sorted(terms.keys_in(self._part, documents)), np.int64)
        return Spans(renumbered(keys, documents), 0)

    def _size(self, place: Place) -> int:
        if isinstance(place, Words):
            return place.terms.size(self._part)
        sizes = map(self._size, place.places)
        return sum(sizes) if isinstance(place, Either) else min(sizes)

    def _holding(self, words: Words, wanted: Array | None) -> Array:
        """Read a word's postings, at least those in the documents wanted."""
        found = _read(words.terms, self._part)
        many = wanted is None or _are_many(wanted, self._part)
        if found is not None and wanted is not None and not many:
            found = found.only(self._at(words, found.documents, wanted))
        self._found[id(words)] = found
        if found is None:
            return NONE
        if wanted is not None and many:
            return wanted
        if words.terms.singles(self._part) == 1:
            return found.documents.astype(np.intp)
        return distinct(found.documents, self._part.documents)

    def _at(self, words: Words, documents: Array, wanted: Array) -> Array:
        """Which postings, given by their documents, lie in the documents wanted, intp."""
        singles = words.terms.singles(self._part)
        if singles <= MOST_SINGLES and len(wanted) * singles * RARE < len(documents):
            return np.concatenate(
                [_looked_up(one, offset, wanted) for offset, one in self._term_by_term(words, documents)]
            )
        return np.flatnonzero(marked(wanted, self._part.documents).take(documents))

    def _term_by_term(self, words: Words, documents: Array) -> Iterator[tuple[int, Array]]:
        """The postings of each term, which are in order of document, and how many come before them."""
        view = words.terms.view(self._part)
        if view is None:
            return
        offset = 0
        for start, end in words.terms.ranges[self._part.number]:
            for size in np.diff(view.inverted.first[start : end + 1]).tolist():
                yield offset, documents[offset : offset + size]
                offset += size

    def _words(self, words: Words, documents: Array) -> Spans:
        if id(words) not in self._found and words.terms.singles(self._part) <= FEW:
            return self._in_few(words.terms, documents)
        found = self._found.get(id(words)) or _read(words.terms, self._part)
        if found is None:
            return NO_SPANS
        if len(documents) * 2 < len(found.documents):
            found = found.only(self._at(words, found.documents, documents))
        keys = found.keys()
        if words.terms.singles(self._part) > 1:
            keys.sort(kind="stable")
        return Spans(keys, 0)


def _are_many(wanted: Array, part: Part) -> bool:
    """Whether postings are read in all documents, as reading only those wanted would save nothing."""
    return len(wanted) * MANY > part.documents


def _looked_up(documents: Array, offset: int, wanted: Array) -> Array:
    """Where the documents wanted are among others, each plus an offset; both ascending."""
    narrow = wanted.astype(documents.dtype)
    at = documents.searchsorted(narrow)
    return at.take(np.flatnonzero(documents.take(at, mode="clip") == narrow)) + offset


def _read(terms: Terms, part: Part) -> _Found | None:
    """All postings of a word; None where there are none, or no positions."""
    view = terms.view(part)
    if view is None or view.inverted.positions is None:
        return None
    ranges = terms.ranges[part.number]
    documents, counts = postings(view, ranges)
    if counts is None:
        return None
    if len(ranges) == 1:
        return _Found(documents, counts, view.inverted.occurrences(*ranges[0]), None)
    return _Found(documents, counts, view.inverted.positions, first_positions(view, ranges, counts))


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


def _in_units(place: Together | Leading, several: list[Spans], part: Part) -> Spans:
    view = part.view(fields_of(place)[0])
    if view is None:
        return NO_SPANS
    if isinstance(place, Leading):
        return leading(several[0], view.inverted)
    return together(several, view.inverted, place.unit)
