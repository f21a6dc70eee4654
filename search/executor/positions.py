"""Where the words and phrases of a query stand in some documents."""

from collections.abc import Container, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import NONE
from search.executor.collection import Collection
from search.executor.leaf import Leaf
from search.executor.places import Place, terms_of, within
from search.executor.reader import spans_in
from search.executor.spans import PLACE
from search.executor.terms import Terms

MOST_SINGLES = 64  # terms of a word up to which documents are looked up in each


class Positions(NamedTuple):
    """Places of a word or phrase in one Whoosh field of some documents, in order."""

    keys: Array  # int64, the document's place in the list << PLACE | the position of the first word
    lengths: Array | None  # positions from the first word to the last, both included; None where each is 1

    def by_document(self, documents: int) -> list[list[tuple[int, int]]]:
        """Starts and lengths in each document of the list, which has so many."""
        edges = self.keys.searchsorted(np.arange(documents + 1, dtype=np.int64) << PLACE).tolist()
        starts = (self.keys & ((1 << PLACE) - 1)).tolist()
        lengths = repeat(1) if self.lengths is None else self.lengths.tolist()
        pairs = list(zip(starts, lengths, strict=False))
        return [pairs[start:end] for start, end in pairwise(edges)]


def positions(
    collection: Collection, leaf: Leaf, documents: Array | Sequence[int], names: Container[str] | None = None
) -> dict[str, Positions]:
    """By Whoosh field the places of the leaf in the documents.

    documents  numbers through all segments, in any order, each once
    names  the fields that are looked in, if not all
    """
    wanted = np.asarray(documents, np.intp)
    order = np.argsort(wanted, kind="stable")
    ascending = wanted[order]
    found = {}
    for name in leaf.fields:
        if names is not None and name not in names:
            continue
        place = within(leaf.place, name)
        words = None if place is None else terms_of(place)
        if words is not None and _are_few(words, collection):
            found[name] = _of_words(collection, words, ascending, order)
        else:
            found[name] = _of_place(collection, place, ascending, order)
    return found


def _are_few(words: tuple[Terms, ...], collection: Collection) -> bool:
    return all(sum(terms.singles(part) for terms in words) <= MOST_SINGLES for part in collection.parts)


def _of_words(collection: Collection, words: tuple[Terms, ...], documents: Array, order: Array) -> Positions:
    """The places of any of some terms of one field, looked up document by document.

    documents  ascending; order  the place of each in the list that was asked for
    """
    shares = [NONE]
    for part in collection.parts:
        low, high = documents.searchsorted((part.base, part.base + part.documents)).tolist()
        for terms in words if low < high else ():
            view = terms.view(part)
            if view is not None:
                local = (documents[low:high] - part.base).astype(view.inverted.documents.dtype)
                places, owners = view.inverted.occurrences_in(terms.numbers(part), local)
                shares.append(order[low:].take(owners) << PLACE | places)
    return Positions(np.sort(np.concatenate(shares)), None)


def _of_place(collection: Collection, place: Place | None, documents: Array, order: Array) -> Positions:
    """The same of any place."""
    shares, sizes = [NONE], [NONE]
    for part in collection.parts:
        low, high = documents.searchsorted((part.base, part.base + part.documents)).tolist()
        if place is not None and low < high:
            local = documents[low:high] - part.base
            spans = spans_in(place, part, local)
            owners = order[low:].take(local.searchsorted(spans.documents))
            shares.append(owners << PLACE | spans.keys & ((1 << PLACE) - 1))
            sizes.append(np.broadcast_to(spans.lengths, spans.keys.shape) + 1)
    keys, lengths = np.concatenate(shares), np.concatenate(sizes)
    sorting = np.argsort(keys, kind="stable")
    return Positions(keys.take(sorting), lengths.take(sorting))
