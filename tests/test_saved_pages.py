"""Saving a search, its own address, its list, renaming and deleting."""

import stat
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from index.config import Config
from index.errors import ConfigError
from search.saved import SavedQueries, default_url
from tests.feeds_and_mails import send
from tests.reading import link, page, soup_of, texts
from tests.stories import Stories, story
from web.app import create_app
from web.secret import secret_key

Build = Callable[..., Config]
FERRY = "/?q=council&not-author=Ana+Ash&tag=ferry&sort=oldest"


@pytest.fixture
def archive(build: Build, stories: Stories) -> Config:
    """Of each test's own, as searches are saved in it; `client` is the page over it."""
    return build(stories)


def test_saving_gives_the_search_an_address_with_all_of_its_state(client: FlaskClient, archive: Config) -> None:
    response = send(client, FERRY, name="Ferry  votes", note="for Ana\nand Bo")
    soup = page(client, "/q/ferry-votes")

    assert (response.status_code, response.headers["Location"]) == (303, "/q/ferry-votes")
    assert (texts(soup, "h1"), texts(soup, ".remark")) == (["Ferry votes"], ["for Ana and Bo"])
    assert texts(soup, ".hits h3") == texts(page(client, FERRY), ".hits h3")
    assert link(soup, ".banner a", "Change") == FERRY
    assert texts(soup, ".message") == ["Saved. This page’s address is yours to keep and send."]
    assert [one.query for one in SavedQueries(default_url(archive)).all()] == [FERRY[2:]]


def test_hits_then_and_now_are_told_after_a_rebuild(client: FlaskClient, build: Build, stories: Stories) -> None:
    send(client, "/?q=ferry", name="Ferry")
    more = build([*stories, story(48), story(51)])
    with create_app(more).test_client() as later:
        soup = page(later, "/q/ferry")

    assert "with 15 stories; now 17 (2 more)." in texts(soup, ".banner .byline")[0]
    assert texts(soup, ".count") == ["17 stories"]


def test_an_open_page_finds_the_next_build(
    client: FlaskClient, archive: Config, build: Build, stories: Stories
) -> None:
    send(client, "/?q=ferry", name="Ferry")
    build(stories[:9])
    with create_app(archive).test_client() as later:
        assert "now 3 (12 fewer)." in texts(page(later, "/q/ferry"), ".banner .byline")[0]


def test_hits_are_counted_here_and_not_taken_from_the_form(client: FlaskClient, archive: Config) -> None:
    send(client, "/?q=ferry", name="Ferry", hits="9", slug="mine", address="page=7&q=ferry&nonsense=1&tag=")
    saved = SavedQueries(default_url(archive)).all()

    assert [(one.slug, one.query, one.hits) for one in saved] == [("ferry", "q=ferry", 15)]


@pytest.mark.parametrize(
    ("address", "name"),
    [("/?q=ferry", "ferry"), ("/?tag=ferry", "all stories, tag ferry")],
)
def test_a_search_saved_without_a_name_is_named_after_itself(
    client: FlaskClient, archive: Config, address: str, name: str
) -> None:
    send(client, address, name=" \t\x00")

    assert [one.name for one in SavedQueries(default_url(archive)).all()] == [name]


def test_list_has_every_saved_search(client: FlaskClient) -> None:
    assert "None yet." in texts(page(client, "/saved"), "main p")[0]

    send(client, "/?q=ferry", name="Ferry", note="why")
    soup = page(client, "/saved")
    assert [(one.get_text(), one["href"]) for one in soup.select(".searches h2 a")] == [("Ferry", "/q/ferry")]
    assert texts(soup, ".searches .remark") == ["why"]


def test_renaming_changes_name_and_note_but_not_the_address(client: FlaskClient) -> None:
    send(client, "/?q=ferry", name="Ferry", note="why")
    form = page(client, "/q/ferry/edit")
    response = send(client, "/q/ferry/edit", name="The boat", note="")
    soup = page(client, response.headers["Location"])

    assert (form.select_one("#name")["value"], texts(form, "#note")) == ("Ferry", ["why"])
    assert response.headers["Location"] == "/q/ferry"
    assert (texts(soup, "h1"), texts(soup, ".remark")) == (["The boat"], [])


