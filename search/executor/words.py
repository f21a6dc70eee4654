"""Words: the postings of one or several terms in one or several fields, scored as one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import NONE, added_up, marked
from search.executor.collection import Collection
from search.executor.hits import NO_HITS, Hits, Kept
from search.executor.node import Node
from search.executor.part import Part, Range, View
from search.executor.terms import MOST_SINGLES, RARE, Terms, postings
from search.ranking import K1

SPARSE = 8  # a segment's documents ÷ postings from which sorting is cheaper than an array of all documents
NO_WEIGHTS = np.zeros(0, np.float32)


class Weighted(NamedTuple):
    """Documents with the weighted counts of a word."""

    documents: Array  # intp, ascending
    weights: Array  # float32, above zero


class _Share(NamedTuple):
    """A word's part in one field of a segment."""

    view: View
    ranges: tuple[Range, ...]
    norms: Array  # float32 (documents,)

    @property
    def size(self) -> int:
        """Postings."""
        first = self.view.inverted.first
        return sum(int(first[end]) - int(first[start]) for start, end in self.ranges)

    @property
    def is_single(self) -> bool:
        """Whether it is one term, so that no document comes twice."""
        return len(self.ranges) == 1 and self.ranges[0][1] - self.ranges[0][0] == 1


class Word(Node):
    """Terms that count as one word; those of its fields are added up before they are saturated (BM25F).

    However a document's weight is worked out, it has the same bits: it is the true sum, rounded once. A norm has 24
    bits and a count few, so that float64 holds every sum of their products; only an array of all documents spares
    itself that where one product is all there is.
    """

    positive = True

    def __init__(self, collection: Collection, terms: Sequence[Terms], idf: float) -> None:
        self._collection = collection
        self.terms = terms
        self._factor = np.float32(idf * (K1 + 1))

    def size(self, part: Part) -> int:
        return min(part.documents, sum(terms.size(part) for terms in self.terms))

    def hits(self, part: Part) -> Hits:
        documents, weights = self.weighted(part)
        return Hits(documents, self.scores(weights)) if documents.size else NO_HITS

    def among(self, part: Part, documents: Array) -> Kept:
        size = sum(terms.size(part) for terms in self.terms)
        singles = sum(terms.singles(part) for terms in self.terms)
        if len(documents) * RARE < size and singles <= MOST_SINGLES:
            weights = self._looked_up(part, documents)
        elif len(documents) * 2 < part.documents:
            weights = self._passing(part, documents)
        else:
            weights = self.dense(part).take(documents)
        at = np.flatnonzero(weights > 0)
        return Kept(at, self.scores(weights.take(at)))

    def is_common(self, part: Part) -> bool:
        """Whether an array of all documents is the cheapest way to add up its postings."""
        return sum(terms.size(part) for terms in self.terms) * SPARSE >= part.documents

    def add_to(self, part: Part, total: Array, found: Array | None) -> None:
        if not self.is_common(part):
            super().add_to(part, total, found)
            return
        weights = self.dense(part)
        if found is not None:
            found |= weights > 0
        total += self.scores(weights)

    def weighted(self, part: Part) -> Weighted:
        """All documents of a segment that hold the word, with its weighted counts."""
        if self.is_common(part):
            weights = self.dense(part)
            documents = np.flatnonzero(weights > 0)
            return Weighted(documents, weights.take(documents))
        shares = list(self._shares(part))
        if not shares:
            return Weighted(NONE, NO_WEIGHTS)
        documents, weights = _joined(shares)
        if len(shares) > 1 or not shares[0].is_single:
            documents, weights = added_up(documents, weights)
        return Weighted(documents, weights.astype(np.float32))

    def _shares(self, part: Part) -> Iterator[_Share]:
        for terms in self.terms:
            view = terms.view(part)
            if view is not None:
                norms = view.norms(self._collection.average(terms.reading.name))
                yield _Share(view, terms.ranges[part.number], norms)

    def dense(self, part: Part) -> Array:
        """The weighted counts of all documents, float32 (documents,)."""
        total = np.zeros(part.documents, np.float32)
        shares = sorted(self._shares(part), key=_size)
        if not shares:
            return total
        largest = shares.pop()
        np.add.at(total, *_held(largest))
        if not shares:
            total *= largest.norms
            return total
        documents, more = _everywhere(shares, part.documents)
        more += _times(largest.norms.take(documents), total.take(documents))
        total *= largest.norms
        total[documents] = more
        return total

    def _passing(self, part: Part, documents: Array) -> Array:
        """The weighted counts of some documents, float32; all postings are looked through."""
        mask, total = marked(documents, part.documents), np.zeros(part.documents)
        for share in self._shares(part):
            np.add.at(total, *_weighed(share, mask))
        return total.take(documents).astype(np.float32)

    def _looked_up(self, part: Part, documents: Array) -> Array:
        """The weighted counts of some documents, float32."""
        total = np.zeros(len(documents))
        for view, ranges, norms in self._shares(part):
            narrow = documents.astype(view.inverted.documents.dtype)
            for number in (number for first, end in ranges for number in range(first, end)):
                here, at = view.inverted.found_in(number, narrow)
                if here.size and view.inverted.counts is not None:
                    total[here] += _times(norms.take(documents.take(here)), view.inverted.counts.take(at))
        return total.astype(np.float32)

    def scores(self, weights: Array) -> Array:
        """Weighted counts as scores, float32."""
        return scores(weights, self._factor)


