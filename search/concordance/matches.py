"""Where all matches of a search stand, as arrays.

A match is what the page of a story marks: a word in any of its forms, a phrase as a whole, of things near each other
each by itself; marks that overlap are one match. Headlines and texts are looked through, bylines are not.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.schema import exact, stemmed
from index.segment.array_file import Array
from search.executor.clock import Clock
from search.executor.collection import Collection
from search.executor.leaf import Leaf
from search.executor.positions import Positions, positions
from search.executor.terms import PLACE

FIELDS = (exact("title"), exact("body"))  # of a segment, in the order in which a page shows them
_READ = {name: frozenset((name, stemmed(name.removesuffix("_exact")))) for name in FIELDS}
_POSITION = (1 << PLACE) - 1


class Places(NamedTuple):
    """The matches in one field, in order of document and position."""

    documents: Array  # intp, numbered through all segments
    firsts: Array  # int64, the position of the first word
    lasts: Array  # int64, that of the last


def matches(leaves: Sequence[Leaf], documents: Array, collection: Collection, clock: Clock) -> tuple[Places, ...]:
    """All matches in some documents, intp ascending, for each of FIELDS."""
    return tuple(_in_field(name, leaves, documents, collection, clock) for name in FIELDS)


def _in_field(name: str, leaves: Sequence[Leaf], documents: Array, collection: Collection, clock: Clock) -> Places:
    found = [
        places
        for leaf in clock.each(leaves)
        for places in positions(collection, leaf, documents, _READ[name]).values()
        if places.keys.size
    ]
    keys, ends = _merged(found)
    return Places(documents.take(keys >> PLACE), keys & _POSITION, ends & _POSITION)


def _merged(several: Sequence[Positions]) -> tuple[Array, Array]:
    """The keys of the first and the last words; what overlaps is one."""
    if not several:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    keys = np.concatenate([one.keys for one in several])
    ends = np.concatenate([one.keys if one.lengths is None else one.keys + one.lengths - 1 for one in several])
    if len(several) > 1:
        order = np.argsort(keys, kind="stable")
        keys, ends = keys.take(order), ends.take(order)
    reach = np.maximum.accumulate(ends)
    new = np.ones(len(keys), bool)
    np.greater(keys[1:], reach[:-1], out=new[1:])
    begins = np.flatnonzero(new)
    return keys.take(begins), reach.take(np.append(begins[1:], len(keys)) - 1)
