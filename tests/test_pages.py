"""The pages of results, asked for as a browser without script asks for them, over real archives."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from index.build import update
from index.config import Config
from search.archive import Archive
from search.parse import read_query
from tests.reading import facet, link, page, texts
from tests.stories import Stories
from web.app import create_app

Build = Callable[..., Config]


def test_front_page_says_what_is_in_the_archive(client: FlaskClient) -> None:
    soup = page(client, "/")

    assert texts(soup, "h1") == ["The Coast Archive"]
    assert texts(soup, ".holdings p:first-of-type") == ["45 stories from 2 publications, 2014 to 2016"]
    assert "5 without a date." in texts(soup, ".holdings .aside")[0]
    assert texts(soup, ".hits h3")[0] == "Council votes on harbour plan 23"
    assert soup.select("form[method=post]") == []


def test_hits_show_what_a_newspaper_would(client: FlaskClient) -> None:
    soup = page(client, "/?q=ferry+39")

    assert texts(soup, ".hits li") == [
        "Harbour Gazette · News › Politics Council votes on ferry plan 39 By Ana Dogwood · 12 April 2014 "
        "The council met on the ferry plan, its number 39."
    ]
    assert texts(soup, ".hits mark") == ["ferry", "39", "ferry", "39"]
    assert soup.select_one(".hits time")["datetime"] == "2014-04-12"


def test_count_and_reading_of_the_query_stand_above_the_hits(client: FlaskClient) -> None:
    soup = page(client, "/?q=council+-ferry&source=The+Islander")

    assert texts(soup, "h1 [role=status]") == ["15 stories"]
    assert texts(soup, ".searched")[0].startswith(
        "Searched as: stories with council and no ferry, source The Islander."
    )
    assert texts(soup, ".chips li") == ["Remove the filter Source The Islander ×"]


def test_story_without_a_date_says_so_everywhere(client: FlaskClient) -> None:
    soup = page(client, "/?date=unknown")

    assert texts(soup, ".hits .undated") == ["date unknown"] * 5
    assert texts(page(client, "/article/story-9"), ".byline .undated") == ["date unknown"]
    assert ("date unknown", "5") in facet(soup, "date")


def test_facets_count_exactly_and_not_by_their_own_filter(client: FlaskClient) -> None:
    soup = page(client, "/?q=ferry&source=The+Islander")

    assert facet(soup, "source") == [("The Islander", "7"), ("Harbour Gazette", "8")]
    assert facet(soup, "section") == [("Life", "7")]
    assert texts(soup, "#facet-source [aria-current]") == ["Remove the filter The Islander"]


def test_a_facet_value_switches_on_and_off_again(client: FlaskClient) -> None:
    off = "/?q=ferry"
    on = link(page(client, off), "#facet-source a.value", "Islander")

    assert texts(page(client, on), "h1") == ["7 stories"]
    assert link(page(client, on), "#facet-source a.value", "Islander") == off
    assert link(page(client, on), ".chips a") == off


def test_a_facet_value_can_be_left_out_and_put_back(client: FlaskClient) -> None:
    without = page(client, link(page(client, "/?q=ferry"), "#facet-source a.exclude[title='Leave out The Islander']"))

    assert texts(without, "h1") == ["8 stories"]
    assert texts(without, ".chips .excluded") == ["Remove the filter Source not The Islander ×"]
    assert link(without, "#facet-source .excluded a.value") == "/?q=ferry"


def test_two_values_of_a_facet_are_either_of_them(client: FlaskClient) -> None:
    soup = page(client, "/?tag=ferry&tag=harbour&author=Ana+Ash&author=Ana+Birch")

    assert texts(soup, "h1") == ["7 stories"]
    assert link(soup, "a.clear") == "/"


def test_months_open_below_a_chosen_year_and_days_below_a_month(client: FlaskClient) -> None:
    assert facet(page(client, "/"), "date") == [("2016", "15"), ("2015", "15"), ("2014", "10"), ("date unknown", "5")]

    year = page(client, "/?date=2014")
    assert facet(year, "date")[:3] == [("2014", "10"), ("October", "2"), ("July", "3")]
    month = page(client, link(year, "#facet-date a.value", "October"))
    assert texts(month, ".chips li") == ["Remove the filter Date October 2014 ×"]
    below = [("2014", "10"), ("October", "2"), ("22 October", "1"), ("6 October", "1"), ("July", "3")]
    assert facet(month, "date")[:5] == below


@pytest.mark.parametrize(
    ("address", "first", "current", "numbers"),
    [
        ("/", "1", "Page 1", ["Page 1", "Page 2", "Page 3"]),
        ("/?page=2", "21", "Page 2", ["Page 1", "Page 2", "Page 3"]),
        ("/?page=3", "41", "Page 3", ["Page 1", "Page 2", "Page 3"]),
        ("/?page=4", "41", "Page 3", ["Page 1", "Page 2", "Page 3"]),
        (f"/?page=1{'0' * 30}", "41", "Page 3", ["Page 1", "Page 2", "Page 3"]),
        ("/?page=0", "1", "Page 1", ["Page 1", "Page 2", "Page 3"]),
        ("/?page=-1", "1", "Page 1", ["Page 1", "Page 2", "Page 3"]),
        ("/?page=abc", "1", "Page 1", ["Page 1", "Page 2", "Page 3"]),
    ],
)
def test_every_page_is_reached_by_number(
    client: FlaskClient, address: str, first: str, current: str, numbers: list[str]
) -> None:
    soup = page(client, address)

    assert soup.select_one(".hits")["start"] == first
    assert texts(soup, ".pages [aria-current=page]") == [current]
    assert texts(soup, ".pages li a") == numbers


def test_long_rows_of_pages_lead_to_the_first_last_and_near_ones(build: Build, stories: Stories) -> None:
    with create_app(build(stories, page_size=3)).test_client() as client:
        soup = page(client, "/?q=council&page=8")

    assert texts(soup, ".pages li") == [f"Page {n}" if n else "…" for n in (1, 0, 6, 7, 8, 9, 10, 0, 15)]
    assert [link(soup, f"head link[rel={way}]") for way in ("prev", "next")] == [
        "/?q=council&page=7",
        "/?q=council&page=9",
    ]


def test_sort_and_match_are_links_of_which_one_is_on(client: FlaskClient) -> None:
    soup = page(client, "/?q=ferry+harbour&sort=oldest&match=any")

    assert texts(soup, ".choices [aria-current]") == ["Oldest", "any of these words", "Snippets"]
    assert texts(soup, "h1") == ["45 stories"]
    assert link(soup, ".choices a", "Best match") == "/?q=ferry+harbour&match=any"
    assert link(soup, ".choices a", "all of") == "/?q=ferry+harbour&sort=oldest&match=all"


def test_the_switch_shows_what_the_search_fell_back_to(client: FlaskClient) -> None:
    soup = page(client, "/?q=ferry+zeppelin")

    assert texts(soup, ".choices [aria-current]") == ["Best match", "any of these words", "Snippets"]
    assert texts(soup, ".note") == ["No story has all of these words; these have some of them, best first."]


def test_a_byline_of_many_names_is_cut_short(build: Build, stories: Stories) -> None:
    few, many = [[f"Name {letter}" for letter in letters] for letters in ("ABCDE", "ABCDEF")]
    config = build([stories[0] | {"author": few}, stories[1] | {"author": many}])
    with create_app(config).test_client() as client:
        bylines = texts(page(client, "/"), ".byline")

    assert {one.split(" ·")[0] for one in bylines} == {
        "By Name A, Name B, Name C, Name D, Name E",
        "By Name A, Name B, Name C and 3 others",
    }


@pytest.mark.parametrize(
    ("address", "selector"), [("/?q=ferry", ".hits h3, .snippet"), ("/article/story-1", "h1, .text > p")]
)
def test_every_text_takes_its_own_direction(client: FlaskClient, address: str, selector: str) -> None:
    assert {one.get("dir") for one in page(client, address).select(selector)} == {"auto"}


def test_a_date_that_never_was_is_shown_as_it_stands_in_the_address(client: FlaskClient) -> None:
    soup = page(client, "/?date=2016-99")

    assert texts(soup, ".chips li") == ["Remove the filter Date 2016-99 ×"]


def test_a_new_search_from_the_box_keeps_filters_and_order(client: FlaskClient) -> None:
    soup = page(client, "/?q=ferry&tag=council&not-author=Ana+Ash&sort=newest&match=any&page=1")
    kept = [(one["name"], one["value"]) for one in soup.select("search input")]

    assert kept == [("q", "ferry"), ("not-author", "Ana Ash"), ("tag", "council"), ("sort", "newest")]


def test_nothing_found_offers_ways_on(client: FlaskClient) -> None:
    soup = page(client, "/?q=ferry+zeppelin&match=all&source=The+Islander&not-tag=harbour")

    assert texts(soup, "h1") == ["0 stories"]
    assert [(one.get_text(), one["href"]) for one in soup.select(".nothing a")] == [
        ("Ask for any of the words instead of all", "/?q=ferry+zeppelin&source=The+Islander&not-tag=harbour&match=any"),
        ("Do not ask for zeppelin", "/?q=ferry&source=The+Islander&not-tag=harbour&match=all"),
        ("Help", "/help"),
        ("See all stories", "/"),
    ]


def test_nothing_found_offers_each_way_on_once(client: FlaskClient) -> None:
    addresses = [one["href"] for one in page(client, "/?q=zeppelin&source=The+Islander").select(".nothing a")]

    assert addresses == ["/?source=The+Islander", "/help", "/"]


def test_any_of_the_words_having_found_nothing_all_of_them_are_not_offered(client: FlaskClient) -> None:
    soup = page(client, "/?q=zeppelin+airship")

    assert texts(soup, ".note") == []
    assert texts(soup, ".nothing a") == ["Help", "See all stories"]


def test_an_empty_archive_says_how_to_fill_it(build: Build, stories: Stories) -> None:
    config = build(stories[:1])
    update([], config, delete=["story-1"])
    with create_app(config).test_client() as client:
        soup = page(client, "/")

    assert texts(soup, ".holdings p:first-of-type") == ["0 stories"]
    assert texts(soup, ".nothing") == ["The archive is empty Fill it with: microfiche rebuild FOLDER"]


def test_an_unknown_source_is_no_publication(build: Build, stories: Stories) -> None:
    nameless = [{**story, "source": None, "url": None} for story in stories[:2]]
    with create_app(build([*nameless, stories[2]])).test_client() as client:
        soup = page(client, "/")

    assert texts(soup, ".holdings p:first-of-type") == ["3 stories from 1 publication, 2014 to 2016"]


def test_a_publication_that_has_copies_alone_is_one_as_in_its_facet(build: Build, stories: Stories) -> None:
    copy = {**stories[0], "id": "copy", "source": "Echo", "url": None}
    with create_app(build([stories[0], copy])).test_client() as client:
        front, about = page(client, "/"), page(client, "/archive")

    assert texts(front, ".holdings p:first-of-type") == ["1 story from 2 publications, 2015"]
    assert texts(about, ".holds") == ["1 story · 2 publications · 2015"]


def test_the_page_and_the_searcher_agree(client: FlaskClient, archive: Config) -> None:
    expected = Archive(archive).searcher().search(read_query("ferry OR harbour", sort="oldest"))

    soup = page(client, "/?q=ferry+OR+harbour&sort=oldest")
    assert texts(soup, "h1") == [f"{expected.total} stories"]
    assert texts(soup, ".hits h3") == ["".join(part.text for part in hit.title) for hit in expected.hits]
