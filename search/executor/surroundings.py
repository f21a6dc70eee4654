"""Which words stand at given places in texts.

Postings tell where a word is, not what is at a place; so all that lie in the documents asked for are gone through once,
and those at the places are kept.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from index.analysis import PARAGRAPH_GAP
from index.segment.array_file import Array
from index.segment.inverted import Inverted
from search.executor.arrays import marked, ragged, runs, spread
from search.executor.clock import Clock
from search.executor.part import View
from search.executor.terms import PLACE

MOST_SLOTS = 1 << 27  # positions of documents that are gone through at once, a byte each
_TOGETHER = 1 << 16  # postings that are looked at together; more leave the processor's cache
_POSITION = (1 << PLACE) - 1


class _Slots(NamedTuple):
    """A row of all positions of some documents, one behind the other."""

    bases: Array  # int64 (documents of the segment,), where those of a document begin
    there: Array  # bool (documents of the segment,), whether it is one of them
    wanted: Array  # bool (slots,)


def words_at(view: View, keys: Array, clock: Clock) -> Array:
    """The numbers of the terms at places in an exact field's texts, int64 (keys,); -1 where no word stands.

    keys  int64, ascending, none twice: the document in its segment << PLACE | the position
    """
    found = np.full(len(keys), -1, np.int64)
    inside = np.flatnonzero((keys & _POSITION) < _sizes(view, keys >> PLACE))
    if view.inverted.positions is None or not inside.size:
        return found
    for some in _blocks(view, keys.take(inside)):
        at = inside[some]
        wanted = keys.take(at)
        slots = _slots(view, wanted)
        places, terms = _gone_through(view.inverted, slots, clock)
        order = (slots.bases.take(wanted >> PLACE) + (wanted & _POSITION)).searchsorted(places)
        found[at.take(order)] = terms
    return found


def _sizes(view: View, documents: Array) -> Array:
    """How many positions documents have, the free ones between paragraphs counted, int64."""
    sizes = view.lengths.take(documents).astype(np.int64)
    first = view.inverted.paragraph_first
    if first is not None:
        paragraphs = first.take(documents + 1).astype(np.int64) - first.take(documents)
        sizes += PARAGRAPH_GAP * np.maximum(paragraphs - 1, 0)
    return sizes


def _blocks(view: View, keys: Array) -> Iterator[slice]:
    """The keys in runs of documents that together have about MOST_SLOTS positions, at least one document each."""
    owners = keys >> PLACE
    begins = runs(owners)
    before = np.cumsum(_sizes(view, owners.take(begins))) // MOST_SLOTS
    edges = begins.take(runs(before)).tolist()
    for start, end in zip(edges, [*edges[1:], len(keys)], strict=True):
        yield slice(start, end)


def _slots(view: View, keys: Array) -> _Slots:
    owners = keys >> PLACE
    documents = owners.take(runs(owners))
    ends = np.cumsum(_sizes(view, documents))
    bases = np.zeros(view.documents, np.int64)
    bases[documents[1:]] = ends[:-1]
    wanted = np.zeros(int(ends[-1]), bool)
    wanted[bases.take(owners) + (keys & _POSITION)] = True
    return _Slots(bases, marked(documents, view.documents), wanted)


def _gone_through(field: Inverted, slots: _Slots, clock: Clock) -> tuple[Array, Array]:
    """The slots wanted that have a word, in order of term, and the terms' numbers."""
    shares = list(_shares(field, slots, clock))
    places, postings = (np.concatenate(one) for one in zip(*shares, strict=True))
    edges = postings.searchsorted(field.first)
    return places, np.repeat(np.arange(len(edges) - 1), np.diff(edges))


def _shares(field: Inverted, slots: _Slots, clock: Clock) -> Iterator[tuple[Array, Array]]:
    """The slots wanted that postings are at, and the numbers of these postings, some postings at a time."""
    assert field.counts is not None
    assert field.positions is not None
    yield np.zeros(0, np.int64), np.zeros(0, np.int64)
    passed = 0  # positions
    for start in clock.each(range(0, len(field.documents), _TOGETHER)):
        documents, counts = (array[start : start + _TOGETHER] for array in (field.documents, field.counts))
        ends = np.cumsum(counts, dtype=np.int64)
        at = np.flatnonzero(slots.there.take(documents))
        sizes = counts.take(at)
        row = spread(slots.bases.take(documents.take(at)), sizes)
        row += field.positions[passed : passed + int(ends[-1])].take(ragged(ends.take(at) - sizes, sizes))
        hits = np.flatnonzero(slots.wanted.take(row))
        yield row.take(hits), at.take(np.cumsum(sizes, dtype=np.int64).searchsorted(hits, "right")) + start
        passed += int(ends[-1])