def together(words: Sequence[Word], part: Part) -> tuple[Array, list[Array]]:
    """The documents that hold all of several common words, and the scores of each word."""
    weights = [word.dense(part) for word in words]
    there = weights[0] > 0
    for one in weights[1:]:
        there &= one > 0
    documents = np.flatnonzero(there)
    return documents, [word.scores(one.take(documents)) for word, one in zip(words, weights, strict=True)]


def _size(share: _Share) -> int:
    return share.size


def scores(weights: Array, factor: np.float32) -> Array:
    """Weighted counts saturated, float32; `factor` is idf times (K1 + 1)."""
    saturated = weights / (weights + np.float32(K1))
    saturated *= factor
    return saturated


def _held(share: _Share) -> tuple[Array, Array]:
    """Documents, term by term, with the count of each posting, float32."""
    found, counts = postings(share.view, share.ranges)
    return found.astype(np.intp), np.ones(len(found), np.float32) if counts is None else counts.astype(np.float32)


def _everywhere(shares: Sequence[_Share], size: int) -> tuple[Array, Array]:
    """Documents, posting by posting, with the sum of all their weighted counts, float64; `size` documents there are."""
    documents, weights = _joined(shares)
    if len(shares) == 1 and shares[0].is_single:
        return documents, weights
    last = np.empty(size, np.intp)  # posting of each document; quicker than sorting them
    last[documents] = np.arange(len(documents))
    at = last.take(documents)
    return documents, np.bincount(at, weights, len(documents)).take(at)


def _joined(shares: Sequence[_Share]) -> tuple[Array, Array]:
    """The postings of several fields, one behind the other."""
    if len(shares) == 1:
        return _weighed(shares[0])
    documents, weights = zip(*map(_weighed, shares), strict=True)
    return np.concatenate(documents), np.concatenate(weights)


def _weighed(share: _Share, mask: Array | None = None) -> tuple[Array, Array]:
    """Documents, term by term, with the weighted count of each posting, float64; only where the mask is true."""
    documents, counts = _held(share)
    if mask is not None:
        at = np.flatnonzero(mask.take(documents))
        documents, counts = documents.take(at), counts.take(at)
    return documents, _times(share.norms.take(documents), counts)


def _times(norms: Array, counts: Array) -> Array:
    """Weighted counts, float64, to the last bit."""
    return np.multiply(norms, counts, dtype=np.float64)
