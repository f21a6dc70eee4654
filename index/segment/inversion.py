"""Turns the words of many documents into postings: a counting sort over arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.segment.array_file import Array, narrow

_HALF = 16  # bits; NumPy sorts integers of that size in linear time


@dataclass(frozen=True, slots=True)
class Run:
    """Some documents' postings in the order of provisional term numbers; later runs are of later documents."""

    terms: Array  # (distinct terms,), ascending
    first: Array  # (distinct terms + 1,), where each one's postings begin
    documents: Array
    counts: Array  # of each posting, how many of the positions are its own
    positions: Array


def run_of(terms: Array, documents: Array, positions: Array) -> Run:
    """The postings of tokens in order of document, then position, each array (tokens,)."""
    order = _stable_order(terms)
    terms, documents = terms[order], documents[order]
    new_term = changes(terms)
    begins = np.flatnonzero(new_term | changes(documents))
    counts = np.diff(np.append(begins, len(terms)))
    starts = np.flatnonzero(new_term[begins])
    first = np.append(starts, len(begins))
    return Run(terms[begins[starts]], first, documents[begins], narrow(counts), positions[order])


def inverted(runs: Sequence[Run], numbers: Array, count: int) -> tuple[Array, ...]:
    """The runs as one: `first`, `documents`, `counts`, `place` and `positions` of an Inverted of `count` terms.

    numbers  (provisional terms,), the final number of each
    """
    starts = [numbers[run.terms] for run in runs]
    first = _offsets(starts, [np.diff(run.first) for run in runs], count)
    documents = _gathered(starts, [(run.first, run.documents) for run in runs], first)
    counts = _gathered(starts, [(run.first, run.counts) for run in runs], first)
    firsts = [np.append(0, np.cumsum(run.counts, dtype=np.int64))[run.first] for run in runs]
    place = _offsets(starts, list(map(np.diff, firsts)), count)
    shares = [(begins, run.positions) for begins, run in zip(firsts, runs, strict=True)]
    return first, documents, counts, place, _gathered(starts, shares, place)


def _offsets(terms: Sequence[Array], sizes: Sequence[Array], count: int) -> Array:
    """Where each of `count` terms begins when the runs' shares of it lie side by side, (count + 1,)."""
    offsets = np.zeros(count + 1, np.int64)
    for numbers, size in zip(terms, sizes, strict=True):
        offsets[numbers + 1] += size
    return np.cumsum(offsets, out=offsets)


def _gathered(terms: Sequence[Array], shares: Sequence[tuple[Array, Array]], offsets: Array) -> Array:
    """The runs' values term by term; a share is where each term's values begin in a run, and these values."""
    dtype = np.result_type(*(values for _, values in shares)) if shares else np.uint8
    gathered = np.empty(int(offsets[-1]), dtype)
    cursor = offsets[:-1].copy()
    for numbers, (first, values) in zip(terms, shares, strict=True):
        sizes = np.diff(first)
        gathered[np.repeat(cursor[numbers] - first[:-1], sizes) + np.arange(len(values))] = values
        cursor[numbers] += sizes
    return gathered


def _stable_order(keys: Array) -> Array:
    """What sorts the keys, equal ones left in order; two passes over halves of 32 bits."""
    order = np.argsort(keys.astype(np.uint16), kind="stable")
    if keys.size and int(keys.max()) >> _HALF:
        high = (keys >> _HALF).astype(np.uint16)
        order = order[np.argsort(high[order], kind="stable")]
    return order


def changes(values: Array) -> Array:
    """Where a value differs from the one before; true at the first."""
    changed = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=changed[1:])
    return changed
