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

    However a document's weight is worked out, it has the same bits: in each field the counts of all terms are added
    up, which is exact, and multiplied once; then the fields are added up in their order.
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
        if self.is_common(part):
            weights = self.dense(part)
            documents = np.flatnonzero(weights > 0)
            return Weighted(documents, weights.take(documents))
        pieces = [_weighed(share) for share in self._shares(part)]
        if not pieces:
            return Weighted(NONE, NO_WEIGHTS)
        return pieces[0] if len(pieces) == 1 else Weighted(*added_up(*map(np.concatenate, zip(*pieces, strict=True))))

    def _shares(self, part: Part) -> Iterator[_Share]:
        for terms in self.terms:
            view = terms.view(part)
            if view is not None:
                norms = view.norms(self._collection.average(terms.reading.name))
                yield _Share(view, terms.ranges[part.number], norms)

    def dense(self, part: Part, mask: Array | None = None) -> Array:
        """The weighted counts of all documents, float32 (documents,); only where the mask is true, if there is one."""
        shares = list(self._shares(part))
        if len(shares) == 2:  # whose sum is the same either way; the first is quicker to add
            shares.sort(key=_size, reverse=True)
        total = np.zeros(part.documents, np.float32)
        for number, share in enumerate(shares):
            if number == 0:
                np.add.at(total, *_held(share, mask))
                total *= share.norms
            else:
                _add(share, mask, total)
        return total

    def _looked_up(self, part: Part, documents: Array) -> Array:
        """The weighted counts of some documents, float32."""
        total = np.zeros(len(documents), np.float32)
        for view, ranges, norms in self._shares(part):
            narrow, held = documents.astype(view.inverted.documents.dtype), np.zeros(len(documents), np.float32)
            for number in (number for first, end in ranges for number in range(first, end)):
                here, at = view.inverted.found_in(number, narrow)
                if here.size and view.inverted.counts is not None:
                    held[here] += view.inverted.counts.take(at)
            there = np.flatnonzero(held)
            total[there] += held.take(there) * norms.take(documents.take(there))
        return total

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


def _held(share: _Share, mask: Array | None = None) -> Weighted:
    """Documents, term by term, with the count of each posting."""
    found, counts = postings(share.view, share.ranges)
    documents = found.astype(np.intp)
    counts = np.ones(len(found), np.float32) if counts is None else counts.astype(np.float32)
    if mask is None:
        return Weighted(documents, counts)
    at = np.flatnonzero(mask.take(documents))
    return Weighted(documents.take(at), counts.take(at))


def _weighed(share: _Share) -> Weighted:
    """Documents, each once, with their weighted counts."""
    documents, counts = _held(share)
    if not share.is_single:
        documents, counts = added_up(documents, counts)
    return Weighted(documents, counts * share.norms.take(documents))


def _add(share: _Share, mask: Array | None, total: Array) -> None:
    """Add the weighted counts to those of all documents."""
    documents, counts = _held(share, mask)
    if share.is_single:
        total[documents] += counts * share.norms.take(documents)
    elif len(documents) * SPARSE < len(total):
        documents, counts = added_up(documents, counts)
        total[documents] += counts * share.norms.take(documents)
    else:
        every = np.zeros(len(total), np.float32)
        np.add.at(every, documents, counts)
        every *= share.norms
        total += every
