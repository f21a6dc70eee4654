"""An address holds the whole state of a search, and one search has one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from werkzeug.test import EnvironBuilder

from index.schema import FACET_NAMES
from search.parse import read_query
from search.query import Filter, Query
from web.links import LAST_PAGE, address_of, number_from, query_from, query_of, switched, tidy, web_address

TYPED = st.text().map(tidy)
VALUES = st.frozensets(TYPED.filter(bool), min_size=1, max_size=4).map(lambda values: tuple(sorted(values)))


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Any query that an address can hold."""
    places = draw(st.lists(st.tuples(st.sampled_from(range(len(FACET_NAMES))), st.booleans()), unique=True))
    filters = tuple(Filter(FACET_NAMES[place], draw(VALUES), excluded) for place, excluded in sorted(places))
    sort = draw(st.sampled_from([None, "relevance", "newest", "oldest"]))
    match = draw(st.sampled_from([None, "all", "any"]))
    return read_query(draw(TYPED), filters=filters, sort=sort, match=match)


def read(address: str) -> tuple[Query, int]:
    """As Flask reads it."""
    return query_from(EnvironBuilder(query_string=address).get_request().args)


@given(queries(), st.integers(1, LAST_PAGE - 1))
def test_a_query_and_its_page_come_back_from_their_address(query: Query, page: int) -> None:
    assert read(address_of(query, page)) == (query, page)


@given(queries())
def test_a_stored_address_gives_the_same_query_as_the_page(query: Query) -> None:
    assert query_of(address_of(query)) == query


@given(st.lists(st.tuples(st.sampled_from([*FACET_NAMES, "q", "not-tag", "page", "sort", "nonsense"]), st.text())))
def test_any_parameters_are_read_and_have_one_spelling(pairs: list[tuple[str, str]]) -> None:
    query, page = query_from(MultiDict(pairs))

    assert read(address_of(query, page)) == (query, page)


@pytest.mark.parametrize(
    ("query", "page", "address"),
    [
        (Query(), 1, ""),
        (Query(), 2, "page=2"),
        (read_query("flood -cup"), 1, "q=flood+-cup"),
        (Query(filters=(Filter("section", ("World/Syria",)),)), 1, "section=World/Syria"),
        (Query(filters=(Filter("tag", ("b", "a")), Filter("source", ("A & B",)))), 1, "source=A+%26+B&tag=a&tag=b"),
        (Query(filters=(Filter("source", ("é",), excluded=True),)), 1, "not-source=%C3%A9"),
        (read_query("a b", sort="oldest", match="any"), 3, "q=a+b&sort=oldest&match=any&page=3"),
    ],
)
def test_address_is_short_and_in_one_order(query: Query, page: int, address: str) -> None:
    assert address_of(query, page) == address


def test_repeated_parameters_are_values_of_one_filter_and_the_senseless_is_passed_over() -> None:
    address = "tag=b&tag=a&tag=b&tag=&not-tag=c&sort=sideways&match=maybe&colour=red&title=x"

    assert read(address) == (Query(filters=(Filter("tag", ("a", "b")), Filter("tag", ("c",), excluded=True))), 1)


@pytest.mark.parametrize("text", [None, "", "0", "-1", "abc", "1.5", "1e3", "²", "٣", " ", "0000"])
def test_what_is_no_page_number_is_the_first_page(text: str | None) -> None:
    assert number_from(text) == 1


@pytest.mark.parametrize(("text", "number"), [("2", 2), (" 7 ", 7), ("007", 7), ("1" + "0" * 30, LAST_PAGE)])
def test_page_numbers_are_read_and_huge_ones_bounded(text: str, number: int) -> None:
    assert number_from(text) == number


def test_control_characters_and_halves_of_surrogate_pairs_are_taken_out() -> None:
    assert tidy("\x00flood\x1b[0m \ud800warning\n") == "flood [0m  warning"


def on(*filters: Filter) -> Query:
    return Query(filters=filters)


@pytest.mark.parametrize(
    ("before", "field", "value", "excluded", "after"),
    [
        (on(), "tag", "a", False, on(Filter("tag", ("a",)))),
        (on(Filter("tag", ("a",))), "tag", "a", False, on()),
        (on(Filter("tag", ("b",))), "tag", "a", False, on(Filter("tag", ("a", "b")))),
        (on(Filter("tag", ("a",))), "tag", "a", True, on(Filter("tag", ("a",), True))),
        (on(Filter("tag", ("a",), True)), "tag", "a", True, on()),
        (on(Filter("tag", ("a",), True)), "tag", "a", False, on(Filter("tag", ("a",)))),
        (on(Filter("date", ("2016",))), "date", "2016-12", False, on(Filter("date", ("2016-12",)))),
        (on(Filter("date", ("2015", "2016-12"))), "date", "2016", False, on(Filter("date", ("2015", "2016")))),
        (on(Filter("section", ("World",))), "section", "World/Syria", False, on(Filter("section", ("World/Syria",)))),
        (on(Filter("section", ("World",))), "section", "Worldly", False, on(Filter("section", ("World", "Worldly")))),
        (
            on(Filter("section", ("World",))),
            "section",
            "World/Syria",
            True,
            on(Filter("section", ("World",)), Filter("section", ("World/Syria",), True)),
        ),
        (on(Filter("date", ("2016",), True)), "date", "2016-12", False, on(Filter("date", ("2016-12",)))),
        (on(Filter("date", ("2016-12",))), "date", "2016", True, on(Filter("date", ("2016",), True))),
        (
            on(Filter("date", ("2016-12",)), Filter("date", ("2016",), True)),
            "date",
            "2016",
            True,
            on(Filter("date", ("2016-12",))),
        ),
        (on(Filter("tag", ("a",))), "source", "b", False, on(Filter("source", ("b",)), Filter("tag", ("a",)))),
    ],
)
def test_a_value_is_switched_on_and_off(before: Query, field: str, value: str, excluded: bool, after: Query) -> None:
    assert switched(before, field, value, excluded=excluded) == after


@pytest.mark.parametrize("url", ["http://example.org/a?b=c", "https://example.org"])
def test_web_addresses_become_links(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "//example.org", "https:", "http://[", "ftp://a.b"]
)
def test_no_other_address_becomes_a_link(url: str | None) -> None:
    assert web_address(url) is None
