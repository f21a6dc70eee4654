"""A search that takes too long is given up while its page is made as well, not only while it searches."""

from itertools import count
from pathlib import Path

import pytest

from index.builds import Builds
from index.errors import SearchTooSlowError
from index.schema import FACET_NAMES
from search.parse import read_query
from search.whoosh_searcher import WhooshSearcher
from tests.archives import searcher_of

MANY = 1000  # looks at the clock; far more than a page takes


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build; from here on a second passes each time that anything looks at the clock."""
    texts = [f"The flood came over wall {n} of the harbour." for n in range(9)]
    searcher_of(tmp_path, [{"id": str(n), "title": "Flood", "body": text} for n, text in enumerate(texts)])
    ticks = count()
    monkeypatch.setattr("time.monotonic", lambda: float(next(ticks)))
    return Builds(tmp_path / "index").current()


def looks(folder: Path, text: str, facets: tuple[str, ...] = ()) -> int:
    """How many seconds a page must be given whose hits are remembered, a second for each look at the clock."""
    for seconds in range(MANY):
        searcher = WhooshSearcher(folder, MANY)
        searcher.search(read_query(text), facets=facets)
        searcher._seconds = seconds
        try:
            searcher.search(read_query(text), facets=facets)
        except SearchTooSlowError:
            continue
        return seconds
    raise AssertionError("never done")


def test_the_clock_is_looked_at_before_each_facet(folder: Path) -> None:
    bare = looks(folder, "flood")
    assert [looks(folder, "flood", ("source", "date", "tag")[:n]) for n in range(4)] == [bare + n for n in range(4)]


def test_the_clock_is_looked_at_before_each_word_is_looked_for_in_the_hits(folder: Path) -> None:
    words = ["flood", "flood wall", "flood wall came"]
    assert [looks(folder, text) - looks(folder, "") for text in words] == [1, 2, 3]


def test_a_list_of_ids_is_given_up_as_well(folder: Path) -> None:
    searcher = WhooshSearcher(folder, MANY)
    assert len(list(searcher.ids(read_query("flood")))) == 9
    searcher._seconds = 0
    with pytest.raises(SearchTooSlowError):
        list(searcher.ids(read_query("flood")))


def test_what_is_warmed_is_warmed_to_the_end(folder: Path) -> None:
    searcher = WhooshSearcher(folder, 3)  # enough to find all stories, not to count them
    searcher.warm()
    assert [name for name in FACET_NAMES if "totals" not in vars(searcher._columns.field(name))] == []
