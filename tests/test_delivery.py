"""How answers are sent: static files for good, pages asked for again, and what a browser unpacks packed."""

import zlib
from collections.abc import Callable, Iterator
from gzip import decompress
from pathlib import Path

import brotli
import pytest
from flask import Response
from flask.testing import FlaskClient

from index.config import Config
from tests.reading import page, soup_of
from web.app import create_app
from web.static_files import FOLDER, read

Build = Callable[..., Config]


def hashed(name: str) -> str:
    return f"/static/{read(FOLDER).plain[name].hashed}"


def sent(client: FlaskClient, address: str, encoding: str, **headers: str) -> tuple[int, str | None, bytes]:
    with client.get(address, headers={"Accept-Encoding": encoding, **headers}) as response:
        return response.status_code, response.headers.get("Content-Encoding"), response.data


@pytest.mark.parametrize("address", ["/", "/?q=ferry", "/article/story-1", "/saved", "/help", "/nothing"])
def test_every_static_file_of_a_page_has_its_digits_and_is_kept_for_good(client: FlaskClient, address: str) -> None:
    soup = soup_of(client.get(address).text)
    files = [one["href"] for one in soup.select("link[rel=stylesheet], link[rel=icon]")]
    files += [one["src"] for one in soup.select("script")]

    assert {hashed("style.css"), hashed("suggest.js"), hashed("icon.svg")} <= set(files)
    kept = set()
    for file in files:
        with client.get(file) as response:
            kept.add((response.status_code, response.headers["Cache-Control"]))
    assert kept == {(200, "public, max-age=31536000, immutable")}


def test_a_static_file_without_its_digits_is_kept_for_minutes(client: FlaskClient) -> None:
    with client.get("/static/style.css") as response:
        assert (response.status_code, response.mimetype) == (200, "text/css")
        assert response.headers["Cache-Control"] == "public, max-age=300"
        assert response.data == (FOLDER / "style.css").read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "style.00000000.css",
        "nothing.css",
        "",
        "../app.py",
        "%2e%2e/app.py",
        "..%2fapp.py",
        "..%5capp.py",
        "/etc/passwd",
        "%00style.css",
    ],
)
def test_no_other_name_is_a_static_file(client: FlaskClient, name: str) -> None:
    assert client.get(f"/static/{name}", follow_redirects=True).status_code == 404


def test_a_static_file_that_the_browser_has_is_not_sent_again(client: FlaskClient) -> None:
    for encoding in ("identity", "br", "gzip"):
        with client.get(hashed("style.css"), headers={"Accept-Encoding": encoding}) as response:
            tag = response.headers["ETag"]
        assert sent(client, hashed("style.css"), encoding, **{"If-None-Match": tag})[::2] == (304, b"")


@pytest.mark.parametrize("address", ["/", "/?q=ferry", "/article/story-1", "/static/style.css", "/help"])
def test_an_answer_is_packed_as_the_browser_can_unpack_it(client: FlaskClient, address: str) -> None:
    unpack: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": decompress}
    plain = sent(client, address, "identity")[2]
    for encoding, unpacked in unpack.items():
        status, said, body = sent(client, address, encoding)
        assert (status, said) == (200, encoding)
        assert len(body) < len(plain) / 1.5
        assert len(unpacked(body)) == pytest.approx(len(plain), rel=0.01)  # a page of results says how long it took
    assert sent(client, address, "zstd, br, gzip")[1] == "br"


@pytest.mark.parametrize(
    "address",
    ["/export.csv", "/export.jsonl", "/export.ris", "/export.bib", "/export.txt", "/kwic.csv?q=ferry",
     "/kwic.jsonl?q=ferry", "/timeline.csv", "/search.atom", "/search.json"],
)  # fmt: skip
def test_a_file_of_text_is_packed_on_its_way(client: FlaskClient, address: str) -> None:
    plain, (status, said, body) = sent(client, address, "identity")[2], sent(client, address, "gzip")

    assert (status, said) == (200, "gzip")
    assert len(body) < len(plain) / 2
    assert len(decompress(body)) == pytest.approx(len(plain), rel=0.01)  # it says when it was made


def test_a_zip_is_not_packed_again(client: FlaskClient) -> None:
    assert sent(client, "/export.zip", "zstd, br, gzip")[:2] == (200, None)


@pytest.mark.parametrize("address", ["/", "/static/style.css", "/suggest?q=fe"])
def test_an_answer_says_that_it_differs_by_what_can_be_unpacked(client: FlaskClient, address: str) -> None:
    with client.get(address) as response:
        assert "Accept-Encoding" in response.headers["Vary"]


def test_a_small_answer_is_sent_as_it_is(client: FlaskClient) -> None:
    status, said, body = sent(client, "/suggest?q=zzzz", "br, gzip")
    assert (status, said, body) == (200, None, sent(client, "/suggest?q=zzzz", "identity")[2])


def test_a_page_that_is_still_the_same_is_not_sent_again(client: FlaskClient) -> None:
    for encoding in ("identity", "br"):
        with client.get("/article/story-1", headers={"Accept-Encoding": encoding}) as response:
            assert response.headers["Cache-Control"] == "private, no-cache"
            tag = response.headers["ETag"]
        again = {"If-None-Match": tag}
        assert sent(client, "/article/story-1", encoding, **again)[::2] == (304, b"")
        assert sent(client, "/article/story-2", encoding, **again)[0] == 200


def test_a_page_that_a_rebuild_changed_is_sent_again(build: Build, stories: list[dict[str, object]]) -> None:
    with create_app(build(stories[:1])).test_client() as client:
        tag = client.get("/article/story-1").headers["ETag"]
    with create_app(build([stories[0] | {"title": "Another headline"}])).test_client() as client:
        assert sent(client, "/article/story-1", "identity", **{"If-None-Match": tag})[0] == 200


def test_a_streamed_answer_leaves_piece_by_piece(archive: Config) -> None:
    app = create_app(archive)
    made: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number in range(100):
            made.append(number)
            yield bytes(range(256)) * 4096

    app.add_url_rule("/stream", view_func=lambda: Response(pieces(), mimetype="text/xml"))
    with app.test_client().get("/stream", headers={"Accept-Encoding": "gzip"}, buffered=False) as response:
        unpack = zlib.decompressobj(wbits=31)
        first = unpack.decompress(next(response.iter_encoded()))
        assert len(made) < 10
        assert first == b"" or first[:4] == bytes(range(4))


def test_another_sites_request_never_meets_the_same_secret_twice(archive: Config) -> None:
    client = create_app(archive).test_client(use_cookies=False)  # as the cookie is SameSite=Lax
    tokens = [page(client, "/?q=ferry").select_one("[name=csrf_token]")["value"].split(".")[0] for _ in range(3)]

    assert len(set(tokens)) == 3


def test_a_static_name_changes_with_the_content(tmp_path: Path) -> None:
    names = []
    for content in ("a", "b", "a"):
        (tmp_path / "one.css").write_text(content, "utf-8")
        names.append(read(tmp_path).plain["one.css"].hashed)

    assert names == ["one.ca978112.css", "one.3e23e816.css", "one.ca978112.css"]
