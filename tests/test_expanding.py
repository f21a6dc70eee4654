"""expand: what the best stories of a search share is searched as well."""

from math import isclose
from pathlib import Path

import pytest

from index.analysis import stemming
from search.article_words import words_of
from search.expanding import MOST_EXPANDED, WORDS, shared
from search.nodes import Expand, Word
from search.parse import read_query
from search.query import Query
from search.searcher import Searcher
from tests.archives import article, found, results, searcher_of

RECORDS = [
    {"id": "a", "title": "Flood", "body": "The flood broke the dyke and the sluice.", "date": "2016"},
    {"id": "b", "title": "Water", "body": "A flood came over the dyke. The dyke was old.", "date": "2015"},
    {"id": "c", "title": "Works", "body": "Workers mend a dyke and a sluice.", "date": "2016"},
    {"id": "d", "title": "Cup", "body": "Nobody won the cup on the pitch.", "date": "2016"},
    {"id": "a2", "title": "Flood", "body": "The flood broke the dyke and the sluice.", "date": "2016",
     "source": "Post"},
]  # fmt: skip
NOTE = "Stories with any of the words that the 2 best stories share were found as well: "


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(tmp_path_factory.mktemp("expanding"), RECORDS)


def test_stories_with_the_words_of_the_best_are_found_behind_them(searcher: Searcher) -> None:
    assert sorted(found(searcher, "flood")) == ["a", "b"]
    assert sorted(found(searcher, "expand:flood")[:2]) == ["a", "b"]
    assert found(searcher, "expand:flood")[2:] == ["c"]


def test_the_note_names_the_words_as_they_are_printed_and_copies_count_once(searcher: Searcher) -> None:
    (note,) = results(searcher, "expand:flood").notes
    assert note.startswith(NOTE)
    named = note.removeprefix(NOTE).removesuffix(".").split(", ")
    assert (named[0], set(named[1:])) == ("flood", {"dyke", "sluice", "broke", "Water", "came", "old"})


def test_what_was_added_is_not_marked(searcher: Searcher) -> None:
    last = results(searcher, "expand:flood").hits[-1]
    assert (last.id, [part for part in last.snippet if part.matched]) == ("c", [])


def test_an_expanded_part_is_one_part_of_a_query(searcher: Searcher) -> None:
    assert sorted(found(searcher, "expand:flood date:2016")) == ["a", "c"]
    assert sorted(found(searcher, "NOT expand:flood")) == ["d"]


def test_plain_words_fall_back_before_they_are_expanded(searcher: Searcher) -> None:
    page = results(searcher, "expand:(flood zeppelin)")
    assert (page.total, page.match) == (3, "any")


def test_what_finds_nothing_is_not_expanded(searcher: Searcher) -> None:
    assert (results(searcher, "expand:zeppelin").total, results(searcher, "expand:zeppelin").notes) == (0, ())


def test_what_only_filters_is_expanded_by_all_that_it_finds_alike(searcher: Searcher) -> None:
    query = Query(tree=Expand(read_query("date:2015").tree or Word("")))
    assert {hit.id for hit in searcher.search(query).hits} == {"a", "b", "c"}


def test_words_weigh_by_their_share_of_each_story_and_its_score() -> None:
    stem = stemming("en")
    stories = [words_of(article("1", "Dyke dyke sluice pump."), stem), words_of(article("2", "Dyke cup."), stem)]
    weights = {word.form: word.weight for word in shared(stories, [3.0, 1.0])}
    assert list(weights) == ["Dyke", "pump", "sluice", "cup"]
    expected = {"Dyke": (3 * 2 / 4 + 1 / 2) / 4, "pump": 3 / 16, "sluice": 3 / 16, "cup": 1 / 8}
    assert all(isclose(weights[form], expected[form]) for form in expected)


def test_only_the_heaviest_words_are_added(tmp_path: Path) -> None:
    stem = stemming("en")
    text = " ".join(f"w{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(WORDS + 20))
    words = shared([words_of(article("1", text), stem)], [1.0])
    assert len(words) == WORDS
    assert isclose(sum(word.weight for word in words), 1)


def test_no_more_than_a_few_parts_are_expanded_and_that_is_said(searcher: Searcher) -> None:
    page = results(
        searcher, " OR ".join(f"expand:{word}" for word in ("flood", "cup", "works", "water", "mend", "old"))
    )
    assert page.notes[-1] == f"Only the first {MOST_EXPANDED} parts were expanded."
    assert len(page.notes) == MOST_EXPANDED + 1
    assert page.total == len(RECORDS) - 1
