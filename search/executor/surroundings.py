"""Which words stand at given places in texts.

Postings tell where a word is, not what is at a place; so all of them are gone through once, and those at the places are
kept. Most are sorted out by a number a document, few enough to stay in the processor's cache: the blocks of positions
that places are in. What is left is looked up in a bit a position.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from index.analysis import PARAGRAPH_GAP
from index.segment.array_file import Array
from index.segment.inverted import Inverted
from search.executor.arrays import runs
from search.executor.clock import Clock
from search.executor.part import View
from search.executor.terms import PLACE

MOST_SLOTS = 1 << 29  # positions of documents that are gone through at once, a bit and a half each
_TOGETHER = 1 << 16  # postings that are looked at together, 1 << _NUMBER at most; more leave the processor's cache
_BLOCK = 5  # bits of a position within its block
_BLOCKS = 32  # that a document's number tells apart; the next one behind them is told as the first
_NUMBER = 16  # lowest bits of such a number, free for that of a posting
_WORD = 6  # bits of a slot within a word of 64
_POSITION = (1 << PLACE) - 1


class _Slots(NamedTuple):
    """A row of all positions of some documents, one behind the other, in words of 64."""

    bases: Array  # int64 (documents of the segment,), where those of a document begin
    blocks: Array  # uint64 (documents of the segment,), the blocks wanted, the first in the highest bit
    bits: Array  # uint64 (words,), the slots wanted, the first in the lowest bit
    before: Array  # uint32 (words,), how many are wanted before each that has any


class _Found(NamedTuple):
    """Some slots wanted that have a word."""

    ranks: Array  # their places among all slots wanted
    postings: Array  # the numbers of the postings that are there


def words_at(view: View, keys: Array, clock: Clock) -> Array:
    """The numbers of the terms at places in an exact field's texts, int64 (keys,); -1 where no word stands.

    keys  int64, ascending, none twice: the document in its segment << PLACE | the position
    """
    terms = np.full(len(keys), -1, np.int64)
    inside = np.flatnonzero((keys & _POSITION) < _sizes(view, keys >> PLACE))
    if view.inverted.positions is None or not inside.size:
        return terms
    for some in _blocks(view, keys.take(inside)):
        at = inside[some]
        shares = list(_gone_through(view.inverted, _slots(view, keys.take(at)), clock))
        ranks, postings = (np.concatenate(one) for one in zip(*shares, strict=True))
        edges = postings.searchsorted(view.inverted.first)
        terms[at.take(ranks)] = np.repeat(np.arange(len(edges) - 1), np.diff(edges))
    return terms


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
    owners, positions = keys >> PLACE, keys & _POSITION
    begins = runs(owners)
    documents = owners.take(begins)
    ends = np.cumsum(_sizes(view, documents))
    bases = np.zeros(view.documents, np.int64)
    bases[documents[1:]] = ends[:-1]
    blocks = np.zeros(view.documents, np.uint64)
    blocks[documents] = np.bitwise_or.reduceat(_bit(63 - (positions >> _BLOCK) % _BLOCKS), begins)
    slots = bases.take(owners) + positions
    words = slots >> _WORD
    firsts = runs(words)
    bits = np.zeros((int(ends[-1]) >> _WORD) + 1, np.uint64)
    before = np.zeros(len(bits), np.uint32)
    bits[words.take(firsts)] = np.bitwise_or.reduceat(_bit(slots & 63), firsts)
    before[words.take(firsts)] = firsts
    return _Slots(bases, blocks, bits, before)


def _bit(numbers: Array) -> Array:
    return np.uint64(1) << numbers.astype(np.uint64)


def _gone_through(field: Inverted, slots: _Slots, clock: Clock) -> Iterator[_Found]:
    """What is found, in order of posting, some postings at a time."""
    assert field.counts is not None
    assert field.positions is not None
    passed = 0  # positions
    for start in clock.each(range(0, len(field.documents), _TOGETHER)):
        documents, counts = (array[start : start + _TOGETHER] for array in (field.documents, field.counts))
        end = passed + int(counts.sum(dtype=np.int64))
        ranks, numbers = _wanted(documents, counts, field.positions[passed:end], slots)
        yield _Found(ranks, numbers + start)
        passed = end


def _wanted(documents: Array, counts: Array, positions: Array, slots: _Slots) -> _Found:
    """What is found at some postings, numbered from 0."""
    blocks = slots.blocks.take(documents) | np.arange(len(documents), dtype=np.uint64)
    each = np.repeat(blocks, counts)
    near = np.flatnonzero(_highest(each << ((positions >> _BLOCK) & (_BLOCKS - 1))))
    numbers = each.take(near).view(np.int64) & ((1 << _NUMBER) - 1)
    row = slots.bases.take(documents.take(numbers)) + positions.take(near)
    upto = slots.bits.take(row >> _WORD) << (~row & 63).view(np.uint64)  # this slot's bit and those before it
    hits = np.flatnonzero(_highest(upto))
    ranks = slots.before.take(row.take(hits) >> _WORD) + np.bitwise_count(upto.take(hits)) - np.uint32(1)
    return _Found(ranks, numbers.take(hits))


def _highest(numbers: Array) -> Array:
    """Whether the highest bit of 64 is set."""
    return numbers.view(np.int64) < 0
