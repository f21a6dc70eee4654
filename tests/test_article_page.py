"""The page of one article."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from index.config import Config
from search.archive import Archive
from tests.reading import link, page, texts
from web.app import create_app

Build = Callable[..., Config]


def test_article_shows_story_marks_and_facts(client: FlaskClient) -> None:
    soup = page(client, "/article/story-39?q=ferry")

    assert texts(soup, "article h1") == ["Council votes on ferry plan 39"]
    assert texts(soup, "article .text p") == [
        "The council met on the ferry plan, its number 39.",
        "Nobody left before the count.",
    ]
    assert texts(soup, "article mark") == ["ferry", "ferry"]
    assert [(one.get_text(), one["href"]) for one in soup.select("article a:not(.related a)")] == [
        ("Harbour Gazette", "/?source=Harbour+Gazette"),
        ("News", "/?section=News"),
        ("Politics", "/?section=News/Politics"),
        ("Ana Dogwood", "/?author=Ana+Dogwood"),
        ("12 April 2014", "/?date=2014-04-12"),
        ("ferry", "/?tag=ferry"),
        ("council", "/?tag=council"),
        ("https://gazette.example/39", "https://gazette.example/39"),
    ]


def test_hits_are_read_one_after_the_other(client: FlaskClient) -> None:
    listed = page(client, "/?q=ferry&sort=newest&page=1")
    addresses = [str(one["href"]) for one in listed.select(".hits h3 a")]
    first, second = page(client, addresses[0]), page(client, addresses[1])

    assert texts(first, ".position") == ["1 of 15"] * 2
    assert [one["href"] for one in first.select(".turn a")] == [addresses[1]] * 2
    assert [one["href"] for one in second.select(".turn a")] == [addresses[0], addresses[2]] * 2
    assert link(second, ".place a", "Back") == "/?q=ferry&sort=newest#hit-2"


def test_back_leads_to_the_page_of_the_hit(client: FlaskClient) -> None:
    address = link(page(client, "/?q=council&sort=newest&page=3"), ".hits h3 a")

    assert link(page(client, address), ".place a", "Back") == "/?q=council&sort=newest&page=3#hit-41"


@pytest.mark.parametrize("hit", ["2", "99", "0", "x", "1" + "0" * 30])
def test_an_article_with_the_wrong_number_is_shown_without_its_place(client: FlaskClient, hit: str) -> None:
    last = page(client, "/?q=ferry&sort=newest").select(".hits h3 a")[-1]["href"]
    soup = page(client, re.sub("hit=.*", f"hit={hit}", str(last)))

    assert (texts(soup, ".position"), texts(soup, ".place a")) == ([], ["Back to the results"] * 2)


def test_article_sets_lists_quotes_headings_and_tables_as_what_they_are(build: Build) -> None:
    body = (
        "<p>The council met on the harbour plan on Monday, and most of it stayed.</p><h2>What it costs</h2>"
        "<ul><li>The wall costs most of the money.</li><li>The gates cost the rest of it.</li></ul>"
        "<blockquote><p>We never saw such a bill, said the mayor on Monday.</p></blockquote>"
        "<table><tr><td>Year</td><td>Cost of wall</td></tr><tr><td>2015</td><td>12 million</td></tr></table>"
        "<p>Nobody left before the vote was counted, late in the evening.</p>"
    )
    config = build([{"id": "a", "title": "Harbour plan", "body": body}])
    with create_app(config).test_client() as client:
        soup = page(client, "/article/a?q=wall")

    assert texts(soup, ".text h2") == ["What it costs"]
    assert texts(soup, ".text > ul > li") == ["The wall costs most of the money.", "The gates cost the rest of it."]
    assert texts(soup, ".text > blockquote p") == ["We never saw such a bill, said the mayor on Monday."]
    assert texts(soup, ".text tr") == ["YearCost of wall", "201512 million"]
    assert texts(soup, ".text mark") == ["wall", "wall"]


def test_article_shows_what_was_removed_and_why(build: Build) -> None:
    body = "The council met on the harbour plan on Monday.\n\nNobody left.\n\nContact us at letters@gazette.example."
    config = build([{"id": "a", "title": "Harbour plan", "body": body}])
    with create_app(config).test_client() as client:
        soup = page(client, "/article/a")

    removed = Archive(config).searcher().article("a").removed
    assert [tuple(texts(row, "td")) for row in soup.select(".removed tbody tr")] == [
        ("Contact us at letters@gazette.example.", removed[0].rule)
    ]


def test_article_names_the_agency_it_came_from(build: Build) -> None:
    story = {"id": "eel", "title": "Eels", "author": "Ann Teller, Reuters", "body": "The eels are back in the river."}
    with create_app(build([story])).test_client() as client:
        soup = page(client, "/article/eel")
    assert (texts(soup, ".about dt")[0], texts(soup, ".about dd")[0]) == ("Agency", "Reuters")


def test_copies_are_listed_under_their_lead_and_lead_to_it(build: Build, stories: list[dict[str, str]]) -> None:
    copy = stories[0] | {"id": "copy", "source": "The Islander", "url": "https://islander.example/1"}
    config = build([stories[0], copy])
    with create_app(config).test_client() as client:
        hits = page(client, "/?q=council")
        lead = page(client, link(hits, ".hits h3 a"))
        folded = page(client, link(lead, "#copies a"))

    assert texts(hits, ".copies") == ["Also in 1 other paper"]
    assert texts(lead, "#copies li") == ["The Islander, 2 February 2015: Council votes on harbour plan 1"]
    assert link(folded, ".note a") == "/article/story-1"


@pytest.mark.parametrize(
    "article_id", ["https://a.example//b/?c=d#e", "a/../b", "/a", "a//b/", "50%«ø»\"'<b>", "a+b&c=d;e"]
)
def test_any_id_has_an_address_that_leads_to_it(build: Build, stories: list[dict[str, str]], article_id: str) -> None:
    config = build([stories[0] | {"id": article_id}])
    with create_app(config).test_client() as client:
        soup = page(client, link(page(client, "/?q=council"), ".hits h3 a"))

    assert texts(soup, ".about dd")[-1] == article_id


def test_headline_that_is_missing_has_words_in_its_place(build: Build) -> None:
    config = build([{"id": "a", "body": "the council met on the harbour plan on monday, and nobody left, " * 9}])
    with create_app(config).test_client() as client:
        found = texts(page(client, "/?q=council"), ".hits h3"), texts(page(client, "/article/a"), "h1")

    title = Archive(config).searcher().article("a").title
    assert found == (([title or "Story without a headline"],) * 2)
