"""What browsers and robots read: the search of the address bar, robots.txt, sitemaps, heads; and to whom it is told."""

import json
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from index.config import Config
from search.archive import Archive
from tests.reading import page, soup_of, texts
from tests.stories import Stories
from web import sitemap
from web.app import create_app
from web.parts import KEY
from web.words import day

Build = Callable[..., Config]
OPENSEARCH = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def client_of(config: Config) -> FlaskClient:
    return create_app(config).test_client()


def canonical(client: FlaskClient, address: str) -> list[str]:
    return [str(one["href"]) for one in soup_of(client.get(address).text).select("link[rel=canonical]")]


def card(client: FlaskClient, address: str) -> dict[str, str]:
    soup = page(client, address)
    return {str(one["property"]): str(one["content"]) for one in soup.select("meta[property]")}


def addresses(client: FlaskClient, path: str) -> list[tuple[str, str | None]]:
    """The addresses of a sitemap and when they changed."""
    tree = ET.fromstring(client.get(path).data)
    return [(one.findtext("s:loc", "", SITEMAP), one.findtext("s:lastmod", None, SITEMAP)) for one in tree]


def test_a_browser_finds_how_to_search_the_archive(client: FlaskClient) -> None:
    (found,) = page(client, "/").select("link[rel=search]")
    response = client.get(str(found["href"]))
    tree = ET.fromstring(response.data)
    urls = {one.get("rel"): (one.get("type"), one.get("template")) for one in tree.findall("o:Url", OPENSEARCH)}

    assert (found["type"], found["title"]) == ("application/opensearchdescription+xml", "The Coast Archive")
    assert response.mimetype == found["type"]
    assert tree.findtext("o:ShortName", "", OPENSEARCH) == "The Coast"
    assert tree.findtext("o:LongName", "", OPENSEARCH) == "The Coast Archive"
    assert urls == {
        "results": ("text/html", "http://localhost/?q={searchTerms}&page={startPage?}"),
        "suggestions": ("application/x-suggestions+json", "http://localhost/suggest/opensearch?q={searchTerms}"),
        "self": ("application/opensearchdescription+xml", "http://localhost/opensearch.xml"),
    }
    with client.get(urlsplit(tree.findtext("o:Image", "", OPENSEARCH)).path) as image:
        assert (image.status_code, image.mimetype) == (200, "image/svg+xml")


def test_the_address_bar_is_offered_what_the_box_is(client: FlaskClient, archive: Config) -> None:
    typed, offers, counts, links = json.loads(client.get("/suggest/opensearch?q=council+fer").data)

    assert typed == "council fer"
    assert offers == [one.query for one in Archive(archive).searcher().completions("council fer")]
    assert offers[0] == "council ferry"
    assert (counts[0], links[0]) == ("15 stories", "http://localhost/?q=council+ferry")
    assert client.get("/suggest/opensearch?q=fe").mimetype == "application/x-suggestions+json"


@pytest.mark.parametrize("name", ['a&b <c> "d"', "Süddeutsche" * 10, "\x00\x1b[0m", "x" * 3_000])
def test_any_name_of_an_archive_makes_a_whole_description(archive: Config, name: str) -> None:
    tree = ET.fromstring(client_of(replace(archive, archive_name=name)).get("/opensearch.xml").data)

    assert len(tree.findtext("o:ShortName", "", OPENSEARCH)) <= 16
    assert len(tree.findtext("o:LongName", "", OPENSEARCH)) <= 48


def test_robots_may_read_stories_and_none_of_the_searches(client: FlaskClient) -> None:
    text = client.get("/robots.txt").text
    assert text.startswith("User-agent: *\nAllow: /$\nDisallow: /*?\nDisallow: /api/v1/\n")
    robots = RobotFileParser()
    robots.parse(text.splitlines())
    rules = {rule.rule for rule in client.application.url_map.iter_rules() if "GET" in (rule.methods or ())}

    assert robots.site_maps() == ["http://localhost/sitemap.xml"]
    assert {rule for rule in rules if robots.can_fetch("any", f"http://localhost{rule}")} == {
        *("/", "/article/<article_id:article_id>", "/archive", "/help", "/api", "/static/<path:filename>"),
        *("/robots.txt", "/opensearch.xml", "/sitemap.xml", "/sitemap-<int:number>.xml"),
        *("/q/<slug>", "/q/<slug>/edit", "/q/<slug>/delete", "/q/<slug>/changes", "/q/<slug>.atom", "/q/<slug>.json"),
    }


def test_the_sitemap_has_every_story_once_with_its_date_the_oldest_first(build: Build) -> None:
    wire = "One thing happened at the harbour today, and both of the papers printed the same words about it."
    records = [
        {"id": "c", "title": "C", "body": wire, "date": "2016-12-11"},
        {"id": "http://x.example/ü?a=1&b", "title": "A", "body": "Another thing happened.", "date": "2016"},
        {"id": "b", "title": "B", "body": "A third thing happened."},
        {"id": "copy", "title": "C", "body": wire, "date": "2016-12-11", "source": "Other"},
    ]
    client = client_of(build(records))

    assert [path for path, _ in addresses(client, "/sitemap.xml")] == ["http://localhost/sitemap-1.xml"]
    found = addresses(client, "/sitemap-1.xml")
    assert found == [
        ("http://localhost/article/http%3A%2F%2Fx.example%2F%C3%BC%3Fa%3D1%26b", "2016"),
        ("http://localhost/article/c", "2016-12-11"),
        ("http://localhost/article/b", None),
    ]
    assert [client.get(urlsplit(path).path).status_code for path, _ in found] == [200, 200, 200]