def test_deleting_asks_first_and_then_deletes(client: FlaskClient) -> None:
    send(client, "/?q=ferry", name="Ferry")
    assert texts(page(client, "/q/ferry/delete"), "h1") == ["Delete “Ferry”?"]
    assert texts(page(client, "/q/ferry"), "h1") == ["Ferry"]

    response = send(client, "/q/ferry/delete")
    soup = page(client, response.headers["Location"])
    assert (texts(soup, ".message p"), soup.select(".searches")) == (["“Ferry” is deleted."], [])
    assert client.get("/q/ferry").status_code == 404


@pytest.mark.parametrize("address", ["/saved", "/q/ferry/edit", "/q/ferry/delete", "/q/ferry/restore", "/q/ferry/seen"])
@pytest.mark.parametrize("token", [None, "", "nonsense"])
def test_a_form_without_its_token_changes_nothing(client: FlaskClient, address: str, token: str | None) -> None:
    send(client, "/?q=ferry", name="Ferry")
    before = texts(page(client, "/saved"), ".searches")
    response = client.post(address, data={"name": "Other"} | ({"csrf_token": token} if token is not None else {}))

    assert (response.status_code, texts(soup_of(response.text), "h1")) == (400, ["This form can no longer be sent"])
    assert texts(page(client, "/saved"), ".searches") == before


def test_names_and_notes_are_never_html_and_cut_to_length(client: FlaskClient) -> None:
    send(client, "/?q=ferry", name="<script>alert(1)</script>" + "x" * 500, note="<b>\"'" + "y" * 5000)
    pages = [
        page(client, address) for address in ("/saved", "/q/script-alert-1-script", "/q/script-alert-1-script/edit")
    ]

    assert [soup.select("body script, b") for soup in pages] == [[], [], []]
    assert texts(pages[1], "h1") == ["<script>alert(1)</script>" + "x" * 95]
    assert len(texts(pages[1], ".remark")[0]) == 2000


def test_what_is_far_too_long_is_refused(client: FlaskClient) -> None:
    response = send(client, "/?q=ferry", note="y" * 100_000)

    assert (response.status_code, texts(soup_of(response.text), "h1")) == (413, ["Too long"])


def test_a_store_that_cannot_be_opened_is_told_in_a_sentence(client: FlaskClient, archive: Config) -> None:
    (archive.index_dir / "saved.sqlite").write_text("no database " * 100)
    response = client.get("/saved")

    assert response.status_code == 500
    assert "saved.sqlite cannot be used: file is not a database" in soup_of(response.text).get_text()


def test_the_key_is_made_once_for_the_owner_alone(archive: Config) -> None:
    first = secret_key(archive)

    assert (len(first) > 40, secret_key(archive)) == (True, first)
    assert stat.S_IMODE((archive.index_dir / "secret").stat().st_mode) == 0o600
    assert [one.name for one in archive.index_dir.glob("*secret*")] == ["secret"]


def test_the_key_that_is_set_is_used() -> None:
    assert secret_key(Config(secret_key="mine")) == "mine"


def test_a_key_that_cannot_be_kept_is_told_in_a_sentence(archive: Config) -> None:
    (archive.index_dir / "secret").unlink(missing_ok=True)
    (archive.index_dir / "secret").mkdir()

    with pytest.raises(ConfigError, match=r"no key for signing forms can be kept in .*secret .*; set secret_key"):
        secret_key(archive)


def test_a_key_that_was_cut_short_is_told_in_a_sentence(archive: Config) -> None:
    (archive.index_dir / "secret").write_text("")

    with pytest.raises(ConfigError, match="is cut short; delete that file"):
        secret_key(archive)
