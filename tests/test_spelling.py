"""Did you mean: words of the archive for those that it does not have, and for no others."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.build import rebuild, update
from index.builds import Builds
from index.config import Config
from search.archive import open_searcher
from search.nodes import Word, nodes_of
from search.parse import read_query
from search.query import Filter
from search.results import Part
from search.searcher import Searcher
from tests.archives import found, searcher_of, write_dump

BODIES = (
    "The flood warning came late, and the mayor's office closed.",
    "A flood warning for the harbour.",
    "Microfiche was kept in New York by the mayor.",
    "Floor plans of the harbour office.",
    "The parent company sold airlines.",
    "He parted with it, part by part, and this part was the last.",
    "No part of the harbour is closed.",
    "Zürich banks and the café.",
    "An e-mail of O’Neill’s.",
)
KNOWN = (
    "flood",
    "floods",
    "Flooding",
    "warning",
    "the",
    "Mayor's",
    "mayor",
    "café",
    "cafe",
    "part",
    "new",
    "ann",
    "2015",
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    records = [
        {"id": f"s{number}", "title": "Untold", "body": body, "source": "Harbour Gazette", "author": "Ann Teller"}
        for number, body in enumerate(BODIES)
    ]
    with closing(searcher_of(tmp_path_factory.mktemp("spelling"), records)) as searcher:
        yield searcher


def meant(searcher: Searcher, text: str) -> list[str]:
    """What is offered, with what was changed in brackets."""
    offers = searcher.suggestions(read_query(text))
    return ["".join(f"[{one.text}]" if one.matched else one.text for one in offer.parts) for offer in offers]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("flod", "[flood]"),  # a letter left out
        ("flooood warning", "[flood] warning"),  # two too many in a word of six letters or more
        ("warnign", "[warning]"),  # two swapped, which is one edit
        ("flpod wraning", "[flood] [warning]"),
        ("Zurihc", "[zurich]"),
        ("mayro's", "[mayor's]"),
        ("newyork", '"[new york]"'),
        ("email", '"[e mail]"'),
        ("newyork harbour", "[new] [york] harbour"),
        ("micro fiche", "[microfiche]"),
        ("late micro fiche harbour", "late [microfiche] harbour"),
        ("title:x OR (flod AND harbour)", "title:x OR ([flood] AND harbour)"),
        ("flod w/3 warning", "[flood] w/3 warning"),
        ("newyork w/3 mayor", '"[new york]" w/3 mayor'),
        ("atleast2 flod", "atleast2 [flood]"),
        ("flod -zzzz", "[flood] -zzzz"),
        ("author:tellr", "author:[teller]"),
        ("source:gazete", "source:[gazette]"),
        ("flod sort:newest", "[flood] sort:newest"),
    ],
)
def test_what_the_archive_has_is_offered_first(searcher: Searcher, typed: str, first: str) -> None:
    assert meant(searcher, typed)[:1] == [first]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        *KNOWN,
        "flood warning",
        "new york",
        "-flod",
        '"flod"',
        "flod*",
        "xylophone",
        "wa",
        "flod2",
        "date:2016",
        "lang:enn",
    ],
)
def test_nothing_is_offered(searcher: Searcher, typed: str) -> None:
    assert meant(searcher, typed) == []


@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=6))
def test_words_that_the_archive_has_are_never_replaced(searcher: Searcher, words: list[str]) -> None:
    assert searcher.suggestions(read_query(" ".join(words))) == ()


@given(st.lists(st.sampled_from((*KNOWN, "flod", "warnign", "newyork", "hrbour")), max_size=6))
def test_an_offer_keeps_every_word_that_the_archive_has(searcher: Searcher, words: list[str]) -> None:
    typed = read_query(" ".join(words))
    for offer in searcher.suggestions(typed):
        kept = [part.text for part in offer.parts if not part.matched]
        assert [word for word in words if word in KNOWN] == " ".join(kept).replace('"', "").split()


@given(st.text(alphabet="flodwarnigmy'\" ()ORAND:-*", max_size=30))
def test_whatever_is_offered_consists_of_words_of_the_archive(searcher: Searcher, text: str) -> None:
    for offer in searcher.suggestions(read_query(text)):
        changed = [word for part in offer.parts if part.matched for word in part.text.split()]
        assert changed
        assert [word for word in changed if not found(searcher, word)] == []


def test_the_word_that_comes_with_the_others_goes_before_one_in_more_stories(searcher: Searcher) -> None:
    assert meant(searcher, "parnt") == ["[part]", "[parent]"]
    assert meant(searcher, "parnt airlines") == ["[parent] airlines", "[part] airlines"]


def test_the_first_letter_goes_before_the_number_of_stories(tmp_path: Path) -> None:
    records = [
        {"id": str(n), "title": "Untold", "body": f"The {word} is here."}
        for n, word in enumerate(["bark", "bark", "dart"])
    ]
    with closing(searcher_of(tmp_path, records)) as searcher:
        assert meant(searcher, "dark") == ["[dart]", "[bark]"]


def test_one_edit_goes_before_two(tmp_path: Path) -> None:
    records = [
        {"id": str(n), "title": "Untold", "body": f"The {word} is here."}
        for n, word in enumerate(["harvest", "harvest", "harbours"])
    ]
    with closing(searcher_of(tmp_path, records)) as searcher:
        assert meant(searcher, "harboest") == ["[harvest]"]
        assert meant(searcher, "harbouts") == ["[harbours]"]


def test_words_of_deleted_stories_are_not_offered(tmp_path: Path) -> None:
    config = Config(index_dir=tmp_path / "var")
    records = [
        {"id": "one", "title": "Untold", "body": "The zeppelin is here."},
        {"id": "two", "title": "Untold", "body": "The zeppelins were there; a boat too."},
    ]
    rebuild([write_dump(tmp_path / "dump.jsonl", records)], config)
    update([], config, delete=["one"])
    with closing(open_searcher(Builds(config.index_dir).current())) as searcher:
        assert meant(searcher, "zeppelinn") == ["[zeppelins]"]
        assert meant(searcher, "bota") == ["[boat]"]


def test_a_search_that_has_no_time_left_offers_nothing(tmp_path: Path) -> None:
    config = Config(index_dir=tmp_path / "index")
    searcher_of(tmp_path, [{"id": "one", "title": "Untold", "body": "A flood came."}]).close()
    with closing(open_searcher(Builds(config.index_dir).current(), 0)) as searcher:
        assert meant(searcher, "flod") == []


def test_filters_and_order_do_not_change_what_is_offered(searcher: Searcher) -> None:
    query = read_query("flod", filters=(Filter("source", ("nobody",)),), sort="oldest")
    assert [one.parts for one in searcher.suggestions(query)] == [(Part("flood", True),)]
    assert list(nodes_of(replace(query, text="").tree)) == [Word("flod")]
