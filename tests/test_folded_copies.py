"""Repeats behind a hit: in how many papers they stand, which they are, and how that is said."""

import pytest

from search.folded_copies import copies, said
from search.searcher import Searcher
from tests.archives import results, searcher_of

BODIES = {
    "pier": "The pier at Ostend fell into the sea at noon. " * 9,
    "cup": "The cup was won by the town after extra time. " * 9,
    "fish": "The fish came back to the river after the rain. " * 9,
    "bell": "The bell of the old church rang again at noon. " * 9,
    "alone": "Nobody else has printed this one. " * 9,
}
PRINTED = [
    ("pier", "a", "Gazette", "2016-01-01"),
    ("pier", "b", "Ledger", "2016-01-03"),
    ("pier", "c", "Ledger", "2016-01-02"),
    ("pier", "d", "Gazette", "2016-01-04"),
    ("pier", "e", "Islander", "2016-01-05"),
    ("cup", "f", "Gazette", "2017-01-01"),
    ("cup", "g", "Gazette", "2017-01-02"),
    ("fish", "h", "Gazette", "2018-01-01"),
    ("fish", "i", "Ledger", "2018-01-02"),
    ("fish", "j", "Islander", "2018-01-02"),
    ("bell", "l", "Gazette", "2020-01-01"),
    ("bell", "m", "Zeitung", "2020-01-02"),
    ("bell", "n", "Österreich Heute", "2020-01-02"),
    ("bell", "o", "Ledger 10", "2020-01-02"),
    ("bell", "p", "Ledger 9", "2020-01-02"),
    ("alone", "k", "Gazette", "2019-01-01"),
]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    records = [
        {"id": id, "title": topic, "body": BODIES[topic], "source": source, "date": date}
        for topic, id, source, date in PRINTED
    ]
    return searcher_of(tmp_path_factory.mktemp("copies"), records)


@pytest.mark.parametrize(
    ("typed", "counts", "words"),
    [
        ("pier", ("a", 4, 2), "Also in 2 other papers, 4 copies"),
        ("pier source:ledger", ("b", 4, 2), "Also in 2 other papers, 4 copies"),
        ("cup", ("f", 1, 0), "1 more copy"),
        ("fish", ("h", 2, 2), "Also in 2 other papers"),
        ("nobody", ("k", 0, 0), ""),
    ],
)
def test_a_hit_says_in_how_many_other_papers_it_stands(
    searcher: Searcher, typed: str, counts: tuple[str, int, int], words: str
) -> None:
    hit = results(searcher, typed).hits[0]
    assert ((hit.id, hit.copies, hit.papers), said(hit)) == (counts, words)


@pytest.mark.parametrize(
    ("id", "others"),
    [("a", ["d", "e", "c", "b"]), ("b", ["a", "d", "e", "c"]), ("l", ["p", "o", "n", "m"]), ("k", []), ("nothing", [])],
)
def test_the_others_are_listed_by_paper_and_date_with_the_lead_first(
    searcher: Searcher, id: str, others: list[str]
) -> None:
    assert [one.id for one in copies(searcher, id)] == others
