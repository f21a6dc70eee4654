"""More like one story: its most telling words as a query, and the best other stories by them."""

from pathlib import Path

import pytest

from search.parse import read_query
from search.searcher import Searcher
from tests.archives import searcher_of

LANTERN = (
    "The blue lantern of Tarrow pier was stolen again, the keeper said. Nobody had seen the lantern since Monday, "
    "and the keepers of the pier want the lantern back before the regatta in 1987 and 1988. The pier is dark."
)
PLAIN = "A day like any other."
RECORDS = [
    {"id": "a", "title": "Lantern stolen", "body": LANTERN},
    {"id": "copy", "title": "Lantern stolen", "body": LANTERN, "source": "Post"},
    {"id": "b", "title": "Lanterns on the pier", "body": "A keeper lit a lantern on Tarrow pier in 1987."},
    {"id": "c", "title": "Regatta", "body": "The regatta of 1988 was stolen by nobody, and the blue boat won it."},
    {"id": "d", "title": "Budget", "body": "The council talked about money, and about nothing else at all."},
    {"id": "e", "title": "xyzzy", "body": "qwerty"},
    *({"id": f"x{n}", "title": f"Plain {n}", "body": PLAIN, "date": f"2016-01-0{n + 1}"} for n in range(9)),
]  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(tmp_path_factory.mktemp("related"), RECORDS)


def words(searcher: Searcher, article_id: str) -> tuple[str, ...]:
    article = searcher.article(article_id)
    assert article is not None
    return searcher.related(article).words


def stories(searcher: Searcher, article_id: str, limit: int = 3) -> list[str]:
    article = searcher.article(article_id)
    assert article is not None
    return [hit.id for hit in searcher.related(article, limit).stories]


def test_telling_words_are_printed_as_the_article_mostly_does_best_first(searcher: Searcher) -> None:
    found = words(searcher, "a")
    assert found[:2] == ("lantern", "pier")
    assert set(found[2:]) == {"keeper", "stolen", "Tarrow", "blue", "regatta", "Nobody"}


def test_numbers_stop_words_and_words_of_no_other_story_are_not_telling(searcher: Searcher) -> None:
    assert not {"1987", "1988", "the", "again", "seen"} & set(words(searcher, "a"))


def test_of_each_stem_there_is_one_form(searcher: Searcher) -> None:
    assert {"lanterns", "Lanterns", "Lantern", "keepers"} & set(words(searcher, "b")) == {"Lanterns"}


def test_the_query_is_read_as_it_is_written_and_finds_the_story_first(searcher: Searcher) -> None:
    article = searcher.article("a")
    assert article is not None
    query = searcher.related(article).query
    assert read_query(query.text, match=query.match) == query
    assert searcher.search(query).match == "any"
    assert searcher.search(query).hits[0].id == "a"


def test_few_words_are_joined_by_any_too(searcher: Searcher) -> None:
    article = searcher.article("x1")
    assert article is not None
    query = searcher.related(article).query
    assert (query.match, read_query(query.text, match=query.match)) == ("any", query)


def test_related_stories_are_others_best_first(searcher: Searcher) -> None:
    assert stories(searcher, "a") == ["b", "c"]
    assert stories(searcher, "a", limit=1) == ["b"]


def test_a_copy_is_not_related_to_its_own_story(searcher: Searcher) -> None:
    assert "a" not in stories(searcher, "copy")
    assert "copy" not in stories(searcher, "a")


def test_a_story_of_words_that_no_other_has_is_related_to_none(searcher: Searcher) -> None:
    assert (words(searcher, "e"), stories(searcher, "e")) == ((), [])


def test_a_headline_in_capitals_gives_no_operators(tmp_path: Path) -> None:
    record = {"title": "NOR AND OR NOT", "body": "Nor the one nor the other."}
    searcher = searcher_of(tmp_path, [{"id": "1", **record}, {"id": "2", **record, "source": "Post"}], language="da")
    article = searcher.article("1")
    assert article is not None
    query = searcher.related(article).query
    assert read_query(query.text, match=query.match) == query
