"""The list of saved searches: found by words and tags, in three orders; deleted ones come back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from index.config import Config
from search.noted import Noted
from search.saved import SavedQueries, default_url
from search.saved_file import read_saved, tags_from
from search.saved_list import listed, tags_of
from tests.feeds_and_mails import send
from tests.reading import link, page, texts
from web.app import create_app

Build = Callable[..., Config]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Four saved searches and no archive: the list never searches."""
    config = Config(index_dir=tmp_path)
    store = SavedQueries(default_url(config))
    store.import_text("""
        [[saved]]
        slug = "ferry"
        name = "Ferry votes"
        note = "For Zoë"
        query = "q=boat&source=Harbour+Gazette"
        saved_at = 2026-01-04
        tags = ["Politics", "sea"]
        [[saved]]
        slug = "goats"
        name = "goats"
        query = "q=goat"
        saved_at = 2026-01-03
        tags = ["Sea"]
        [[saved]]
        slug = "angling"
        name = "Ängling"
        query = "q=angling"
        saved_at = 2026-01-02
        [[saved]]
        slug = "bel"
        name = "Bel"
        query = "q=bel"
        saved_at = 2026-01-01
        """)
    for build, ids in (("b1", "a"), ("b2", "abc")):
        store.snapshots.note("goats", build, "2026-01-01", [Noted(one, "0", "") for one in ids])
    return config


@pytest.fixture
def client(config: Config) -> Iterator[FlaskClient]:
    with create_app(config).test_client() as client:
        yield client


def names(client: FlaskClient, address: str) -> list[str]:
    return texts(page(client, address), ".searches h2")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Ferry votes", "goats", "Ängling", "Bel"]),
        ("order=name", ["Ängling", "Bel", "Ferry votes", "goats"]),
        ("order=new", ["goats", "Ferry votes", "Ängling", "Bel"]),
        ("order=nonsense", ["Ferry votes", "goats", "Ängling", "Bel"]),
        ("find=VOTES+ferry", ["Ferry votes"]),
        ("find=zoe", ["Ferry votes"]),
        ("find=harbour+gazette", ["Ferry votes"]),
        ("find=angl", ["Ängling"]),
        ("tag=SEA", ["Ferry votes", "goats"]),
        ("tag=sea&find=goat", ["goats"]),
        ("tag=nothing", []),
    ],
)
def test_searches_are_found_by_words_and_tags_in_an_order(client: FlaskClient, asked: str, found: list[str]) -> None:
    assert names(client, f"/saved?{asked}") == found


def test_the_list_tells_what_was_found_then_now_and_what_is_new(client: FlaskClient) -> None:
    soup = page(client, "/saved?find=goats")

    assert texts(soup, ".fresh") == ["2 new in goats"]
    assert "Saved on 3 January 2026 with 0 stories · now 3" in texts(soup, ".searches .byline")[0]


def test_words_tag_and_order_are_kept_by_each_others_links(client: FlaskClient) -> None:
    soup = page(client, "/saved?find=goat&tag=sea&order=name")

    assert link(soup, ".choices a", "Most new") == "/saved?find=goat&tag=sea&order=new"
    assert link(soup, ".choices a", "Politics") == "/saved?find=goat&tag=Politics&order=name"
    assert link(soup, ".choices a", "sea") == "/saved?find=goat&order=name"
    assert {one["name"]: one["value"] for one in soup.select(".finding input")} == {
        "find": "goat",
        "tag": "sea",
        "order": "name",
    }


def test_where_nothing_is_found_the_way_back_is_shown(client: FlaskClient) -> None:
    soup = page(client, "/saved?find=nothing")

    assert texts(soup, "main > p")[0] == "No saved search has these words and this tag. All saved searches"
    assert link(soup, "main > p a") == "/saved"


def test_tags_are_counted_whatever_their_capitals(config: Config) -> None:
    store = SavedQueries(default_url(config))
    assert tags_of(store.all()) == (("Politics", 1), ("sea", 2))
    assert [one.standing.fresh for one in listed(store, tag="Sea")] == [0, 2]


def test_two_hundred_saved_searches_are_listed_without_an_archive(config: Config) -> None:
    store = SavedQueries(default_url(config))
    for number in range(200):
        store.save(f"Search {number}", "", "q=flood", 1, "b1")
    assert len(listed(store)) == 204


@pytest.mark.parametrize(
    ("typed", "tags"),
    [("a, b c ,, A,  b   C", ("a", "b c")), ("", ()), (" , ", ()), ("Zoë", ("Zoë",))],
)
def test_tags_are_typed_with_commas(typed: str, tags: tuple[str, ...]) -> None:
    assert tags_from(typed) == tags


def test_tags_travel_in_the_file_and_older_files_have_none(config: Config) -> None:
    store = SavedQueries(default_url(config))
    text = store.export_text()

    assert [one.tags for one in read_saved(text)] == [("Politics", "sea"), ("Sea",), (), ()]
    assert text.count("tags = [") == 2
    assert read_saved('[[saved]]\nslug="a"\nname="A"\nquery=""')[0].tags == ()


def test_tags_are_changed_with_the_name(client: FlaskClient) -> None:
    send(client, "/q/bel/edit", name="Bel", tags="old, Sea, old")
    soup = page(client, "/q/bel/edit")

    assert soup.select_one("#tags")["value"] == "old, Sea"
    assert names(client, "/saved?tag=old") == ["Bel"]


def test_deleting_can_be_undone_at_once(client: FlaskClient) -> None:
    location = send(client, "/q/goats/delete").headers["Location"]
    response = send(client, location, "/restore")

    assert (response.status_code, response.headers["Location"]) == (303, "/q/goats")
    assert "goats" in names(client, "/saved")
    assert texts(page(client, "/saved"), ".fresh") == ["2 new in goats"]


def test_deleted_searches_are_listed_and_come_back_later(client: FlaskClient) -> None:
    send(client, "/q/goats/delete")
    page(client, "/saved")  # the message was read
    soup = page(client, link(page(client, "/saved"), "main a", "1 deleted search"))
    send(client, "/saved/deleted", "/q/goats/restore")

    assert texts(soup, ".searches h2") == ["goats"]
    assert "goats" in names(client, "/saved")
    assert names(client, "/saved/deleted") == []


def test_what_was_deleted_long_ago_stays_deleted(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    store = SavedQueries(default_url(config))
    store.delete("goats")
    monkeypatch.setattr("search.saved.UNDO_DAYS", -1)

    assert (store.deleted(), store.restore("goats"), store.get("goats")) == ((), False, None)


def test_only_what_is_deleted_is_brought_back(client: FlaskClient) -> None:
    send(client, "/q/goats/delete")
    token = str(page(client, "/saved/deleted").select_one("input[name=csrf_token]")["value"])
    assert client.post("/q/ferry/restore", data={"csrf_token": token}).status_code == 404
