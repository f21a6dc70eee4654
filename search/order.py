"""The order of hits, a page of it at a time: what lies before and behind the page is never sorted."""

from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.document_columns import Columns
from search.found import Found
from search.query import Sort

_LAST = np.uint32(0xFFFF_FFFF)
_FEW = 256  # hits that are sooner sorted than parted
_HALF = np.uint64(32)


class _Window(NamedTuple):
    """Some hits and the part of their order that is wanted."""

    places: Array  # intp, of the hits among all
    keys: Array  # unsigned (places,), smallest first
    first: int
    end: int


def page(found: Found, columns: Columns, sort: Sort, offset: int, limit: int) -> Array:
    """The hits `offset` to `offset + limit` in order, as places in `found`, intp.

    Score or day first, then the newest day, then the id; "oldest" has unknown days last.
    """
    hits = len(found.documents)
    first, end = min(offset, hits), min(offset + limit, hits)
    if first == end:
        return np.zeros(0, np.intp)
    window = _parted(_Window(np.arange(hits), _keys(found, columns, sort), first, end))
    if sort == "relevance":
        newest = _LAST - columns.days[found.documents[window.places]]
        window = _parted(window._replace(keys=window.keys.astype(np.uint64) << _HALF | newest))
    return _settled(window, found, columns)


def _keys(found: Found, columns: Columns, sort: Sort) -> Array:
    """What comes first in the order, uint32 (hits,), smallest first."""
    if sort == "relevance":  # floats that are not below zero have the order of their bits
        return _LAST - (found.scores + np.float32(0)).view(np.uint32)
    days = columns.days[found.documents]
    return days - np.uint32(1) if sort == "oldest" else _LAST - days


def _parted(window: _Window) -> _Window:
    """The hits whose keys lie between those of the window's first and last."""
    places, keys, first, end = window
    if len(keys) <= _FEW:
        return window
    wanted = sorted({first, end - 1} - {0, len(keys) - 1})
    edges = np.partition(keys, wanted) if wanted else keys
    low = edges[first] if first else keys.min()
    high = edges[end - 1] if end < len(keys) else keys.max()
    inside = np.flatnonzero((keys >= low) & (keys <= high))
    before = int(np.count_nonzero(keys < low)) if first else 0
    return _Window(places[inside], keys[inside], first - before, end - before)


def _settled(window: _Window, found: Found, columns: Columns) -> Array:
    """The places of the window in order, equal keys by id."""
    if len(window.keys) > max(_FEW, window.end - window.first):
        window = _without_outer_ties(window, found, columns)
    order = np.argsort(window.keys, kind="stable")
    keys = window.keys[order]
    start = int(np.searchsorted(keys, keys[window.first]))
    stop = int(np.searchsorted(keys, keys[window.end - 1], "right"))
    places, keys = window.places[order[start:stop]], keys[start:stop]
    same = keys[1:] == keys[:-1]
    if same.any():
        tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
        ranks = np.zeros(len(keys), np.uint32)
        ranks[tied] = columns.id_ranks(found.documents[places[tied]])
        places = places[np.lexsort((ranks, keys))]
    return places[window.first - start : window.end - start]


def _without_outer_ties(window: _Window, found: Found, columns: Columns) -> _Window:
    """The window without those that only their ids keep out of it; its keys must have been parted."""
    low, high = window.keys.min(), window.keys.max()
    part = np.where(window.keys == low, 0, np.where(window.keys == high, 2, 1)).astype(np.uint64)
    ranks = columns.id_ranks(found.documents[window.places])
    inner = _parted(window._replace(keys=part << _HALF | ranks))
    return inner._replace(keys=window.keys[np.searchsorted(window.places, inner.places)])
