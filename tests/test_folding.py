"""Stories printed word for word in several places: one hit, findable by what each of its places says of it."""

import pytest

from search.query import Filter
from search.searcher import Searcher
from tests.archives import found, results, searcher_of

WIRE = {"title": "Pier falls", "body": "The pier at Ostend fell into the sea at noon. " * 9, "section": "News"}
RECORDS = [
    WIRE | {"id": "a", "source": "Gazette", "date": "2016-01-01"},
    WIRE | {"id": "b", "source": "Ledger", "date": "2016-01-02", "author": "Ann Teller"},
    WIRE | {"id": "c", "source": "Ledger", "date": "2017-01-02"},
    {"id": "d", "title": "Pier built", "body": "A pier was built again at Ostend.", "source": "Ledger"},
]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(tmp_path_factory.mktemp("repeats"), RECORDS)


def test_a_family_is_one_hit_under_its_lead(searcher: Searcher) -> None:
    page = results(searcher, "noon")
    assert [(hit.id, hit.copies) for hit in page.hits] == [("a", 2)]
    assert (page.total, results(searcher, "").total) == (1, 2)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("id:c", ["c"]),
        ("noon source:ledger", ["b"]),
        ("noon date:2017", ["c"]),
        ("noon by:teller", ["b"]),
        ("noon -source:gazette", ["b"]),
        ("noon date:2016", ["a"]),
    ],
)
def test_a_copy_is_found_by_what_its_lead_does_not_have(searcher: Searcher, typed: str, ids: list[str]) -> None:
    assert found(searcher, typed) == ids


def test_facets_count_a_family_once_a_value_and_a_click_finds_as_many(searcher: Searcher) -> None:
    facets = {one.field: {v.value: v.count for v in one.values} for one in results(searcher, "").facets}
    assert facets["source"] == {"Gazette": 1, "Ledger": 2}
    assert facets["section"] == {"News": 1}
    clicks = {
        field: {v: results(searcher, "", filters=(Filter(field, (v,)),)).total for v in facets[field]}
        for field in facets
    }
    assert clicks == facets
