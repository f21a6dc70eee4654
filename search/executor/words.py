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


class Word(Node):
    """Terms that count as one word; those of its fields are added up before they are saturated (BM25F)."""

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
            weights = self.dense(part, marked(documents, part.documents)).take(documents)
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
        shares = list(self._shares(part))
        if not self.is_common(part):
            pieces = [_weighed(share) for share in shares]
            if len(pieces) == 1 and self.terms_in(part) == 1:
                return pieces[0]
            if not pieces:
                return Weighted(NONE, NO_WEIGHTS)
            return Weighted(*added_up(*map(np.concatenate, zip(*pieces, strict=True))))
        weights = self.dense(part)
        documents = np.flatnonzero(weights > 0)
        return Weighted(documents, weights.take(documents))

    def terms_in(self, part: Part) -> int:
        """How many terms the word has in a segment."""
        return sum(terms.singles(part) for terms in self.terms)

    def _shares(self, part: Part) -> Iterator[_Share]:
        for terms in self.terms:
            view = terms.view(part)
            if view is not None:
                norms = view.norms(self._collection.average(terms.reading.name))
                yield _Share(view, terms.ranges[part.number], norms)

    def dense(self, part: Part, mask: Array | None = None) -> Array:
        """The weighted counts of all documents, float32 (documents,); only where the mask is true, if there is one."""
        shares = list(self._shares(part))
        total = np.zeros(part.documents, np.float32)
        if mask is None and shares:
            largest = max(shares, key=_size)
            shares.remove(largest)
            found, counts = postings(largest.view, largest.ranges)
            np.add.at(total, found.astype(np.intp), _counts(counts, found))
            total *= largest.norms
        for share in shares:
            np.add.at(total, *_weighed(share, mask))
        return total

    def _looked_up(self, part: Part, documents: Array) -> Array:
        """The weighted counts of some documents, float32."""
        total = np.zeros(len(documents), np.float32)
        for view, ranges, norms in self._shares(part):
            narrow = documents.astype(view.inverted.documents.dtype)
            for number in (number for first, end in ranges for number in range(first, end)):
                here, at = view.inverted.found_in(number, narrow)
                if here.size and view.inverted.counts is not None:
                    total[here] += view.inverted.counts.take(at) * norms.take(documents.take(here))
        return total

    def scores(self, weights: Array) -> Array:
        """Weighted counts as scores, float32."""
        return scores(weights, self._factor)


def together(words: Sequence[Word], part: Part) -> Hits:
    """The documents that hold all of several common words."""
    weights = [word.dense(part) for word in words]
    there = weights[0] > 0
    for one in weights[1:]:
        there &= one > 0
    documents = np.flatnonzero(there)
    total = np.zeros(len(documents), np.float32)
    for word, one in zip(words, weights, strict=True):
        total += word.scores(one.take(documents))
    return Hits(documents, total)


def _size(share: _Share) -> int:
    first = share.view.inverted.first
    return sum(int(first[end]) - int(first[start]) for start, end in share.ranges)


def _counts(counts: Array | None, found: Array) -> Array:
    return np.ones(len(found), np.float32) if counts is None else counts.astype(np.float32)


def scores(weights: Array, factor: np.float32) -> Array:
    """Weighted counts saturated, float32; `factor` is idf times (K1 + 1)."""
    saturated = weights / (weights + np.float32(K1))
    saturated *= factor
    return saturated


def _weighed(share: _Share, mask: Array | None = None) -> Weighted:
    """Documents, term by term, with the weighted count of each posting."""
    found, counts = postings(share.view, share.ranges)
    documents = found.astype(np.intp)
    if mask is not None:
        at = np.flatnonzero(mask.take(documents))
        documents, counts = documents.take(at), None if counts is None else counts.take(at)
    weights = share.norms.take(documents)
    if counts is not None:
        weights *= counts
    return Weighted(documents, weights)
