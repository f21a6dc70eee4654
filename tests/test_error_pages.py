"""Every error has a page that says what is wrong and what to do, with the right number for programs."""

import logging
import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import request
from flask.testing import FlaskClient

from index.builds import Builds
from index.config import Config
from index.errors import MicroficheError
from search.parse import read_query
from search.plain_words import plain_words
from tests.reading import link, soup_of, texts
from web.app import MAX_FORM_BYTES, create_app


def told(client: FlaskClient, address: str) -> tuple[int, list[str], list[str]]:
    """The status, the heading and the sentences."""
    response = client.get(address)
    soup = soup_of(response.text)
    return response.status_code, texts(soup, "h1"), texts(soup, "main p:not(.actions, .fault), .command")


def test_without_an_index_the_page_shows_the_command_that_makes_one(tmp_path: Path) -> None:
    client = create_app(Config(index_dir=tmp_path / "var")).test_client()

    assert told(client, "/") == (
        503,
        ["There is no archive here yet"],
        [
            "Nothing has been indexed yet. This command makes an index of a folder of saved articles:",
            "microfiche rebuild FOLDER",
        ],
    )
    assert client.get("/").headers["Retry-After"] == "30"


def test_while_the_first_index_is_made_the_page_says_so_and_since_when(tmp_path: Path) -> None:
    builds = Builds(tmp_path / "var")
    client = create_app(Config(index_dir=tmp_path / "var")).test_client()
    with builds.lock("rebuild"):
        status, heading, sentences = told(client, "/?q=ferry")
        soup = soup_of(client.get("/?q=ferry").text)

    assert (status, heading) == (503, ["The archive is being built"])
    assert (link(soup, ".actions a", "Look again"), soup.select_one("#q")["value"]) == ("/?q=ferry", "ferry")
    assert re.fullmatch(r"Its first index has been in the making since \d\d:\d\d UTC on \d+ \w+ \d{4}\.", sentences[0])
    assert told(client, "/")[1] == ["There is no archive here yet"]


def test_the_note_of_a_killed_writer_is_no_writer(tmp_path: Path) -> None:
    builds = Builds(tmp_path)
    with builds.lock("update"):
        note = (tmp_path / "lock").read_text("utf-8")
        assert builds.writer() is not None
        assert builds.writer().purpose == "update"
    (tmp_path / "lock").write_text(note, "utf-8")

    assert builds.writer() is None


@pytest.mark.parametrize("note", ["{", "[]", "null", '{"pid": 1}', '{"pid": 1, "purpose": "x", "since": "soon"}'])
def test_a_writer_whose_note_cannot_be_read_is_not_told(tmp_path: Path, note: str) -> None:
    builds = Builds(tmp_path)
    with builds.lock("rebuild"):
        (tmp_path / "lock").write_text(note, "utf-8")
        assert builds.writer() is None


def test_a_rebuild_changes_nothing_on_the_pages_of_the_build_that_is_served(archive: Config) -> None:
    client = create_app(archive).test_client()
    before = client.get("/help").text
    with Builds(archive.index_dir).lock("rebuild"):
        assert client.get("/help").text == before


