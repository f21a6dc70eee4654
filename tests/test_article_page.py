"""The page of one article."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from index.config import Config
from search.archive import Archive
from tests.furnished import ARABIC
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
    assert texts(soup, "article h1 mark, article .text mark") == ["ferry", "ferry"]
    assert [(one.get_text(), one["href"]) for one in soup.select("article header a, .about > dl a")] == [
        ("Harbour Gazette", "/?source=Harbour+Gazette"),
        ("News", "/?section=News"),
        ("Politics", "/?section=News/Politics"),
        ("Ana Dogwood", "/?author=Ana+Dogwood"),
        ("12 April 2014", "/?date=2014-04-12"),
        ("Original", "https://gazette.example/39"),
        ("Cite", "#cite"),
        ("ferry", "/?tag=ferry"),
        ("council", "/?tag=council"),
        ("https://gazette.example/39", "https://gazette.example/39"),
        ("at the Internet Archive", "https://web.archive.org/web/20140412/https://gazette.example/39"),
        ("http://localhost/article/story-39", "http://localhost/article/story-39"),
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

        in_place = page(client, link(soup, ".removed a"))
        alone = page(client, link(in_place, ".note a"))

    assert [tuple(texts(row, "td")) for row in soup.select(".removed tbody tr")] == [
        ("Contact us at letters@gazette.example.", "how to reach the paper contact-line", "below the story")
    ]
    assert (texts(soup, ".text .gone p"), texts(alone, ".text .gone p")) == ([], [])
    assert texts(in_place, ".text p") == [
        "The council met on the harbour plan on Monday.",
        "Nobody left.",
        "Contact us at letters@gazette.example. how to reach the paper",
    ]


def test_article_names_the_agency_it_came_from(build: Build) -> None:
    story = {"id": "eel", "title": "Eels", "author": "Ann Teller, Reuters", "body": "The eels are back in the river."}
    with create_app(build([story])).test_client() as client:
        soup = page(client, "/article/eel")
    assert (texts(soup, ".about > dl dt")[0], texts(soup, ".about > dl dd")[0]) == ("Agency", "Reuters")


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

    assert texts(soup, ".about > dl dd")[-1] == article_id


def test_headline_that_is_missing_has_words_in_its_place(build: Build) -> None:
    config = build([{"id": "a", "body": "the council met on the harbour plan on monday, and nobody left, " * 9}])
    with create_app(config).test_client() as client:
        found = texts(page(client, "/?q=council"), ".hits h3"), texts(page(client, "/article/a"), "h1")

    title = Archive(config).searcher().article("a").title
    assert found == (([title or "Story without a headline"],) * 2)


def test_words_in_another_language_than_the_page_say_so(build: Build, stories: list[dict[str, str]]) -> None:
    with create_app(build([stories[0], ARABIC | {"language": "ar"}])).test_client() as client:
        hits = page(client, "/?q=ferry+OR+council")
        story = page(client, "/article/arabic?q=ferry")
        editions = page(client, f"/editions/{stories[0]['id']}?with=arabic")

    assert [one.get("lang") for one in hits.select(".hits h3 a, .hits .snippet")] == [None, None, "ar", "ar"]
    assert [one.get("lang") for one in story.select("h1, .matches ol, .text")] == ["ar"] * 3
    assert [one.get("lang") for one in editions.select("h1, .text")] == ["ar"] * 2


def test_matches_are_numbered_and_listed_with_what_stands_around_them(client: FlaskClient) -> None:
    soup = page(client, "/article/story-39?q=ferry")

    assert [one["id"] for one in soup.select("article h1 mark, article .text mark")] == ["match-1", "match-2"]
    assert texts(soup, ".matches summary") == ["2 matches"]
    assert [(one["href"], one.get_text()) for one in soup.select(".matches li a")] == [
        ("#match-1", "Council votes on ferry plan 39"),
        ("#match-2", "The council met on the ferry plan, its number 39."),
    ]
    assert page(client, "/article/story-39").select(".matches") == []


def test_article_says_where_it_and_its_facts_came_from(client: FlaskClient, archive: Config) -> None:
    soup = page(client, "/article/story-39")
    build_id = Archive(archive).searcher().manifest.build_id

    assert texts(soup, ".whereabouts dd")[0] == "stories.jsonl:39"
    assert texts(soup, ".whereabouts dd")[1].startswith(f"{build_id}, of ")
    assert ("Headline", "record") in [tuple(texts(row, "th, td")) for row in soup.select(".whereabouts tbody tr")]


def test_what_is_worth_a_look_is_said_and_open(build: Build) -> None:
    story = {"id": "a", "title": "Harbour plan", "body": "The council met.", "date": "2999-01-01"}
    with create_app(build([story])).test_client() as client:
        soup = page(client, "/article/a")

    assert len(texts(soup, ".whereabouts[open] .worth li")) == 1


def test_copies_know_each_other_and_their_lead(build: Build, stories: list[dict[str, str]]) -> None:
    copies = [stories[0] | {"id": name, "source": name, "url": f"https://{name}.example/1"} for name in ("One", "Two")]
    with create_app(build([stories[0], *copies])).test_client() as client:
        soup = page(client, "/article/One")

    assert texts(soup, "#copies li") == [
        "Harbour Gazette, 2 February 2015: Council votes on harbour plan 1",
        "Two, 2 February 2015: Council votes on harbour plan 1",
    ]
    assert texts(soup, ".tools a")[-1] == "2 other editions"


@pytest.mark.parametrize("article_id", ["story-39", "https://a.example//b/?c=d#e", "50%«ø»\"'<b>"])
def test_the_permalink_finds_the_story_after_a_rebuild(
    build: Build, stories: list[dict[str, str]], article_id: str
) -> None:
    story = stories[38] | {"id": article_id}
    with create_app(build([story])).test_client() as client:
        permalink = link(page(client, link(page(client, "/?q=council"), ".hits h3 a")), "#permalink")
    with create_app(build([*stories[:5], story])).test_client() as client:
        soup = page(client, permalink)

    assert texts(soup, "h1") == ["Council votes on ferry plan 39"]


def test_pages_of_one_id_lead_to_each_other(build: Build, stories: list[dict[str, str]]) -> None:
    story = {"id": "17", "title": "First", "body": "The council met on the harbour plan."}
    other = {"id": "17", "title": "Second", "body": "Nobody came to the ferry at all."}
    with create_app(build([story, other])).test_client() as client:
        first, second = page(client, "/article/17"), page(client, "/article/17~2")

    assert link(first, "#versions a", "Second") == "/article/17~2"
    assert link(second, "#versions a", "First") == "/article/17"


def test_a_story_that_is_gone_says_so(build: Build, stories: list[dict[str, str]]) -> None:
    with create_app(build([stories[0] | {"id": "17"}])).test_client() as client:
        gone, numbered = client.get("/article/18"), client.get("/article/17~2")

    assert (gone.status_code, numbered.status_code) == (404, 404)
    assert "it was taken out since, or its source gives it another id now" in gone.text
    assert "The archive has no story 17~2 any more. It has one of the id 17." in numbered.text


def test_reference_managers_find_the_facts_in_the_head(client: FlaskClient) -> None:
    soup = page(client, "/article/story-39")

    assert [
        (one.get("name") or one["property"], one["content"])
        for one in soup.select("meta[name^=DC], meta[property='article:section']")
    ] == [
        ("DC.type", "newspaperArticle"),
        ("DC.title", "Council votes on ferry plan 39"),
        ("DC.creator", "Dogwood, Ana"),
        ("DC.source", "Harbour Gazette"),
        ("DC.date", "2014-04-12"),
        ("DC.identifier", "https://gazette.example/39"),
        ("DC.subject", "ferry"),
        ("DC.subject", "council"),
        ("article:section", "News / Politics"),
    ]


def test_a_citation_is_shown_and_can_be_downloaded(client: FlaskClient) -> None:
    soup = page(client, "/article/story-39")
    files = [client.get(link(soup, "#cite a", name)) for name in ("RIS", "BibTeX", "CSL-JSON", "Plain text")]

    assert texts(soup, "#citation")[0].startswith("Ana Dogwood, “Council votes on ferry plan 39”, Harbour Gazette, ")
    assert [(one.content_type, one.headers["Content-Disposition"]) for one in files] == [
        ("application/x-research-info-systems; charset=utf-8", "attachment; filename=dogwood2014-story-39.ris"),
        ("application/x-bibtex; charset=utf-8", "attachment; filename=dogwood2014-story-39.bib"),
        ("application/vnd.citationstyles.csl+json; charset=utf-8", "attachment; filename=dogwood2014-story-39.json"),
        ("text/plain; charset=utf-8", "attachment; filename=dogwood2014-story-39.txt"),
    ]
    assert files[3].text == texts(soup, "#citation")[0] + "\n"


@pytest.mark.parametrize("address", ["/cite/endnote/story-39", "/cite/ris/story-999"])
def test_a_citation_that_cannot_be_made_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_citation_names_the_address_that_readers_reach(archive: Config) -> None:
    with create_app(replace(archive, public_url="https://coast.example/archive")).test_client() as client:
        soup = page(client, "/article/story-39")

    assert "https://coast.example/archive/article/story-39 (accessed " in texts(soup, "#citation")[0]
    assert link(soup, "#permalink") == "https://coast.example/archive/article/story-39"
