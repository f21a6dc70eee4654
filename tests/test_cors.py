"""Scripts of other sites read the API and the feeds, where the settings say so."""

from dataclasses import replace

import pytest
from werkzeug.datastructures import Headers

from index.config import Config
from web.app import create_app

HERE, ELSEWHERE = "https://a.example", "https://b.example"
SEARCH = "/api/v1/search?q=ferry"
ALLOWED = "Access-Control-Allow-Origin"


def headers(archive: Config, origins: tuple[str, ...], address: str, origin: str, method: str = "GET") -> Headers:
    with create_app(replace(archive, cors_origins=origins)).test_client() as client:
        return client.open(address, method=method, headers={"Origin": origin}).headers


@pytest.mark.parametrize(
    ("origins", "origin", "allowed"),
    [
        ((), HERE, None),
        (("*",), HERE, "*"),
        ((HERE,), HERE, HERE),
        ((HERE,), ELSEWHERE, None),
        ((ELSEWHERE, HERE), HERE, HERE),
    ],
)
def test_only_sites_that_are_named_may_read(
    archive: Config, origins: tuple[str, ...], origin: str, allowed: str | None
) -> None:
    assert headers(archive, origins, SEARCH, origin).get(ALLOWED) == allowed


def test_an_answer_for_one_site_is_not_kept_for_another(archive: Config) -> None:
    assert "Origin" in headers(archive, (HERE,), SEARCH, ELSEWHERE)["Vary"]


def test_problems_can_be_read_as_well(archive: Config) -> None:
    assert headers(archive, (HERE,), "/api/v1/search?limit=x", HERE)[ALLOWED] == HERE


@pytest.mark.parametrize("address", ["/", "/?q=ferry", "/article/story-1", "/saved", "/export.csv", "/suggest?q=fe"])
def test_pages_cannot_be_read(archive: Config, address: str) -> None:
    assert ALLOWED not in headers(archive, ("*",), address, HERE)


def test_a_browser_that_asks_before_is_told_what_it_may(archive: Config) -> None:
    told = headers(archive, (HERE,), SEARCH, HERE, "OPTIONS")
    assert told[ALLOWED] == HERE
    assert told["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in told["Access-Control-Allow-Headers"]