def test_a_damaged_index_names_the_command_that_helps_and_the_log_the_files(
    archive: Config, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "var"
    folder.mkdir()
    (folder / "current").write_text("nonsense")

    status, heading, sentences = told(create_app(replace(archive, index_dir=folder)).test_client(), "/")
    assert (status, heading) == (503, ["The archive cannot be searched right now"])
    assert sentences == [
        "Its index cannot be read: it is damaged, or another version of the program wrote it.",
        "Whoever runs this archive finds the reason in the log under the number below, and learns what mends it from:",
        "microfiche check",
    ]
    assert "names no build; build anew: microfiche rebuild FOLDER" in caplog.text


def test_a_search_that_takes_too_long_offers_its_plain_words(archive: Config) -> None:
    client = create_app(replace(archive, search_seconds=0)).test_client()
    soup = soup_of(client.get('/?q="the+ferry+plan"+w/5+coun*&tag=council').text)

    assert [(one.get_text(), one["href"]) for one in soup.select(".actions a")] == [
        ("Search for the plain words: the ferry plan", "/?q=the+ferry+plan&tag=council"),
        ("Look again", '/?q="the+ferry+plan"+w/5+coun*&tag=council'),
    ]
    kept = {"q": '"the ferry plan" w/5 coun*', "tag": "council"}
    assert {str(one["name"]): one["value"] for one in soup.select("form.search input")} == kept


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Ferry plan", "ferry plan"),
        ('"ferry plan" -cup by:teller', "ferry plan teller"),
        ("expens* (ferry OR ferry) atleast3 quay~", "ferry"),
        ("since:2016", ""),
    ],
)
def test_plain_words_are_those_looked_for_without_operators(typed: str, words: str) -> None:
    assert plain_words(read_query(typed).tree) == words


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/2016/12/flood-warning-12.html", "flood warning"),
        ("/nothing", "nothing"),
        ("/article/https://x.example/a/ferry_sinks/", "ferry sinks"),
        ("/q/old-name", "old name"),
        ("/caf%C3%A9", "café"),
        ("/12/13", ""),
        ("/%00%ff<script>", "script"),
        ("/cite/ris/isl-0031", ""),
        ("/editions/isl-0031", ""),
        ("/facet/colour", ""),
        ("/sitemap-99.xml", ""),
        ("/q/old-name/edit", ""),
    ],
)
def test_a_page_that_is_not_there_offers_to_search_for_its_words(client: FlaskClient, address: str, asked: str) -> None:
    response = client.get(address)
    soup = soup_of(response.text)

    assert (response.status_code, soup.select_one("#q")["value"]) == (404, asked)
    assert texts(soup, ".actions a") == ([f"Search for {asked}"] if asked else []) + ["To the front page"]


def test_a_fault_has_the_number_that_the_log_has(archive: Config, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(archive)
    app.add_url_rule("/broken", view_func=lambda: str(1 // 0))
    response = app.test_client().get("/broken?q=a%0Ab")
    (fault,) = texts(soup_of(response.text), ".fault code")
    (record,) = caplog.records

    assert response.status_code == 500
    assert re.fullmatch("[0-9a-f]{8}", fault)
    assert (record.levelno, record.getMessage()) == (logging.ERROR, f"fault {fault} at GET '/broken?q=a%0Ab'")
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivisionError" not in response.text


def test_a_known_fault_says_what_is_wrong_and_is_in_the_log(archive: Config, caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> str:
        raise MicroficheError("the saved searches cannot be used; check database_url")

    app = create_app(archive)
    app.add_url_rule("/broken", view_func=broken)

    assert told(app.test_client(), "/broken") == (
        500,
        ["This did not work"],
        ["the saved searches cannot be used; check database_url"],
    )
    assert "fault " in caplog.text


def test_what_is_too_long_is_refused_in_plain_words(client: FlaskClient) -> None:
    response = client.post("/saved", data={"note": "x" * (MAX_FORM_BYTES + 1)})

    assert (response.status_code, texts(soup_of(response.text), "h1")) == (413, ["Too long"])


def test_search_engines_do_not_keep_error_pages(client: FlaskClient) -> None:
    assert soup_of(client.get("/nothing").text).select_one("meta[name=robots]")["content"] == "noindex"


@pytest.mark.parametrize("path", ["/", "/nowhere", "/search.json", "/api/v1/search", "/kwic", "/export.jsonl"])
@pytest.mark.parametrize(("typed", "read"), [(b"caf\xc3\xa9", "café"), (b"caf\xe9", "caf%E9")])
def test_an_address_with_raw_bytes_is_read_as_if_they_stood_behind_percent_signs(
    client: FlaskClient, path: str, typed: bytes, read: str
) -> None:
    response = client.get(path, environ_overrides={"QUERY_STRING": f"q={typed.decode('latin-1')}"})

    assert response.status_code == (404 if path == "/nowhere" else 200)
    assert request.args["q"] == read
