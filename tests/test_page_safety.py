"""No address breaks a page, no text becomes HTML, and errors are told in plain words."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from index.config import Config
from tests.reading import page, soup_of, texts
from web.app import create_app

Build = Callable[..., Config]

HOSTILE = "<script>alert(1)</script> \"two\" 'one' & <b>bold</b>"


def test_text_is_never_html(build: Build, stories: list[dict[str, object]]) -> None:
    hostile = {
        "title": HOSTILE,
        "source": HOSTILE,
        "author": "<b>Ana</b> O'Neill",
        "tags": [HOSTILE],
        "section": [HOSTILE],
    }
    config = build([stories[0] | hostile], archive_name=HOSTILE)
    with create_app(config).test_client() as client:
        addresses = ("/", "/?q=council+%3Cscript%3E&tag=%3Cb%3E", "/article/story-1", "/editions/story-1?with=story-1")
        pages = [page(client, address) for address in addresses]

    assert [soup.select("script:not([src]), b") for soup in pages] == [[], [], [], []]
    assert [texts(soup, ".nameplate") for soup in pages] == [[HOSTILE]] * 4


def test_an_address_that_is_not_of_the_web_is_text(build: Build, stories: list[dict[str, str]]) -> None:
    config = build([stories[0] | {"url": "javascript:alert(1)"}])
    with create_app(config).test_client() as client:
        soup = page(client, "/article/story-1")

    assert [
        one["href"] for one in soup.select("a") if not str(one["href"]).startswith(("/", "#", "http://localhost/"))
    ] == []


@pytest.mark.parametrize(
    "address",
    ["/", "/?q=ferry", "/article/story-1", "/saved", "/nothing", "/static/style.css", "/suggest?q=fe"],
)
def test_every_answer_carries_the_strict_headers(client: FlaskClient, address: str) -> None:
    with client.get(address) as response:
        headers = response.headers

    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
        "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "same-origin")


@pytest.mark.parametrize(
    "address",
    ["/", "/?q=%3Cscript%3E&tag=x", "/article/story-1?q=a", "/editions/story-1?with=story-2", "/saved", "/nothing"],
)
def test_no_page_has_inline_script_or_style(client: FlaskClient, address: str) -> None:
    soup = soup_of(client.get(address).text)

    assert soup.select("script:not([src]), style, [style]") == []
    scripts = soup.select("script")
    assert [one["src"] for one in scripts if not str(one["src"]).startswith("/static/") or one.get_text()] == []
    assert scripts != []
    assert [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")] == []


@pytest.mark.parametrize("address", ["/", "/article/story-1?q=ferry&hit=1", "/saved", "/nothing"])
def test_a_cookie_is_set_only_where_there_is_a_form_to_send(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers.getlist("Set-Cookie") == []
    assert "HttpOnly; Path=/; SameSite=Lax" in client.get("/?q=ferry").headers["Set-Cookie"]


@pytest.mark.parametrize(
    "query",
    [
        "q=%00%01%1b",
        "q=%ED%A0%80%FF%FE",
        "q=" + "a" * 50_000,
        "q=" + "(" * 3_000,
        "q=" + "a+" * 5_000,
        "q=%22&tag=%00&date=2016-99-99&date=abc&section=////",
        "q=title%3A%5Ba+TO&sort=&match=&page=&all=&hit=",
        "&&&===;;;%%%",
        "q=date:9999999999..1",
    ],
)
def test_no_address_breaks_a_page(client: FlaskClient, query: str) -> None:
    assert [client.get(f"{path}?{query}").status_code for path in ("/", "/article/story-1")] == [200, 200]


@pytest.mark.parametrize(
    ("method", "address", "status", "title"),
    [
        ("GET", "/nothing", 404, "No such page"),
        ("GET", "/article/story-999", 404, "No such page"),
        ("GET", "/article/", 404, "No such page"),
        ("GET", "/q/nothing", 404, "No such page"),
        ("GET", "/q/nothing/edit", 404, "No such page"),
        ("GET", "/q/nothing/delete", 404, "No such page"),
        ("DELETE", "/saved", 405, "Not this way"),
        ("POST", "/saved", 400, "This form can no longer be sent"),
        ("POST", "/", 405, "Not this way"),
    ],
)
def test_errors_have_a_page_in_plain_words(
    client: FlaskClient, method: str, address: str, status: int, title: str
) -> None:
    response = client.open(address, method=method)

    assert (response.status_code, texts(soup_of(response.text), "h1")) == (status, [title])


def test_without_an_index_the_page_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with create_app(Config(index_dir=tmp_path / "var")).test_client() as client:
        response = client.get("/")

    assert response.status_code == 503
    assert "microfiche rebuild" in soup_of(response.text).select_one("main").text


def test_a_search_that_takes_too_long_has_a_page_that_says_so(archive: Config) -> None:
    with create_app(replace(archive, search_seconds=0)).test_client() as client:
        response = client.get("/?q=ferry")

    assert (response.status_code, texts(soup_of(response.text), "h1")) == (503, ["This search takes too long"])
    assert "Search for rarer words" in soup_of(response.text).select_one("main").text


def test_a_search_that_takes_too_long_stays_in_the_box_to_be_changed(archive: Config) -> None:
    with create_app(replace(archive, search_seconds=0)).test_client() as client:
        response = client.get("/?q=%22ferry+co-op%22")

    assert soup_of(response.text).select_one("input#q")["value"] == '"ferry co-op"'


def test_an_unexpected_error_shows_no_traceback(archive: Config, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(archive)
    app.add_url_rule("/broken", view_func=lambda: str(1 // 0))
    response = app.test_client().get("/broken")

    assert (response.status_code, "division" in response.text, "ZeroDivisionError" in caplog.text) == (500, False, True)
    assert texts(soup_of(response.text), "h1") == ["Something broke"]


def test_a_refused_method_names_those_that_are_allowed(client: FlaskClient) -> None:
    assert set(client.delete("/").allow) == {"GET", "HEAD", "OPTIONS"}
