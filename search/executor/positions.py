"""Where the words and phrases of a query stand in some documents."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import NONE
from search.executor.collection import Collection
from search.executor.leaf import Leaf
from search.executor.part import Part
from search.executor.places import Place, within
from search.executor.reader import spans_in
from search.executor.spans import PLACE


class Positions(NamedTuple):
    """Places of a word or phrase in one Whoosh field of some documents, document by document."""

    first: Array  # intp (documents + 1,), where each document's places begin
    starts: Array  # int64, position of the first word, ascending within a document
    lengths: Array  # int64, how many positions there are from the first word to the last, both included

    def of(self, number: int) -> tuple[Array, Array]:
        """Starts and lengths in the document at a place in the list that was asked for."""
        share = slice(int(self.first[number]), int(self.first[number + 1]))
        return self.starts[share], self.lengths[share]


def positions(collection: Collection, leaf: Leaf, documents: Array | Sequence[int]) -> dict[str, Positions]:
    """By Whoosh field the places of the leaf in the documents.

    documents  numbers through all segments, in any order, each once
    """
    wanted = np.asarray(documents, np.intp)
    order = np.argsort(wanted, kind="stable")
    ascending = wanted[order]
    found = {}
    for name in leaf.fields:
        place = within(leaf.place, name)
        found[name] = _in_order(_everywhere(collection, place, ascending), order)
    return found


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
    owners, starts, lengths = places
    asked = order[owners]
    sorting = np.argsort(asked, kind="stable")
    first = np.append(0, np.cumsum(np.bincount(asked, minlength=len(order))))
    return Positions(first, starts[sorting], lengths[sorting])
