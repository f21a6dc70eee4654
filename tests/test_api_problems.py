"""What the API says where something is wrong, and how it answers whatever is asked."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.config import Config
from tests.api_reading import API, problem
from tests.stories import Stories
from web.app import create_app
from web.parts import KEY

Build = Callable[..., Config]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/search?sorce=x", (400, "parameter", "There is no parameter 'sorce' here; did you mean 'source'?")),
        ("/saved?q=x", (400, "parameter", "There is no parameter 'q' here; this address takes none.")),
        ("/search?sort=best", (400, "parameter", "sort must be one of relevance, newest, oldest, not 'best'.")),
        ("/search?q=a&q=b", (400, "parameter", "q is given more than once.")),
        ("/search?limit=0", (400, "parameter", "limit must be a whole number from 1 to 100, not '0'.")),
        ("/search?limit=%C2%B2", (400, "parameter", "limit must be a whole number from 1 to 100, not '²'.")),
        (
            "/search?limit=" + "9" * 5000,
            (400, "parameter", "limit must be a whole number from 1 to 100, not '" + "9" * 5000 + "'."),
        ),
        ("/search?cursor=a+b", (400, "parameter", "cursor cannot be 'a b'; it must be the next_cursor of an answer.")),
        ("/search?cursor=abc", (404, "cursor", "No answer gave this cursor; begin again without it.")),
        ("/search?source=%20", (400, "parameter", "source cannot be ' '; it needs something to see.")),
        (
            "/facets?field=title",
            (400, "parameter", "field must be one of source, section, author, tag, date, not 'title'."),
        ),
        ("/articles/nothing", (404, "not-found", "There is no story of the id 'nothing' in the archive.")),
        ("/saved/nothing", (404, "not-found", "There is no saved search 'nothing'; it may have been deleted.")),
        ("/search?page=2", (400, "parameter", "There is no parameter 'page' here; answers go on by cursor.")),
        (
            "/search?date=2016-13",
            (
                400,
                "parameter",
                "date cannot be '2016-13'; it must be a date like 2016, 2016-12 or 2016-12-11, or unknown.",
            ),
        ),
        ("", (404, "not-found", "The API has no address /api/v1; http://localhost/api tells which it has.")),
        ("/x", (404, "not-found", "The API has no address /api/v1/x; http://localhost/api tells which it has.")),
    ],
)
def test_mistakes_are_told_as_problems(client: FlaskClient, address: str, told: tuple[int, str, str]) -> None:
    response = client.get(API + address)
    assert problem(response) == told
    assert response.json["instance"] == API + address
    assert response.headers["Cache-Control"] == "no-store"


def test_another_version_of_the_api_is_a_problem_as_well(client: FlaskClient) -> None:
    told = (404, "not-found", "The API has no address /api/v2/search; http://localhost/api tells which it has.")
    assert problem(client.get("/api/v2/search")) == told


def test_the_page_of_the_api_is_there_with_a_slash_at_its_end_as_well(client: FlaskClient) -> None:
    assert client.get("/api/").text.partition("<h1>")[2].startswith("The archive as data</h1>")


def test_a_number_of_many_digits_is_told_as_any_other(client: FlaskClient) -> None:
    assert problem(client.get(f"{API}/search?limit={'9' * 5000}"))[:2] == (400, "parameter")


def test_a_problem_names_the_parameter_and_leads_to_what_to_do(client: FlaskClient) -> None:
    told = client.get(f"{API}/timeline?date=201").json
    page = client.get(told["type"].split("#")[0]).text

    assert (told["parameter"], told["title"]) == ("date", "A parameter cannot be used")
    assert f'id="{told["type"].split("#")[1]}"' in page


def test_other_methods_are_refused(client: FlaskClient) -> None:
    response = client.post(f"{API}/search")
    assert problem(response)[:2] == (405, "method")
    assert {*response.headers["Allow"].split(", ")} == {"GET", "HEAD", "OPTIONS"}


def test_an_address_that_only_looks_different_leads_to_the_right_one(client: FlaskClient) -> None:
    response = client.get("/api//v1/search?q=ferry&limit=1")
    assert (response.status_code, response.headers["Location"]) == (
        308,
        "http://localhost/api/v1/search?q=ferry&limit=1",
    )
    assert client.get("/api/v1//search?q=ferry", follow_redirects=True).json["typed"] == "ferry"


def test_without_an_index_it_is_told_how_to_make_one(tmp_path: Any) -> None:
    with create_app(Config(index_dir=tmp_path / "var")).test_client() as client:
        response = client.get(f"{API}/search")
        assert problem(response)[:2] == (503, "unavailable")
        assert "microfiche rebuild" in response.json["detail"]
        assert int(response.headers["Retry-After"])


def test_a_search_that_takes_too_long_is_a_problem(build: Build, stories: Stories) -> None:
    with create_app(build(stories, search_seconds=0)).test_client() as client:
        assert problem(client.get(f"{API}/search?q=ferry+pier+council"))[:2] == (503, "unavailable")


def test_a_fault_has_an_id_that_is_in_the_log(archive: Config, caplog: pytest.LogCaptureFixture) -> None:
    app: Flask = create_app(archive)
    app.extensions[KEY].archive.searcher = None
    with app.test_client() as client:
        response = client.get(f"{API}/search")

    assert problem(response)[:2] == (500, "fault")
    fault = response.json["instance"].rsplit(":", 1)[1]
    assert fault in caplog.text
    assert "Traceback" not in response.text


def test_an_answer_is_not_sent_twice(client: FlaskClient) -> None:
    first = client.get(f"{API}/search?q=ferry")
    tag = first.headers["ETag"]
    again = client.get(f"{API}/search?q=ferry", headers={"If-None-Match": tag})

    assert (again.status_code, again.data, first.headers["Cache-Control"]) == (304, b"", "no-cache")
    assert client.get(f"{API}/search?q=pier", headers={"If-None-Match": tag}).status_code == 200


def test_head_and_options_are_answered(client: FlaskClient) -> None:
    head, options = client.head(f"{API}/search?q=ferry"), client.options(f"{API}/search")
    assert (head.status_code, head.data, head.content_type) == (200, b"", "application/json")
    assert {*options.headers["Allow"].split(", ")} == {"GET", "HEAD", "OPTIONS"}


def test_no_answer_sets_a_cookie(client: FlaskClient) -> None:
    assert client.get(f"{API}/search?q=ferry").headers.getlist("Set-Cookie") == []
