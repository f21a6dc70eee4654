"""Every link of a page of results changes what it is for and nothing else of the search."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.schema import FACET_NAMES
from tests.reading import page
from tests.stories import build_archive, story
from web.app import create_app

Pairs = Counter[tuple[str, str]]

FIELDS = {name: frozenset({name, f"not-{name}"}) for name in FACET_NAMES}
FILTERS = frozenset().union(*FIELDS.values())
OPEN = frozenset(f"open-{name}" for name in FACET_NAMES)
SEARCH = FILTERS | {"q", "sort", "match"}
STORY = frozenset({"page", "hit", "copies", *OPEN})  # what a page of its own takes with it, and leaves behind
HITS = frozenset({"page", "copies"})  # of the hits that are shown: others are
RECORDS = [
    *(story(number) | {"section": [["World", "Syria"], ["World"], ["Sport"]][number % 3]} for number in range(1, 46)),
    *(story(3) | {"id": f"copy-{number}", "source": f"Paper {number}", "url": None} for number in range(1, 4)),
]


class Rule(NamedTuple):
    """Links, and the parameters that they may change."""

    links: str  # a selector
    change: frozenset[str]


RULES = (
    *(Rule(f"#facet-{name} :is(.value, .exclude)", FIELDS[name] | HITS) for name in FACET_NAMES),
    Rule(".facets .turn", OPEN),
    Rule(".facets .more", STORY | {"under"}),
    Rule(".timeline .chart a, .timeline nav a", FIELDS["date"] | HITS),
    Rule(".timeline p a", STORY | {"share"}),
    Rule(".chips .clear", SEARCH | HITS),
    Rule(".chips a", SEARCH | HITS),  # see below: one thing alone
    Rule("nav[aria-label=Order] a", frozenset({"sort"}) | HITS),
    Rule("nav[aria-label=Find] a", frozenset({"match"}) | HITS),
    Rule("nav[aria-label=Show] a", frozenset({"show"})),
    Rule(".pages a", HITS),
    Rule(".hits h3 a", STORY),
    Rule(".copies > a", frozenset({"copies"})),
    Rule(".bar > a[href^='/kwic']", STORY),
    Rule(".searched a", STORY),
    Rule(".export li a", STORY),
    Rule(".meant a", frozenset({"q"}) | STORY),
    Rule(".ways a", SEARCH | STORY),  # they say what they change
    Rule("a[href='/'], a[href='/help'], a[href='/api'], a[href='/archive'], .copies li a", SEARCH | STORY),
)

TEXTS = ["", "ferry", "council plan", "ferry date:2014..2016 -date:2015-03", "(ferry OR harbour) sort:oldest", "fery"]
VALUES = {
    "source": ["The Islander", "Harbour Gazette", "nobody"],
    "section": ["World", "World/Syria", "Sport"],
    "tag": ["ferry", "council"],
    "author": ["Ana Ash"],
    "date": ["2014", "2015", "2016-03", "2014-04", "unknown"],
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    config = build_archive(tmp_path_factory.mktemp("narrowing"), RECORDS, page_size=5)
    with create_app(config).test_client() as client:
        yield client


@st.composite
def addresses(draw: st.DrawFn) -> str:
    """Of a page of results, with any of what its links can ask for."""
    pairs = [("q", draw(st.sampled_from(TEXTS)))]
    for name in sorted(VALUES):
        for value in draw(st.lists(st.sampled_from(VALUES[name]), max_size=2, unique=True)):
            pairs.append((name if draw(st.booleans()) else f"not-{name}", value))
    pairs += [("sort", draw(st.sampled_from(["", "newest", "oldest"]))), ("match", draw(st.sampled_from(["", "any"])))]
    unfolded = [("page", "2"), ("open-section", "World"), ("open-date", "2016"), ("copies", "story-3")]
    pairs += draw(st.lists(st.sampled_from(unfolded), unique=True))
    return "/?" + urlencode([(name, value) for name, value in pairs if value])


def pairs_of(address: str) -> Pairs:
    return Counter(parse_qsl(urlsplit(address).query))


def changed(soup: BeautifulSoup, before: Pairs, after: Pairs) -> list[str]:
    """The parameters that are only in one of them; a page of the only one is no other than none."""
    one_page = not soup.select(".pages")
    return [name for name, _ in (before - after) + (after - before) if not (one_page and name == "page")]


def links(soup: BeautifulSoup) -> list[Tag]:
    return [one for one in soup.select("main a[href]") if not str(one["href"]).startswith("#")]


EXAMPLES = settings(max_examples=40, suppress_health_check=list(HealthCheck))


@EXAMPLES
@given(address=addresses())
def test_a_link_changes_what_it_is_for_alone(client: FlaskClient, address: str) -> None:
    soup, before = page(client, address), pairs_of(address)
    rules = {id(link): rule for rule in reversed(RULES) for link in soup.select(rule.links)}
    for link in links(soup):
        assert id(link) in rules, f"no rule for {link}"
        names = changed(soup, before, pairs_of(str(link["href"])))
        assert set(names) <= rules[id(link)].change, link


@EXAMPLES
@given(address=addresses())
def test_a_chip_takes_one_thing_off(client: FlaskClient, address: str) -> None:
    soup, before = page(client, address), pairs_of(address)
    for link in soup.select(".chips a:not(.clear)"):
        gone = [name for name in changed(soup, before, pairs_of(str(link["href"]))) if name not in HITS]
        assert len(gone) == 1 or gone == ["q", "q"], link


@EXAMPLES
@given(address=addresses())
def test_a_range_of_the_timeline_takes_the_place_of_chosen_dates_alone(client: FlaskClient, address: str) -> None:
    soup, before = page(client, address), pairs_of(address)
    for chart in soup.select("svg[data-range]"):
        names = changed(soup, before, pairs_of(str(chart["data-range"])))
        assert set(names) <= {"q", "date"} | HITS


@EXAMPLES
@given(address=addresses())
def test_a_search_from_the_box_keeps_all_but_its_words(client: FlaskClient, address: str) -> None:
    soup = page(client, address)
    kept = Counter((str(one["name"]), str(one["value"])) for one in soup.select("form.search input[type=hidden]"))
    switch = soup.select("nav[aria-label=Find]")  # of a choice that cannot be seen nothing is kept
    assert set(changed(soup, pairs_of(address), kept)) <= {"q", *STORY, *(() if switch else ("match",))}


@EXAMPLES
@given(address=addresses())
def test_what_is_chosen_is_not_left_out_as_well(client: FlaskClient, address: str) -> None:
    """A bar or a value that promises stories leads to them."""
    for link in page(client, address).select(".timeline .chart a, .facets li:not(.chosen, .excluded) > .value"):
        after = pairs_of(str(link["href"]))
        chosen = {above for name, value in after - pairs_of(address) for above in above_of(name, value)}
        assert not {(f"not-{name}", value) for name, value in chosen} & set(after), link


def above_of(name: str, value: str) -> list[tuple[str, str]]:
    """The value and those above it."""
    separator = {"section": "/", "date": "-"}.get(name, "\n")
    steps = value.split(separator)
    return [(name, separator.join(steps[: n + 1])) for n in range(len(steps))]
