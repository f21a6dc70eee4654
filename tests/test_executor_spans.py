"""How places in texts are joined, held against joining every pair of them."""

from functools import reduce

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.executor.arrays import ragged, ranks, shared, spread
from search.executor.spans import Nearness, Spans, before, distinct, near, side_by_side, union
from search.executor.terms import PLACE
from tests import brute_force

Told = dict[int, brute_force.Places]  # by document

places = st.tuples(st.integers(0, 25), st.integers(0, 4)).map(lambda place: (place[0], sum(place)))
told = st.fixed_dictionaries({0: st.sets(places, max_size=2), 1: st.sets(places, min_size=3, max_size=12)})
words = st.sets(st.integers(0, 25), max_size=12).map(lambda found: {1: {(at, at) for at in found}})
nearness = st.builds(Nearness, st.integers(0, 6), st.booleans(), st.integers(0, 2))
many = st.integers(0, 2**80 - 1).map(lambda bits: [number for number in range(80) if bits >> number & 1])
sets = st.one_of(st.sets(st.integers(0, 80), max_size=2), many)  # so that few meet many
ascending = sets.map(lambda found: np.array(sorted(found), np.int64))


def spans_of(found: Told) -> Spans:
    rows = sorted((document, *place) for document, several in found.items() for place in several)
    keys = np.array([(document << PLACE) + start for document, start, _ in rows], np.int64)
    lengths = np.array([end - start for *_, start, end in rows], np.int64)
    return Spans(keys, lengths if lengths.any() else 0)


def told_by(spans: Spans) -> Told:
    found: Told = {}
    lengths = np.broadcast_to(spans.lengths, spans.keys.shape)
    for key, length in zip(spans.keys.tolist(), lengths.tolist(), strict=True):
        start = key & ((1 << PLACE) - 1)
        several = found.setdefault(key >> PLACE, set())
        assert (start, start + length) not in several
        several.add((start, start + length))
    assert spans.keys.tolist() == sorted(spans.keys.tolist())
    return found


def filled(found: Told) -> Told:
    return {document: several for document, several in found.items() if several}


@settings(max_examples=400)
@given(st.one_of(told, words), st.one_of(told, words), nearness)
def test_near_joins_all_pairs_that_stand_near(first: Told, second: Told, how: Nearness) -> None:
    expected = {
        document: brute_force.near(several, second.get(document, set()), how.most, how.ordered, how.least)
        for document, several in first.items()
    }
    assert told_by(near(spans_of(first), spans_of(second), how)) == filled(expected)


@given(st.lists(words, min_size=1, max_size=3))
def test_side_by_side_is_near_with_nothing_between(several: list[Told]) -> None:
    expected = {
        document: reduce(lambda a, b: brute_force.near(a, b, 1), (one.get(document, set()) for one in several))
        for document in range(2)
    }
    assert told_by(side_by_side([spans_of(one) for one in several])) == filled(expected)


@given(told, told)
def test_before_and_union_are_those_of_sets(first: Told, second: Told) -> None:
    earlier = {
        document: brute_force.before(several, second.get(document, set())) for document, several in first.items()
    }
    assert told_by(before(spans_of(first), spans_of(second))) == filled(earlier)
    either = {document: first.get(document, set()) | second.get(document, set()) for document in range(2)}
    assert told_by(union([spans_of(first), spans_of(second)])) == filled(either)
    twice = spans_of(first)
    lengths = np.broadcast_to(twice.lengths, twice.keys.shape)
    again = distinct(np.concatenate([twice.keys] * 2), np.concatenate([lengths] * 2))
    assert told_by(again) == filled(first)


@given(ascending, ascending)
def test_ranks_and_shared_numbers_are_those_of_a_search(first: np.ndarray, second: np.ndarray) -> None:
    assert ranks(first, second).tolist() == second.searchsorted(first).tolist()
    if 0 < first.size <= second.size:
        assert shared(first, second).tolist() == sorted(set(first.tolist()) & set(second.tolist()))


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 5)), max_size=20))
def test_slices_side_by_side(slices: list[tuple[int, int]]) -> None:
    starts, sizes = np.array(slices, np.int64).reshape(-1, 2).T
    assert ragged(starts, sizes).tolist() == [at for start, size in slices for at in range(start, start + size)]
    assert spread(starts, sizes).tolist() == [start for start, size in slices for _ in range(size)]
