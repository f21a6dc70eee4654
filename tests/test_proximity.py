"""What words near each other add to a story's score, by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.segment.array_file import Array
from search.executor.terms import PLACE
from search.proximity import WINDOW, nearness, proximity

Places = list[list[int]]  # of each story
places = st.lists(st.sets(st.integers(0, 60)).map(sorted), min_size=3, max_size=3)


def keys(*stories: list[int]) -> Array:
    return np.array([number << PLACE | place for number, some in enumerate(stories) for place in some], np.int64)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ([3], [4], 1.0),
        ([4], [3], 1.0),
        ([3], [5], 1 / 4),
        ([3], [8], 1 / 25),
        ([3], [9], 0.0),
        ([3], [3], 0.0),
        ([3], [], 0.0),
        ([], [], 0.0),
        ([3, 7], [4], 1 + 1 / 9),
        ([3, 50], [2, 4, 8, 48, 100], 1 + 1 + 1 / 25 + 1 / 4),
    ],
)
def test_a_pair_counts_the_less_the_further_apart_it_stands(one: list[int], other: list[int], near: float) -> None:
    assert nearness(keys(one), keys(other), 1) == pytest.approx([near])


@given(places, places)
def test_nearness_is_the_sum_over_all_pairs_of_places(one: Places, other: Places) -> None:
    told = []
    for some, others in zip(one, other, strict=True):
        distances = [abs(a - b) for a in some for b in others]
        told.append(sum(1 / d**2 for d in distances if 0 < d <= WINDOW))
    assert nearness(keys(*one), keys(*other), 3) == pytest.approx(told)


@pytest.mark.parametrize(
    ("words", "idfs", "length", "bonus"),
    [
        # pull 1.2, near 1: 1 × 2.2 / (1 + 1.2) = 1, times the lesser idf
        ([[3], [4]], [2.0, 5.0], 1.0, 2.0),
        ([[3], [4]], [5.0, 2.0], 1.0, 2.0),
        # near 1/4: 0.25 × 2.2 / (0.25 + 1.2) = 0.55 / 1.45
        ([[3], [5]], [1.0, 1.0], 1.0, 0.55 / 1.45),
        # a story twice as long: pull 1.2 × (0.25 + 0.75 × 2) = 2.1, so 2.2 / 3.1
        ([[3], [4]], [1.0, 1.0], 2.0, 2.2 / 3.1),
        # two pairs: 1 × 1 and 3 × 0.55 / 1.45; the first and third word are none
        ([[3], [4], [6]], [1.0, 4.0, 3.0], 1.0, 1 + 3 * 0.55 / 1.45),
        ([[3], [], [4]], [1.0, 1.0, 1.0], 1.0, 0.0),
        ([[3]], [1.0], 1.0, 0.0),
        ([], [], 1.0, 0.0),
    ],
)
def test_neighbours_in_the_query_add_to_the_score(
    words: list[list[int]], idfs: list[float], length: float, bonus: float
) -> None:
    where = [keys(word, [], word) for word in words]
    lengths = np.array([length, 1.0, length])
    assert proximity(where, idfs, lengths) == pytest.approx([bonus, 0.0, bonus])
