"""Where the words and phrases of a query stand in some documents."""

from collections.abc import Container, Sequence
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import NONE
from search.executor.collection import Collection
from search.executor.leaf import Leaf
from search.executor.part import Part
from search.executor.places import Place, terms_of, within
from search.executor.reader import spans_in
from search.executor.spans import PLACE
from search.executor.terms import Terms

MOST_SINGLES = 64  # terms of a word up to which documents are looked up in each


class Positions(NamedTuple):
    """Places of a word or phrase in one Whoosh field of some documents."""

    starts: list[list[int]]  # of each document, positions of the first word, ascending
    lengths: list[list[int]] | None  # positions from the first word to the last, both included; None where each is 1

    def of(self, number: int) -> list[tuple[int, int]]:
        """Starts and lengths in the document at a place in the list that was asked for."""
        starts = self.starts[number]
        return list(zip(starts, self.lengths[number] if self.lengths else [1] * len(starts), strict=True))


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
            found[name] = _of_words(collection, words, ascending, order.tolist())
        else:
            found[name] = _in_order(_everywhere(collection, place, ascending), order)
    return found


def _are_few(words: tuple[Terms, ...], collection: Collection) -> bool:
    return all(sum(terms.singles(part) for terms in words) <= MOST_SINGLES for part in collection.parts)


def _of_words(collection: Collection, words: tuple[Terms, ...], documents: Array, order: list[int]) -> Positions:
    """The places of any of some terms of one field, looked up document by document.

    documents  ascending; order  the place of each in the list that was asked for
    """
    found: list[list[int]] = [[] for _ in order]
    for part in collection.parts:
        low, high = documents.searchsorted((part.base, part.base + part.documents)).tolist()
        for terms in words if low < high else ():
            view = terms.view(part)
            if view is not None:
                local = (documents[low:high] - part.base).astype(view.inverted.documents.dtype)
                for term in (term for start, end in terms.ranges[part.number] for term in range(start, end)):
                    for at, places in view.inverted.occurrences_in(term, local):
                        found[order[low + at]] += places
    for places in found:
        places.sort()
    return Positions(found, None)


def _everywhere(collection: Collection, place: Place | None, documents: Array) -> tuple[Array, Array, Array]:
    """Of each place the index of its document among `documents`, ascending, its start and its length."""
    shares = [(NONE, NONE, NONE)]
    for part in collection.parts:
        low, high = documents.searchsorted((part.base, part.base + part.documents)).tolist()
        if place is not None and low < high:
            shares.append(_inside(part, place, documents[low:high], low))
    return tuple(map(np.concatenate, zip(*shares, strict=True)))  # type: ignore[return-value]


def _inside(part: Part, place: Place, documents: Array, offset: int) -> tuple[Array, Array, Array]:
    local = documents - part.base
    spans = spans_in(place, part, local)
    owners = local.searchsorted(spans.documents) + offset
    starts = spans.keys & ((1 << PLACE) - 1)
    return owners, starts, np.broadcast_to(spans.lengths, starts.shape) + 1


def _in_order(places: tuple[Array, Array, Array], order: Array) -> Positions:
    """The places with the documents as they were asked for; `order` are their numbers in ascending order."""
    starts: list[list[int]] = [[] for _ in order]
    lengths: list[list[int]] = [[] for _ in order]
    owners, begins, sizes = places
    for owner, start, length in zip(order[owners].tolist(), begins.tolist(), sizes.tolist(), strict=True):
        starts[owner].append(start)
        lengths[owner].append(length)
    return Positions(starts, lengths)
