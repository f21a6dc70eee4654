"""Where the words of a query stand in given stories, and what the executor tells besides its hits."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.query import (
    And,
    AndNot,
    FuzzyTerm,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    SpanFirst,
    SpanNear2,
    Term,
    Wildcard,
)

from index.errors import SearchTooSlowError
from index.segment.live import in_order
from search.executor.executor import Executor
from search.executor.positions import positions
from search.executor.word import Word
from search.ranking import idf
from tests.archives import article
from tests.brute_force import BruteForce, fields_of
from tests.test_executor import positional, rows, segments_of, stories_of, words

looked_for = st.one_of(words, positional).filter(lambda query: "source" not in fields_of(query))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(told=rows, query=looked_for, asked=st.permutations(range(10)), many=st.integers(0, 10))
def test_positions_are_those_of_a_brute_force_reading(told: list[Any], query: Any, asked: list[int], many: int) -> None:
    stories = stories_of(told)
    oracle = BruteForce(stories)
    wanted = [number for number in asked[:many] if number < len(stories)]
    with TemporaryDirectory() as folder:
        executor = Executor(segments_of(Path(folder), stories, set()))
        (leaf,) = executor.run(query).leaves
        found = positions(executor.collection, leaf, np.array(wanted, np.intp))
        assert set(leaf.fields) == fields_of(query)
        for name in leaf.fields:
            for at, number in enumerate(wanted):
                places = [(start, start + length - 1) for start, length in found[name].of(np.array([at]))[0]]
                assert places == sorted(oracle.marks(query, number, name))


def archive(folder: Path, *bodies: str, **settings: int) -> Executor:
    """One segment a story."""
    stories = [article(f"a{n}", body) for n, body in enumerate(bodies)]
    return Executor(segments_of(folder, stories, set(), len(stories)), **settings)


def test_leaves_are_what_is_looked_for_with_its_rarity_over_all_segments(tmp_path: Path) -> None:
    executor = archive(tmp_path, "flood warning", "flood", "a wet mayor")
    flood = Word([Term("title_stem", "flood"), Term("body_stem", "flood")])
    warning = Phrase("body_exact", ["flood", "warning"])
    query = And([AndNot(flood, Term("body_exact", "mayor")), Or([warning, Not(Term("body_exact", "wet"))])])
    leaves = executor.run(query).leaves
    assert [(leaf.query, leaf.fields, leaf.idf) for leaf in leaves] == [
        (flood, ("title_stem", "body_stem"), idf(3, 2)),
        (warning, ("body_exact",), idf(3, 1)),
    ]


def test_a_pattern_that_stands_for_too_many_words_takes_the_most_frequent_and_says_so(tmp_path: Path) -> None:
    executor = archive(tmp_path, "alpha apple", "apple avocado", "avocado apple", "aardvark", "alpha", most_terms=2)
    for pattern in (Prefix("body_exact", "a"), Wildcard("body_exact", "a*[a-z]")):
        outcome = executor.run(pattern)
        assert outcome.found.documents.tolist() == [0, 1, 2, 4]
    (note,) = executor.run(Prefix("body_exact", "a")).notes
    assert note() == "“a*” stands for more than 2 different words; the 2 that most stories have were searched."
    assert executor.run(Wildcard("body_exact", "al*")).notes == ()


def test_the_same_few_words_in_many_segments_are_not_too_many(tmp_path: Path) -> None:
    outcome = archive(tmp_path, *["apple alpha"] * 4, most_terms=2).run(Prefix("body_exact", "a"))
    assert (outcome.found.documents.tolist(), outcome.notes) == ([0, 1, 2, 3], ())


def test_a_search_behind_its_deadline_ends_with_a_plain_sentence(tmp_path: Path) -> None:
    executor = archive(tmp_path, "flood", "mayor")
    assert executor.run(Term("body_exact", "flood"), time.monotonic() + 60).found.documents.tolist() == [0]
    with pytest.raises(SearchTooSlowError, match="took too long"):
        executor.run(Term("body_exact", "flood"), time.monotonic() - 1)


def test_an_unknown_kind_of_query_is_no_silent_miss(tmp_path: Path) -> None:
    executor = archive(tmp_path, "flood")
    for query in (Query(), SpanFirst(Term("body_exact", "flood")), SpanNear2([And([]), Term("body_exact", "flood")])):
        with pytest.raises(TypeError):
            executor.run(query)


def test_a_boost_multiplies_a_score(tmp_path: Path) -> None:
    executor = archive(tmp_path, "flood", "flood warning")
    plain = executor.run(Or([Term("body_exact", "flood"), Term("body_exact", "warning")])).found.scores
    boosted = executor.run(Or([Term("body_exact", "flood"), Term("body_exact", "warning")], boost=3)).found.scores
    assert boosted.tolist() == pytest.approx((plain * 3).tolist(), rel=1e-4)


def test_an_index_without_segments_has_no_hits() -> None:
    executor = Executor(in_order([]))
    for query in (Term("body_stem", "flood"), Phrase("body_exact", ["a", "b"]), Not(Term("id", "a"))):
        assert executor.run(query).found.documents.tolist() == []


def test_fuzzy_words_are_those_so_many_edits_away(tmp_path: Path) -> None:
    executor = archive(tmp_path, "flood", "floods", "blood", "fod", "food", "flodo", "flцod")
    found = {
        (most, same): executor.run(FuzzyTerm("body_exact", "flood", maxdist=most, prefixlength=same))
        for most in (1, 2)
        for same in (0, 1)
    }
    assert {key: outcome.found.documents.tolist() for key, outcome in found.items()} == {
        (1, 0): [0, 1, 2, 4, 6],
        (1, 1): [0, 1, 4, 6],
        (2, 0): [0, 1, 2, 3, 4, 5, 6],
        (2, 1): [0, 1, 3, 4, 5, 6],
    }


def test_wildcards_without_a_beginning_are_found_in_any_script(tmp_path: Path) -> None:
    executor = archive(tmp_path, "flood", "наводнение flood", "blood", "в", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac")
    globs = ("*ood", "?lood", "*ние", "?", "*а*", "**", "[bf]lood", "*[!d]", "*a*a*a*a*a*a*a*a*a*a*b")
    found = [executor.run(Wildcard("body_exact", glob)).found.documents.tolist() for glob in globs]
    assert found == [[0, 1, 2], [0, 1, 2], [1], [3], [1], [0, 1, 2, 3, 4], [0, 1, 2], [1, 3, 4], []]


def test_a_pattern_of_many_words_that_lie_apart(tmp_path: Path) -> None:
    words = [f"a{number}" for number in range(100, 300)]
    executor = archive(tmp_path, " ".join(words), "a100 b a100 a102", "b a101 c", "a298 b")
    even = Wildcard("body_exact", "a*[02468]")
    assert executor.run(even).found.documents.tolist() == [0, 1, 3]
    (leaf,) = executor.run(even).leaves
    found = positions(executor.collection, leaf, [0, 1, 2, 3])["body_exact"]
    assert [[start for start, _ in places] for places in found.of(np.arange(4))] == [
        list(range(0, 200, 2)),
        [0, 2, 3],
        [],
        [0],
    ]
    assert executor.run(SpanNear2([even, Term("body_exact", "b")])).found.documents.tolist() == [1, 3]


def test_stop_words_have_no_stem_that_a_pattern_could_find(tmp_path: Path) -> None:
    executor = archive(tmp_path, "the", "ox the")
    patterns = (FuzzyTerm("body_stem", "ox", maxdist=2, prefixlength=0), Wildcard("body_stem", "[o]*"))
    assert [executor.run(pattern).found.documents.tolist() for pattern in patterns] == [[1], [1]]


def test_nearness_does_not_reach_into_the_next_story(tmp_path: Path) -> None:
    stories = [article("a0", "flood"), article("a1", "warning")]
    executor = Executor(segments_of(tmp_path, stories, set(), 1))
    query = SpanNear2([Term("body_exact", "flood"), Term("body_exact", "warning")], slop=10**6, ordered=False)
    assert executor.run(query).found.documents.tolist() == []


def test_threads_that_open_the_same_segments_find_the_same(tmp_path: Path) -> None:
    executor = archive(tmp_path, *["flood warning", "mayor flood", "bridge"] * 2)
    query = And([Term("body_stem", "flood"), Not(Phrase("body_exact", ["mayor", "flood"]))])
    found: list[list[int]] = []
    threads = [Thread(target=lambda: found.append(executor.run(query).found.documents.tolist())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[0, 3]] * 8
