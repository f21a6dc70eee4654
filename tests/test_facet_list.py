"""A facet as a list: looked through, put in order, a page at a time, however long it is."""

from pathlib import Path

import pytest

from search.dates import Calendar
from search.facet_list import Wanted, facet_list, usual_order
from search.parse import read_query
from search.query import Filter
from search.searcher import Searcher
from tests.archives import searcher_of

SECTIONS = [
    "World/Syria/Aleppo",
    "World/Syria",
    "World/Syria",
    "World/Peru",
    "Sport",
    "Sport/World Cup",
    "Sport/Cricket",
]
DATES = ["2016-12-11", "2016-12", "2016-03-11", "2015-12-24", "2014", None, "2015-12-24"]
TAGS = ["Élise Ødegård", "Zoë", "the Editor", "Österreich", "anton", "Straße 9", "Zoë"]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    rows = enumerate(zip(SECTIONS, DATES, TAGS, strict=True))
    records = [
        {"id": f"s{n}", "title": f"Story {n}", "body": f"Text {n}.", "section": section, "date": date, "tags": [tag]}
        for n, (section, date, tag) in rows
    ]
    return searcher_of(tmp_path_factory.mktemp("lists"), records)


def listed(searcher: Searcher, field: str, wanted: Wanted, *filters: Filter) -> list[tuple[str, int, int]]:
    """Value, stories, and values inside of each row."""
    values = searcher.search(read_query("", filters=filters), limit=0, facets=(field,)).facets[0].values
    found = facet_list(values, field, wanted, Calendar())
    return [(row.value.value, row.value.count, row.inside) for row in found.page(range(len(found)))]


def names(searcher: Searcher, field: str, wanted: Wanted) -> list[str]:
    return [value for value, _, _ in listed(searcher, field, wanted)]


def test_values_stand_by_count_or_from_a_to_z_whatever_their_accents_and_capitals(searcher: Searcher) -> None:
    by_name = ["anton", "Élise Ødegård", "Österreich", "Straße 9", "the Editor", "Zoë"]
    assert names(searcher, "tag", Wanted("name")) == by_name
    assert names(searcher, "tag", Wanted("count")) == ["Zoë", *by_name[:-1]]


def test_paths_are_listed_step_by_step(searcher: Searcher) -> None:
    assert listed(searcher, "section", Wanted("count")) == [("World", 4, 2), ("Sport", 3, 2)]
    assert listed(searcher, "section", Wanted("name", under="World")) == [
        ("World/Peru", 1, 0),
        ("World/Syria", 3, 1),
    ]
    assert listed(searcher, "section", Wanted("name", under="Nowhere")) == []


def test_dates_are_listed_newest_first_or_by_count(searcher: Searcher) -> None:
    assert usual_order("date") == "name"
    newest = [("2016", 3, 2), ("2015", 2, 1), ("2014", 1, 0), ("unknown", 1, 0)]
    assert listed(searcher, "date", Wanted("name")) == newest
    assert names(searcher, "date", Wanted("count", under="2016")) == ["2016-12", "2016-03"]


@pytest.mark.parametrize(
    ("field", "find", "found"),
    [
        ("tag", "ELISE", ["Élise Ødegård"]),
        ("tag", "odeg", ["Élise Ødegård"]),
        ("tag", "ÖSTERREICH", ["Österreich"]),
        ("tag", "osterreich", ["Österreich"]),
        ("tag", "strasse", ["Straße 9"]),
        ("tag", "to", ["anton", "the Editor"]),
        ("tag", "e e", ["the Editor"]),
        ("tag", ".*", []),
        ("tag", "\n", []),
        ("section", "world", ["World", "Sport/World Cup"]),
        ("section", "syria", ["World/Syria"]),
        ("section", "World › Sy", ["World/Syria"]),
        ("section", "world/syria/a", ["World/Syria/Aleppo"]),
        ("section", "c", ["Sport/Cricket", "Sport/World Cup"]),
        ("date", "2016", ["2016"]),
        ("date", "2016-1", ["2016-12"]),
        ("date", "december", ["2016-12", "2015-12"]),
        ("date", "December 2015", ["2015-12"]),
        ("date", "11 December", ["2016-12-11"]),
        ("date", "11 Dec 2016", ["2016-12-11"]),
        ("date", "24/12/2015", ["2015-12-24"]),
        ("date", "unknown", ["unknown"]),
        ("date", "-11", ["2016-12-11", "2016-03-11"]),
        ("date", "someday", []),
    ],
)
def test_values_are_found_by_any_part_of_their_last_step(
    searcher: Searcher, field: str, find: str, found: list[str]
) -> None:
    order = usual_order(field)
    assert sorted(names(searcher, field, Wanted(order, find))) == sorted(found)


def test_a_chosen_value_that_no_story_has_is_in_the_list(searcher: Searcher) -> None:
    chosen = Filter("tag", ("Çelik",))
    assert listed(searcher, "tag", Wanted("name", "cel"), chosen) == [("Çelik", 0, 0)]


def test_ten_thousand_values_are_paged_to_the_last_one(tmp_path: Path) -> None:
    names = [("Näme {}", "name {}")[n % 2].format(n) for n in range(10_200)]
    records = [{"id": f"s{n}", "title": f"Story {n}", "body": f"Text {n}.", "tags": names[n::300]} for n in range(300)]
    values = searcher_of(tmp_path, records).search(read_query(""), limit=0, facets=("tag",)).facets[0].values
    found = facet_list(values, "tag", Wanted("name"), Calendar())

    pages = [found.page(range(start, start + 100)) for start in range(0, len(found), 100)]
    listed = [row.value.value for page in pages for row in page]
    assert (len(found), len(pages)) == (10_200, 102)
    assert listed == names
    assert len(facet_list(values, "tag", Wanted("count", "name 99"), Calendar())) == 111