def test_a_long_sitemap_is_in_parts_that_have_each_story_once(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = addresses(client, "/sitemap-1.xml")
    monkeypatch.setattr(sitemap, "PART", 20)
    monkeypatch.setattr(sitemap, "PIECE", 7)
    listed = [urlsplit(path).path for path, _ in addresses(client, "/sitemap.xml")]

    assert listed == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    assert [one for path in listed for one in addresses(client, path)] == whole
    assert len(whole) == 45
    assert [client.get(f"/sitemap-{number}.xml").status_code for number in (0, 4, 99999)] == [404, 404, 404]


def test_parts_of_old_stories_stay_as_they_are_when_newer_ones_come(
    build: Build, stories: Stories, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "PART", 10)
    dated = [one for one in stories if "date" in one]
    before = addresses(client_of(build(dated)), "/sitemap-2.xml")
    new = {"id": "new", "title": "Something else", "body": "Nobody had seen this coming.", "date": "2024-01-01"}
    after = addresses(client_of(build([new, *dated])), "/sitemap-2.xml")

    assert before == after


def test_a_sitemap_is_not_sent_again_until_the_next_build(client: FlaskClient) -> None:
    for path in ("/sitemap.xml", "/sitemap-1.xml"):
        for encoding in ("identity", "br"):
            tag = client.get(path, headers={"Accept-Encoding": encoding}).headers["ETag"]
            again = client.get(path, headers={"Accept-Encoding": encoding, "If-None-Match": tag})
            assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("encoding", ["identity", "br", "gzip"])
def test_a_part_of_the_sitemap_leaves_piece_by_piece(client: FlaskClient, encoding: str) -> None:
    with client.get("/sitemap-1.xml", headers={"Accept-Encoding": encoding}, buffered=False) as response:
        assert response.is_streamed
        assert response.headers.get("Content-Length") is None


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "/"),
        ("/?page=1&q=", "/"),
        ("/?sort=newest&q=ferry&x=1", "/?q=ferry&sort=newest"),
        ("/?q=council&page=2", "/?q=council&page=2"),
        ("/?q=council&page=99", "/?q=council&page=3"),
        ("/article/story-1?q=council&hit=3", "/article/story-1"),
        ("/why?match=any&q=a+b", "/why?q=a+b&match=any"),
        ("/help", "/help"),
        ("/archive", "/archive"),
        ("/saved", "/saved"),
    ],
)
def test_a_page_names_its_one_address(client: FlaskClient, archive: Config, address: str, path: str) -> None:
    assert canonical(client, address) == [f"http://localhost{path}"]
    public = client_of(replace(archive, public_url="https://archive.example/coast/"))
    assert canonical(public, address) == [f"https://archive.example/coast{path}"]


@pytest.mark.parametrize("address", ["/archive?all=source", "/nothing", "/article/nothing", "/help?x=1"])
def test_a_page_of_no_one_address_names_none(client: FlaskClient, address: str) -> None:
    assert canonical(client, address) == []


def test_the_page_of_a_copy_names_the_story_that_it_is_a_copy_of(build: Build, stories: Stories) -> None:
    client = client_of(build([stories[0], stories[0] | {"id": "copy", "source": "The Islander", "url": None}]))

    assert canonical(client, "/article/copy") == ["http://localhost/article/story-1"]


def test_a_story_has_a_card_for_those_who_link_to_it(client: FlaskClient) -> None:
    found = card(client, "/article/story-1?q=ferry")

    assert {name: text for name, text in found.items() if name != "article:section"} == {
        "og:site_name": "The Coast Archive",
        "og:title": "Council votes on harbour plan 1",
        "og:description": "The council met on the harbour plan, its number 1. Nobody left before the count.",
        "og:type": "article",
        "og:url": "http://localhost/article/story-1",
        "article:published_time": "2015-02-02",
    }


def test_the_front_page_and_a_search_have_cards(client: FlaskClient) -> None:
    front, search = card(client, "/"), card(client, "/?q=ferry")

    assert (front["og:title"], front["og:description"]) == ("The Coast Archive", "45 stories to search and read")
    assert (search["og:title"], search["og:description"]) == ("ferry", "15 stories: stories with ferry")
    assert (front["og:type"], search["og:url"]) == ("website", "http://localhost/?q=ferry")


def test_a_search_for_values_alone_is_called_by_what_was_chosen_and_left_out(client: FlaskClient) -> None:
    address = "/?source=The+Islander&not-section=Life"
    soup = soup_of(client.get(address).text)

    assert texts(soup, "title") == ["The Islander, not Life · The Coast Archive"]
    assert card(client, address)["og:title"] == "The Islander, not Life"
    assert soup.select_one(".save [name=name]")["value"] == "The Islander, not Life"


def test_the_page_about_the_archive_has_a_card_of_its_facts(client: FlaskClient) -> None:
    indexed = day(client.application.extensions[KEY].archive.searcher().manifest.finished)

    assert card(client, "/archive") == {
        "og:site_name": "The Coast Archive",
        "og:title": "About this archive · The Coast Archive",
        "og:description": f"45 stories · 2 publications · 2014–2016 · indexed on {indexed}",
        "og:type": "website",
        "og:url": "http://localhost/archive",
    }


def test_a_saved_search_has_its_name_and_note_on_its_card(build: Build, stories: Stories) -> None:
    client = client_of(build(stories))
    token = page(client, "/?q=ferry").select_one("[name=csrf_token]")["value"]
    form = {"csrf_token": token, "address": "q=ferry", "name": "The ferry", "note": "For\nthe series."}
    saved = client.post("/saved", data=form).headers["Location"]
    found = card(client, saved)

    assert (found["og:title"], found["og:description"]) == ("The ferry", "For the series.")
    assert canonical(client, saved) == [found["og:url"]] == [f"http://localhost{saved}"]
