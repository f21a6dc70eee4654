"""The first values of a facet as a tree: which branches are open, and that what is chosen is always in sight."""

import pytest

from search.facet_tree import Branch, facet_tree
from search.parse import read_query
from search.query import Filter
from search.searcher import Searcher
from tests.archives import searcher_of

PLACES = [f"World/Place {n:02d}" for n in range(12) for _ in range(20 - n)]
DATES = [f"{2000 + n // 20}-0{1 + n % 3}-0{1 + n % 2}" for n in range(len(PLACES) + 2)]
RECORDS = [
    {"id": f"s{n}", "title": f"Story {n}", "body": f"Text {n}.", "section": section, "date": date}
    for n, (section, date) in enumerate(zip([*PLACES, "Sport/Cup/Final", "Sport"], DATES, strict=True))
]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(tmp_path_factory.mktemp("tree"), RECORDS)


def tree(searcher: Searcher, field: str, *filters: Filter, opened: tuple[str, ...] = (), typed: str = "") -> list[str]:
    """The values in their order, two spaces before each step, and how many more are within what is closed."""
    found = searcher.search(read_query(typed, filters=filters), limit=0, facets=(field,))
    return list(lines(facet_tree(found.facets[0].values, field, opened)))


def lines(branches: tuple[Branch, ...], depth: int = 0) -> list[str]:
    found = []
    for one in branches:
        more = f" +{one.inside - len(one.below)}" if one.inside > len(one.below) else ""
        found += ["  " * depth + one.value.value + more, *lines(one.below, depth + 1)]
    return found


def test_a_tree_is_closed_until_a_branch_is_opened(searcher: Searcher) -> None:
    assert tree(searcher, "section") == ["World +12", "Sport +1"]
    opened = tree(searcher, "section", opened=("World",))
    assert opened == ["World +2", *(f"  World/Place {n:02d}" for n in range(10)), "Sport +1"]


def test_what_is_chosen_stands_first_and_is_open(searcher: Searcher) -> None:
    chosen = tree(searcher, "section", Filter("section", ("Sport/Cup",)))
    assert chosen == ["Sport", "  Sport/Cup", "    Sport/Cup/Final", "World +12"]
    last = tree(searcher, "section", Filter("section", ("World/Place 11",)))
    assert last[:3] == ["World +1", "  World/Place 11", "  World/Place 00"]


def test_what_is_left_out_stands_first_and_nothing_below_it(searcher: Searcher) -> None:
    left_out = tree(searcher, "section", Filter("section", ("Sport",), excluded=True))
    assert left_out == ["Sport", "World +12"]


def test_a_step_with_one_value_alone_is_open(searcher: Searcher) -> None:
    assert tree(searcher, "section", typed="section:Sport/Cup") == ["Sport", "  Sport/Cup", "    Sport/Cup/Final"]


def test_dates_show_their_years_newest_first_and_all_of_what_is_below(searcher: Searcher) -> None:
    shown = tree(searcher, "date", Filter("date", ("2003-02",)), opened=("2007",))
    assert shown[:5] == ["2003", "  2003-02", "    2003-02-02", "    2003-02-01", "  2003-03 +2"]
    assert shown[5:] == [
        "  2003-01 +2",
        "2008 +3",
        "2007",
        "  2007-03 +2",
        "  2007-02 +2",
        "  2007-01 +2",
        *(f"{year} +3" for year in (2006, 2005, 2004, 2002, 2001, 2000)),
    ]


def test_a_chosen_value_that_no_story_has_is_in_sight(searcher: Searcher) -> None:
    assert tree(searcher, "section", Filter("section", ("Nowhere/At all",))) == [
        "Nowhere/At all",
        "World +12",
        "Sport +1",
    ]


def test_a_chosen_step_that_no_hit_has_is_in_sight_below_those_above_it(searcher: Searcher) -> None:
    cup, old = Filter("section", ("Sport/Cup",)), Filter("date", ("2000-01",), excluded=True)
    assert tree(searcher, "section", cup, typed="nothing") == ["Sport", "  Sport/Cup"]
    assert tree(searcher, "date", old, typed="nothing") == ["2000", "  2000-01"]
