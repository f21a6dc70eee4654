"""The executor's ways of adding up few and many postings, on segments large enough to take each of them."""

from collections.abc import Iterator
from functools import lru_cache
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.query import (
    And,
    AndMaybe,
    ConstantScoreQuery,
    Not,
    NumericRange,
    Or,
    Phrase,
    Prefix,
    Query,
    SpanNear2,
    Term,
    TermRange,
    Wildcard,
)

from index.article import Article
from search.executor.executor import Executor
from search.executor.positions import positions
from search.executor.word import Word
from tests.archives import article
from tests.brute_force import BruteForce
from tests.test_executor import segments_of

STORIES = 700
DELETED = set(range(0, STORIES, 9))
SPREAD = {
    "the": 1.5,
    "city": 0.6,
    "cities": 0.2,
    "mayor": 0.3,
    "flood": 0.06,
    "floods": 0.02,
    "ferry": 0.008,
    "zinc": 0.003,
}
NAMES = list(SPREAD)
SCATTERED = Wildcard("body_exact", "?i*")  # city, cities and zinc, which do not lie side by side


def stories() -> Iterator[Article]:
    """Stories that hold each word with its own probability, some of them several times."""
    random = Random(4)
    for number in range(STORIES):
        words = [name for name, often in SPREAD.items() for _ in range(int(often * 2) + 1) if random.random() < often]
        random.shuffle(words)
        title = random.choice([None, " ".join(random.sample(NAMES[:5], 2)), "zinc ferry"[: random.choice([4, 10])]])
        source = random.choice(["Gazette", "Ledger"]) if number % 50 else "Rare"
        yield article(f"a{number}", " ".join(words), title, f"{2000 + number % 20}", source=source)


@lru_cache(maxsize=1)
def oracle() -> BruteForce:
    return BruteForce(list(stories()))


@pytest.fixture(scope="module")
def executor(tmp_path_factory: pytest.TempPathFactory) -> Executor:
    return Executor(segments_of(tmp_path_factory.mktemp("segments"), list(stories()), DELETED, 2))


names = st.sampled_from(NAMES)
terms = st.builds(Term, st.sampled_from(["body_exact", "title_exact"]), names)
stems = st.builds(Term, st.just("body_stem"), st.sampled_from(["citi", "mayor", "flood", "ferri", "zinc"]))
words = st.one_of(
    terms,
    stems,
    names.map(lambda name: Word([Term("title_exact", name), Term("body_exact", name)])),
    st.lists(terms, min_size=2, max_size=3, unique_by=hash).map(Word),
    st.sampled_from([Prefix("body_exact", "f"), Prefix("body_exact", "cit"), Prefix("body_exact", "z"), SCATTERED]),
)
elements = st.one_of(
    terms.map(lambda term: Term("body_exact", term.text)), st.sampled_from([Prefix("body_exact", "cit"), SCATTERED])
)
several = st.lists(elements, min_size=2, max_size=3)
near = st.builds(SpanNear2, several, slop=st.just(3))
places = st.one_of(
    st.builds(Phrase, st.just("body_exact"), st.lists(names, min_size=2, max_size=3), slop=st.integers(1, 2)),
    st.builds(SpanNear2, several, slop=st.integers(1, 3), ordered=st.booleans()),
    st.builds(SpanNear2, st.tuples(elements, st.builds(Or, several)).map(list), slop=st.integers(1, 2)),
    st.builds(SpanNear2, st.tuples(near, elements).map(list), slop=st.just(2)),
)
filters = st.one_of(
    st.sampled_from(
        [
            Term("source", "Rare"),
            Term("source", "Ledger"),
            TermRange("source", "H", "Z"),
            TermRange("title_exact", "f", "g"),
        ]
    ),
    st.builds(NumericRange, st.just("day"), st.just(20050000), st.sampled_from([20060000, 20150000])),
)
trees = st.recursive(
    st.one_of(words, words, places, filters),
    lambda inner: st.one_of(
        st.builds(And, st.lists(inner, min_size=2, max_size=4)),
        st.builds(Or, st.lists(inner, min_size=2, max_size=3)),
        st.builds(AndMaybe, inner, inner),
        st.builds(Not, inner),
        st.builds(ConstantScoreQuery, inner),
    ),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=trees)
def test_few_and_many_postings_give_what_a_brute_force_reading_gives(executor: Executor, query: Query) -> None:
    found = executor.run(query).found
    assert found.documents.tolist() == sorted(oracle().documents(query) - DELETED)
    some = range(0, len(found.documents), max(1, len(found.documents) // 3))
    expected = [oracle().score(query, int(found.documents[at])) for at in some]
    assert [float(found.scores[at]) for at in some] == pytest.approx(expected, rel=1e-4)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=st.one_of(words, places), asked=st.lists(st.integers(0, STORIES - 1), max_size=60, unique=True))
def test_positions_in_few_and_many_stories(executor: Executor, query: Any, asked: list[int]) -> None:
    (leaf,) = executor.run(query).leaves
    for name, found in positions(executor.collection, leaf, asked).items():
        for number, places in zip(asked, found.of(np.arange(len(asked))), strict=True):
            told = [(start, start + length - 1) for start, length in places]
            assert told == sorted(oracle().marks(query, number, name))
