"""Where the words and phrases of a query stand in some documents."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import NONE, ragged
from search.executor.collection import Collection
from search.executor.leaf import Leaf
from search.executor.marking import marks_in
from search.executor.part import Part
from search.executor.places import Place, is_solid, terms_of, within
from search.executor.spans import Spans
from search.executor.terms import PLACE, Terms, renumbered

MOST_SINGLES = 64  # terms of a word up to which documents are looked up in each
MOST_LOOKED_UP = 1024  # documents up to which that is quicker than to read all places of a word


class Positions(NamedTuple):
    """Places in one Whoosh field of some documents, in order: of a word or phrase, or of those that are near others."""

    keys: Array  # int64, the document's place in the list << PLACE | the position of the first word
    lengths: Array | None  # positions from the first word to the last, both included; None where each is 1

    def of(self, documents: Array) -> list[list[tuple[int, int]]]:
        """Starts and lengths in some of the documents, told by their places in the list."""
        firsts = self.keys.searchsorted(documents << PLACE).tolist()
        ends = self.keys.searchsorted(documents + 1 << PLACE).tolist()
        starts = (self.keys & ((1 << PLACE) - 1)).tolist()
        lengths = [1] * len(starts) if self.lengths is None else self.lengths.tolist()
        return [list(zip(starts[a:b], lengths[a:b], strict=True)) for a, b in zip(firsts, ends, strict=True)]


def positions(
    collection: Collection, leaf: Leaf, documents: Array | Sequence[int], names: Container[str] | None = None
) -> dict[str, Positions]:
    """By Whoosh field the places of the leaf in the documents.

    documents  numbers through all segments, in any order, each once
    names  the fields that are looked in, if not all
    """
    wanted = np.asarray(documents, np.intp)
    order = np.argsort(wanted, kind="stable")
    some = _Some(collection, wanted[order], order)
    return {name: _found(leaf, name, some) for name in leaf.fields if names is None or name in names}


class _Some(NamedTuple):
    """Some documents."""

    collection: Collection
    documents: Array  # ascending
    order: Array  # the place of each in the list that was asked for

    def by_part(self) -> Iterator[tuple[Part, Array, Array]]:
        """The segments that any are in: the numbers there, and the places in the list."""
        for part in self.collection.parts:
            low, high = self.documents.searchsorted((part.base, part.base + part.documents)).tolist()
            if low < high:
                yield part, self.documents[low:high] - part.base, self.order[low:high]


def _found(leaf: Leaf, name: str, some: _Some) -> Positions:
    place = within(leaf.place, name)
    if place is None:
        return Positions(NONE, None)
    words = terms_of(place)
    if words is not None and len(some.documents) <= MOST_LOOKED_UP and _are_few(words, some.collection):
        return _of_words(words, some)
    return _of_spans(leaf, name, place, some)


def _are_few(words: Sequence[Terms], collection: Collection) -> bool:
    return all(sum(terms.singles(part) for terms in words) <= MOST_SINGLES for part in collection.parts)


def _of_words(words: Sequence[Terms], some: _Some) -> Positions:
    """The places of any of some terms of one field, looked up document by document."""
    shares = [NONE]
    for part, local, order in some.by_part():
        keys = np.array([key for terms in words for key in terms.keys_in(part, local)], np.int64)
        shares.append(renumbered(keys, order))
    return Positions(np.unique(np.concatenate(shares)), None)


def _of_spans(leaf: Leaf, name: str, place: Place, some: _Some) -> Positions:
    """The same of any place."""
    shares, sizes = [NONE], [NONE]
    for part, local, order in some.by_part():
        known = leaf.spans.get((part.number, name)) if is_solid(place) else None
        spans = marks_in(place, part, local) if known is None else _only(known, local)
        owners = local.searchsorted(spans.documents)
        shares.append(order.take(owners) << PLACE | spans.keys & ((1 << PLACE) - 1))
        sizes.append(np.broadcast_to(spans.lengths, spans.keys.shape) + 1)
    keys, lengths = np.concatenate(shares), np.concatenate(sizes)
    sorting = np.argsort(keys, kind="stable")
    return Positions(keys.take(sorting), lengths.take(sorting))


def _only(spans: Spans, documents: Array) -> Spans:
    """The spans in some documents."""
    edges = spans.keys.searchsorted(np.concatenate((documents, documents + 1)) << PLACE)
    first, end = edges[: len(documents)], edges[len(documents) :]
    there = np.flatnonzero(end > first)
    return spans.only(ragged(first.take(there), (end - first).take(there)))
