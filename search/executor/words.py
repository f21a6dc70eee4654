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
from search.executor.terms import Terms, postings
from search.ranking import K1

SPARSE = 8  # a segment's documents ÷ postings from which sorting is cheaper than an array of all documents
RARE = 16  # postings ÷ candidates from which each candidate is looked up
MOST_SINGLES = 16  # terms up to which candidates are looked up in each
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
        return Hits(documents, self._scores(weights)) if documents.size else NO_HITS

    def among(self, part: Part, documents: Array) -> Kept:
        size = sum(terms.size(part) for terms in self.terms)
        singles = sum(terms.singles(part) for terms in self.terms)
        if len(documents) * RARE < size and singles <= MOST_SINGLES:
            weights = self._looked_up(part, documents)
        elif len(documents) * 2 < part.documents:
            weights = self._dense(part, marked(documents, part.documents)).take(documents)
        else:
            weights = self._dense(part).take(documents)
        at = np.flatnonzero(weights > 0)
        return Kept(at, self._scores(weights.take(at)))

    def add_to(self, part: Part, total: Array, found: Array | None) -> None:
        if self.size(part) * SPARSE < part.documents:
            super().add_to(part, total, found)
            return
        weights = self._dense(part)
        if found is not None:
            found |= weights > 0
        total += self._scores(weights)

    def weighted(self, part: Part) -> Weighted:
        """All documents of a segment that hold the word, with its weighted counts."""
        shares = list(self._shares(part))
        if sum(terms.size(part) for terms in self.terms) * SPARSE < part.documents:
            pieces = [_weighed(share) for share in shares]
            if len(pieces) == 1 and self.terms_in(part) == 1:
                return pieces[0]
            if not pieces:
                return Weighted(NONE, NO_WEIGHTS)
            return Weighted(*added_up(*map(np.concatenate, zip(*pieces, strict=True))))
        weights = self._dense(part)
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

    def _dense(self, part: Part, mask: Array | None = None) -> Array:
        """The weighted counts of all documents, float32 (documents,); only where the mask is true, if there is one."""
        total = np.zeros(part.documents, np.float32)
        for share in self._shares(part):
            np.add.at(total, *_weighed(share, mask))
        return total

    def _looked_up(self, part: Part, documents: Array) -> Array:
        """The weighted counts of some documents, float32."""
        total = np.zeros(len(documents), np.float32)
        for view, ranges, norms in self._shares(part):
            narrow = documents.astype(view.inverted.documents.dtype)
            for number in (number for first, end in ranges for number in range(first, end)):
                found, counts = view.inverted.postings(number, number + 1)
                at = found.searchsorted(narrow)
                here = np.flatnonzero(found.take(at, mode="clip") == narrow)
                if here.size and counts is not None:
                    total[here] += counts.take(at.take(here)) * norms.take(documents.take(here))
        return total

    def _scores(self, weights: Array) -> Array:
        return scores(weights, self._factor)


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
