"""Edits between words, held to the plainest reckoning of them."""

from functools import cache

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.segment.strings import Strings
from search.spelling.distance import distances
from search.spelling.shapes import shapes

words = st.text(alphabet="abcé'1дд漢", min_size=1, max_size=7)
letters = st.text(alphabet="abcéд漢z", min_size=1, max_size=7)


def edits(one: str, other: str) -> int:
    """The distance of optimal string alignment, letter by letter from the end, as its definition has it."""

    @cache
    def between(m: int, n: int) -> int:
        if min(m, n) == 0:
            return max(m, n)
        changed = between(m - 1, n - 1) + (one[m - 1] != other[n - 1])
        found = min(between(m - 1, n) + 1, between(m, n - 1) + 1, changed)
        if m > 1 and n > 1 and one[m - 2 : m] == other[n - 1] + other[n - 2]:
            found = min(found, between(m - 2, n - 2) + 1)
        return found

    return between(len(one), len(other))


@given(words, st.lists(words, max_size=6))
def test_distances_are_those_of_the_definition(word: str, texts: list[str]) -> None:
    assert distances(word, texts).tolist() == [edits(word, text) for text in texts]


def test_a_swap_of_neighbours_is_one_edit() -> None:
    assert distances("warning", ["wraning", "warning", "warnign", "wanring", "wranign"]).tolist() == [1, 0, 1, 1, 2]


@given(letters, st.lists(words, max_size=12), st.integers(1, 2))
def test_no_word_that_is_near_is_ruled_out(word: str, texts: list[str], most: int) -> None:
    near = shapes(Strings.of([text.encode() for text in texts])).near(word, most)
    plain = [number for number, text in enumerate(texts) if not set(text) & set("1'")]
    wanted = [number for number in plain if edits(word, texts[number]) <= most]
    assert set(wanted) <= set(near.tolist()) <= set(plain)


def test_most_words_that_are_not_near_are_ruled_out() -> None:
    texts = ["harbour", "warning", "harbours", "mayor", "harvest", ""]
    near = shapes(Strings.of([text.encode() for text in texts])).near("harbuor", 1)
    assert [texts[number] for number in near] == ["harbour", "harbours"]
    assert np.array_equal(shapes(Strings.of([])).near("harbour", 1), [])
