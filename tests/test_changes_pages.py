"""What is new in a saved search: told on its page, shown with the words that matched, and marked as seen."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from babel import Locale
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from index.config import Config
from search.saved import SavedQueries, default_url
from search.speech import Speech, speaking
from tests.browsing import serve, too_wide, window
from tests.command_helpers import run
from tests.feeds_and_mails import send
from tests.reading import link, page, soup_of, texts
from tests.stories import Stories, story
from web import saved_views, words
from web.app import create_app

Build = Callable[..., Config]
LATER = [
    {**story(3), "body": "It was late. The ferry plan of Mr. Li was torn up. Nobody spoke."},
    {**story(6), "title": "A ferry for everyone"},
    *(story(number) for number in (9, 12, 18, 21, 48, 51)),
    {**story(15), "title": "Nothing of it", "body": "Not a word.", "tags": [], "section": ["Life"]},
    {**story(30)},
]


@pytest.fixture
def client(build: Build, stories: Stories) -> Iterator[FlaskClient]:
    """The page over a second build; “Ferry” was saved in the first, with the stories 3, 6, 9 to 45."""
    config = build(stories)
    with create_app(config).test_client() as client:
        send(client, "/?q=ferry&sort=newest", name="Ferry")
    build(LATER)
    with create_app(config).test_client() as client:
        yield client


def test_what_is_new_is_told_on_the_page_of_the_search(client: FlaskClient) -> None:
    soup = page(client, "/q/ferry")

    assert texts(soup, ".news a") == ["2 new stories"]
    assert link(soup, ".news a") == "/q/ferry/changes"


def test_new_changed_and_vanished_stories_are_listed(client: FlaskClient) -> None:
    soup = page(client, "/q/ferry/changes")

    assert texts(soup, ".counts li") == ["2 new stories", "2 changed stories", "8 stories vanished"]
    assert texts(soup, "#new h3") == ["Council votes on ferry plan 51", "Council votes on ferry plan 48"]
    assert texts(soup, "#changed h3") == ["A ferry for everyone", "Council votes on ferry plan 3"]
    assert "Headline before: Council votes on ferry plan 6" in texts(soup, "#changed .byline")
    assert texts(soup, "#vanished h3")[0] == "Council votes on ferry plan 15"


def test_the_sentence_that_matched_is_marked(client: FlaskClient) -> None:
    soup = page(client, "/q/ferry/changes")

    assert texts(soup, "#new .snippet")[0] == "The council met on the ferry plan, its number 51."
    assert "The ferry plan of Mr. Li was torn up." in texts(soup, "#changed .snippet")
    assert set(texts(soup, "#new .snippet mark")) == {"ferry"}
    assert link(soup, "#new h3 a") == "/article/story-51?q=ferry&sort=newest"


def test_vanished_stories_say_what_became_of_them(client: FlaskClient) -> None:
    soup = page(client, "/q/ferry/changes")
    told = dict(zip(texts(soup, "#vanished h3"), texts(soup, "#vanished .byline"), strict=True))

    assert told["Council votes on ferry plan 15"] == "Still in the archive, but this search no longer finds it."
    assert told["Council votes on ferry plan 45"] == "No longer in the archive."
    assert [one["href"] for one in soup.select("#vanished h3 a")] == ["/article/story-15"]


def test_marking_as_seen_begins_anew(client: FlaskClient) -> None:
    response = send(client, "/q/ferry/changes", "/seen")
    soup = page(client, response.headers["Location"])

    assert (response.status_code, texts(soup, ".message p")) == (303, ["Marked as seen."])
    assert texts(soup, ".news")[0].startswith("Nothing new since the build of")
    assert texts(page(client, "/q/ferry/changes"), ".counts li")[0] == "0 new stories"


def test_any_earlier_build_can_be_chosen(client: FlaskClient) -> None:
    first = SavedQueries(default_url(client.application.extensions["microfiche"].config)).snapshots.builds("ferry")[-1]
    page(client, "/q/ferry")
    send(client, "/q/ferry/changes", "/seen")
    soup = page(client, f"/q/ferry/changes?since={first.build_id}")

    assert [one["value"] for one in soup.select("option[selected]")] == [first.build_id]
    assert texts(soup, ".counts li")[0] == "2 new stories"


def test_builds_of_one_day_are_told_apart_by_their_time(client: FlaskClient, build: Build) -> None:
    page(client, "/q/ferry")
    second = SavedQueries(default_url(client.application.extensions["microfiche"].config)).snapshots.builds("ferry")[0]
    with create_app(build(LATER[:3])).test_client() as later:
        page(later, "/q/ferry")
        labels = texts(page(later, "/q/ferry/changes"), "option")

    time = f"{second.build_id[9:11]}:{second.build_id[11:13]} UTC"
    assert labels[0] == f"{words.day(second.build_id[:8])}, {time}, build {second.build_id}: 9 stories"
    assert len(set(labels)) == 2


@pytest.mark.parametrize(("language", "time"), [("en_GB", "09:05"), ("fi", "9.05"), ("en_US", "9:05 AM")])
def test_a_time_of_day_is_written_as_the_language_does(language: str, time: str) -> None:
    with speaking(Speech(Locale.parse(language))):
        assert " ".join(words.time(datetime(2026, 11, 29, 9, 5, tzinfo=UTC)).split()) == time


def test_a_build_that_is_not_known_is_told_in_a_sentence(client: FlaskClient) -> None:
    page(client, "/q/ferry")
    response = client.get("/q/ferry/changes?since=20200101T000000Z-0000")

    assert response.status_code == 404
    assert "What this search found in that build is not known" in soup_of(response.text).get_text()


def test_more_than_ten_of_a_kind_are_a_page_of_their_own(build: Build, stories: Stories) -> None:
    config = build(stories[:3])
    with create_app(config).test_client() as client:
        send(client, "/?q=council", name="Council")
    build(stories, page_size=20)
    with create_app(config).test_client() as client:
        page(client, "/q/council")
        soup = page(client, "/q/council/changes")
        all_of_them = link(soup, "#new .actions a")
        first = page(client, all_of_them)
        second = page(client, link(first, ".pages li a", "2"))

    assert (len(soup.select("#new li")), texts(soup, "#new .actions a")) == (10, ["All of them: 42 new stories"])
    assert (len(first.select("#new .hits li")), len(second.select("#new .hits li"))) == (20, 20)
    assert second.select_one("#new .hits")["start"] == "21"


def test_a_search_that_was_never_looked_at_begins_with_this_build(client: FlaskClient) -> None:
    store = SavedQueries(default_url(client.application.extensions["microfiche"].config))
    store.save("Quiet", "", "q=quiet", 0, "b1")

    soup = page(client, "/q/quiet/changes")
    assert texts(soup, ".counts li") == ["0 new stories", "0 changed stories", "0 stories vanished"]


def test_a_search_of_too_many_stories_for_a_page_is_left_to_the_command(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_views, "COMPARED_HERE", 1)
    earlier = SavedQueries(default_url(client.application.extensions["microfiche"].config)).snapshots.builds("ferry")
    said = (
        "What is new is not known yet: this search finds more than 1 stories, too many to compare while someone waits"
        " for the page. microfiche watch --dry-run compares them now; every microfiche rebuild and microfiche update"
        " does so by itself."
    )

    assert texts(page(client, "/q/ferry"), ".banner .note") == [said]
    for address in ("/q/ferry/changes", f"/q/ferry/changes?since={earlier[0].build_id}"):
        assert texts(page(client, address), "main p")[-1] == said

    monkeypatch.setenv("MICROFICHE_INDEX_DIR", str(client.application.extensions["microfiche"].config.index_dir))
    assert run("watch", "--dry-run").exit_code == 0
    assert texts(page(client, "/q/ferry"), ".news a") == ["2 new stories"]


def test_several_builds_of_a_day_find_room_on_a_phone(browser: Browser, build: Build, stories: Stories) -> None:
    config = build(stories)
    with create_app(config).test_client() as client:
        send(client, "/?q=ferry", name="Ferry")
    with serve(build(LATER)) as address, window(browser, address, 390) as phone:
        phone.goto("/q/ferry/changes")
        assert ", build " in phone.locator("#since").inner_text()
        assert too_wide(phone, 390) == []
