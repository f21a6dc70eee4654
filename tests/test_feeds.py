"""Any search and any saved search as a feed that feed readers understand, and take again only when it changed."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import feedparser
import pytest
from flask.testing import FlaskClient
from lxml import etree

from index.config import Config
from search.saved import SavedQueries, default_url
from tests.feeds_and_mails import send
from tests.reading import page
from tests.stories import Stories, story
from web.app import create_app

Build = Callable[..., Config]
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")  # RFC 3339
HOSTILE = {
    "id": "a//b <c>", "title": "Tide & <b>moon</b> \x00\x0b\ufffe", "body": "The tide ]]> rose & fell. \x1b[1m",
    "date": "2016-05", "author": "A & B <x>", "source": "“Gazette” & Son", "section": ["News & <more>"],
    "url": "https://a.example/?a=1&b=2",
}  # fmt: skip


def atom(client: FlaskClient, address: str) -> Any:
    """A feed as a reader of feeds takes it; it must be well-formed."""
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (200, "application/atom+xml")
    found = feedparser.parse(response.data, response_headers={"content-type": response.content_type})
    assert (found.bozo, found.version) == (False, "atom10"), found.get("bozo_exception")
    must_be_valid(response.data)
    return found


def must_be_valid(written: bytes) -> None:
    """What RFC 4287, 4.1 and 4.2, asks of a feed and its entries."""
    feed = etree.fromstring(written)
    assert feed.tag == f"{ATOM}feed"
    for one in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(one.findall(ATOM + name)) == 1, name
        assert re.match(r"https?://", one.findtext(f"{ATOM}id"))
        assert all(MOMENT.fullmatch(one.findtext(ATOM + name) or one.findtext(f"{ATOM}updated"))
                   for name in ("updated", "published"))  # fmt: skip
        links = [(link.get("rel"), link.get("type")) for link in one.findall(f"{ATOM}link")]
        assert ("alternate", "text/html") in links and len(links) == len(set(links))
        assert all(author.findtext(f"{ATOM}name") for author in one.findall(f"{ATOM}author"))
    assert feed.find(f"{ATOM}author") is not None  # so that an entry without one has its feed's
    assert len({one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")}) == len(feed.findall(f"{ATOM}entry"))


def test_a_search_is_a_feed_of_its_newest_stories(client: FlaskClient) -> None:
    found = atom(client, "/search.atom?q=ferry")
    first = found.entries[0]

    assert (found.feed.title, found.feed.author, found.feed.id) == (
        "ferry", "The Coast Archive", "http://localhost/?q=ferry&sort=newest",
    )  # fmt: skip
    assert (len(found.entries), first.title, first.id) == (
        15, "Council votes on ferry plan 21", "http://localhost/article/story-21",
    )  # fmt: skip
    assert [one.get("published", "")[:10] for one in found.entries] == sorted(
        (one.get("published", "")[:10] for one in found.entries), reverse=True
    )


@pytest.fixture
def marked(build: Build) -> Iterator[FlaskClient]:
    """A page over one story in which “tide” stands in its second sentence."""
    body = "It rained. Mr. Li & Bo (weight < 9) saw the tide \x0b rise. It fell."
    with create_app(build([{"id": "a", "title": "A", "body": body, "date": "2016"}])).test_client() as client:
        yield client


def test_an_entry_has_the_sentence_that_matched_and_its_mark(marked: FlaskClient) -> None:
    (entry,) = atom(marked, "/search.atom?q=tide").entries
    (item,) = json.loads(marked.get("/search.json?q=tide").data)["items"]

    said = "Mr. Li &amp; Bo (weight &lt; 9) saw the <strong>tide</strong> rise."
    assert (entry.summary_detail.type, " ".join(entry.summary.split())) == ("application/xhtml+xml", said)
    assert " ".join(item["content_html"].split()) == said
    assert " ".join(item["content_text"].split()) == "Mr. Li & Bo (weight < 9) saw the tide rise."


def test_filters_and_a_chosen_order_are_kept(client: FlaskClient) -> None:
    found = atom(client, "/search.atom?q=council&source=The+Islander&sort=oldest")

    assert {one.publisher for one in found.entries} == {"The Islander"}
    assert found.entries[0].published <= found.entries[1].published


def test_a_long_feed_goes_on_at_the_next_address(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.feeds.ENTRIES", 20)
    address, seen = "/search.atom", []
    while address:
        found = atom(client, address)
        seen += [one.id for one in found.entries]
        address = next((one.href.removeprefix("http://localhost") for one in found.feed.links if one.rel == "next"), "")

    assert len(seen) == len(set(seen)) == 45


@pytest.fixture
def hostile(build: Build) -> Iterator[FlaskClient]:
    dates = {"year": "2016", "month": "2016-05", "day": "2016-05-11", "none": None}
    body = "The tide of {} rose over the wall, and nobody saw it coming."
    stories = [{"id": k, "title": f"A {k}", "body": body.format(k), "date": day} for k, day in dates.items()]
    with create_app(build([HOSTILE, *stories])).test_client() as client:
        yield client


def test_text_stays_text_and_what_xml_cannot_hold_is_left_out(hostile: FlaskClient) -> None:
    found = next(one for one in atom(hostile, "/search.atom?q=tide+fell").entries)

    assert (found.title_detail.type, found.title.split(), found.author) == (
        "text/plain", ["Tide", "&", "<b>moon</b>"], "B <x>",
    )  # fmt: skip
    assert found.id == "http://localhost/article/a%2F%2Fb-%3Cc%3E"
    assert [one.href for one in found.links if one.rel == "via"] == ["https://a.example/?a=1&b=2"]


def test_a_date_is_as_precise_as_it_is_known(hostile: FlaskClient) -> None:
    entries = {one.id.rpartition("/")[2]: one for one in atom(hostile, "/search.atom?q=tide").entries}
    written = hostile.get("/search.atom?q=tide").text

    assert {name: one.updated for name, one in entries.items()} == {
        "day": "2016-05-11T12:00:00Z",
        "month": "2016-05-01T00:00:00Z",
        "year": "2016-01-01T00:00:00Z",
        "none": "1970-01-01T00:00:00Z",
        "a%2F%2Fb-%3Cc%3E": "2016-05-01T00:00:00Z",
    }
    assert re.findall("<published>(.*)</published>", written) == ["2016-05-11T12:00:00Z"]
    assert re.findall("<dcterms:issued>(.*)</dcterms:issued>", written) == ["2016-05-11", "2016-05", "2016-05", "2016"]


def test_the_same_is_there_as_json_feed(hostile: FlaskClient) -> None:
    response = hostile.get("/search.json?q=tide&sort=oldest")
    feed = json.loads(response.data)
    items = {one["id"].rpartition("/")[2]: one for one in feed["items"]}

    assert response.mimetype == "application/feed+json"
    assert (feed["version"], feed["title"]) == ("https://jsonfeed.org/version/1.1", "tide")
    assert feed["home_page_url"] == "http://localhost/?q=tide&sort=oldest"
    assert items["day"]["date_published"] == "2016-05-11T12:00:00Z"
    assert ("date_published" in items["month"], items["month"]["_microfiche"]["date"]) == (False, "2016-05")
    assert (items["none"]["title"], items["none"]["content_text"]) == (
        "A none", "The tide of none rose over the wall, and nobody saw it coming.",
    )  # fmt: skip


def test_results_name_their_feeds(client: FlaskClient) -> None:
    found = page(client, "/?q=ferry&tag=council").select("link[rel=alternate]")

    assert [(one["type"], one["href"]) for one in found] == [
        ("application/atom+xml", "/search.atom?q=ferry&tag=council"),
        ("application/feed+json", "/search.json?q=ferry&tag=council"),
    ]


@pytest.mark.parametrize("address", ["/search.atom?q=ferry", "/search.json?q=ferry"])
def test_a_reader_that_has_the_feed_is_told_so(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    tag, modified = first.headers["ETag"], first.headers["Last-Modified"]

    assert [
        client.get(address, headers=headers).status_code
        for headers in (
            {"If-None-Match": tag}, {"If-Modified-Since": modified}, {"If-None-Match": f"W/{tag}"},
            {"If-None-Match": '"other"'}, {"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"},
        )
    ] == [304, 304, 304, 200, 200]  # fmt: skip
    assert client.get(address, headers={"If-None-Match": tag}).data == b""
    assert client.get(address + "&sort=oldest", headers={"If-None-Match": tag}).status_code == 200


def test_a_reader_of_compressed_feeds_is_told_so_as_well(client: FlaskClient) -> None:
    compressed = {"Accept-Encoding": "gzip"}
    first = client.get("/search.atom?q=ferry", headers=compressed)
    again = client.get("/search.atom?q=ferry", headers=compressed | {"If-None-Match": first.headers["ETag"]})

    assert (first.headers["Content-Encoding"], again.status_code) == ("gzip", 304)
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_new_build_is_another_feed(build: Build, stories: Stories) -> None:
    config = build(stories)
    with create_app(config).test_client() as client:
        tag = client.get("/search.atom?q=ferry").headers["ETag"]
    build([*stories, story(48)])
    with create_app(config).test_client() as client:
        assert client.get("/search.atom?q=ferry", headers={"If-None-Match": tag}).status_code == 200


def test_a_search_for_days_before_today_is_another_feed_every_day(client: FlaskClient) -> None:
    fixed, moving = (client.get(f"/search.atom?q=council+{when}") for when in ("since:2014", "since:yesterday"))

    assert fixed.headers["ETag"] != moving.headers["ETag"]
    assert moving.last_modified >= fixed.last_modified


def test_links_begin_with_the_public_address(build: Build, stories: Stories) -> None:
    config = build(stories[:3], public_url="https://news.example/archive/")
    with create_app(config).test_client() as client:
        found = atom(client, "/search.atom?q=ferry")

    assert found.feed.id == "https://news.example/archive/?q=ferry&sort=newest"
    assert [one.id for one in found.entries] == ["https://news.example/archive/article/story-3"]


def test_a_saved_search_is_a_feed_that_begins_with_what_is_new_to_it(build: Build, stories: Stories) -> None:
    config = build(stories)
    with create_app(config).test_client() as client:
        send(client, "/?q=ferry", name="Ferry & more", tags="boats")
    build([*stories, story(48) | {"date": "1999-01-01"}])
    with create_app(config).test_client() as client:
        page(client, "/q/ferry-more")
        found = atom(client, "/q/ferry-more.atom")
        named = [one["href"] for one in page(client, "/q/ferry-more").select("link[rel=alternate]")]
        same = client.get("/q/ferry-more.json").json

    assert (found.feed.title, found.feed.id) == ("Ferry & more", "http://localhost/q/ferry-more")
    assert [one.id.rpartition("-")[2] for one in found.entries[:2]] == ["48", "21"]
    assert len(found.entries) == 16
    assert named == ["/q/ferry-more.atom", "/q/ferry-more.json"]
    assert [one["id"] for one in same["items"]] == [one.id for one in found.entries]


def test_a_changed_name_is_another_feed(build: Build, stories: Stories) -> None:
    config = build(stories[:6])
    with create_app(config).test_client() as client:
        send(client, "/?q=ferry", name="Ferry")
        tag = client.get("/q/ferry.atom").headers["ETag"]
        SavedQueries(default_url(config)).rename("ferry", "Boat", "")
        assert client.get("/q/ferry.atom", headers={"If-None-Match": tag}).status_code == 200
        assert client.get("/q/none.atom").status_code == 404
