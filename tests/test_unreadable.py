"""Requests that the server cannot read get a page of the site as well, and none of the server's own."""

import re
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPResponse
from pathlib import Path

import pytest

from tests.command_helpers import process, run, write_stories
from tests.reading import soup_of, texts
from web.connection import READ_S
from web.delivery import HEADERS
from web.serving import LONGEST_ADDRESS, THREADS

HOST = b"Host: 127.0.0.1\r\n"
CHUNKED = HOST + b"Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
TOO_LONG = b"GET /?q=" + b"a" * LONGEST_ADDRESS + b" HTTP/1.1\r\n" + HOST + b"\r\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Of a server with a small archive."""
    folder = tmp_path_factory.mktemp("served")
    run("rebuild", write_stories(folder / "stories.jsonl"), "--index", folder / "var")
    with process("serve", "--port", "0", "--workers", "1", cwd=folder) as server:
        assert server.stdout
        found = re.search(r":(\d+)/", server.stdout.readline())
        assert found
        yield int(found.group(1))


def sent(port: int, request: bytes) -> tuple[HTTPResponse, str, bytes]:
    """The answer, its text, and what comes behind it until the connection ends."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        answer = HTTPResponse(connection)
        answer.begin()
        return answer, answer.read().decode(), connection.recv(1 << 16)


@pytest.mark.parametrize(
    ("request_", "status", "heading"),
    [
        (TOO_LONG, 414, "This search is too long"),
        (TOO_LONG.replace(b"a", b"a" * 100), 414, "This search is too long"),
        (TOO_LONG.replace(b"/?", b"/api/v1/search?"), 414, "This search is too long"),
        (b"anything\r\n\r\n", 400, "This request makes no sense here"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"No colon\r\n\r\n", 400, "This request makes no sense here"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"Cookie: " + b"a" * 9000 + b"\r\n\r\n", 431, "This did not work"),
        (b"POST /saved HTTP/1.1\r\n" + CHUNKED + b"zz\r\nabc\r\n", 400, "This request makes no sense here"),
        (b"POST /saved HTTP/1.1\r\n" + CHUNKED + b"2\r\nabcde\r\n0\r\n\r\n", 400, "This request makes no sense here"),
    ],
)
def test_what_cannot_be_read_gets_a_page_of_the_site(port: int, request_: bytes, status: int, heading: str) -> None:
    answer, text, behind = sent(port, request_)

    assert (answer.status, texts(soup_of(text), "h1"), behind) == (status, [heading], b"")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_an_address_of_any_length_that_is_read_is_searched(port: int) -> None:
    rest = len("GET /?q= HTTP/1.1")
    request = b"GET /?q=" + b"a" * (LONGEST_ADDRESS - rest) + b" HTTP/1.1\r\nConnection: close\r\n" + HOST + b"\r\n"
    assert sent(port, request)[0].status == 200


def test_a_request_is_answered_once_whatever_its_body(port: int) -> None:
    answer, _, behind = sent(port, b"POST /api/v1/search HTTP/1.1\r\n" + CHUNKED + b"zz\r\nabc\r\n")
    assert (answer.status, answer.headers["Content-Type"], behind) == (405, "application/problem+json", b"")


@pytest.mark.parametrize(
    ("begun", "within"),
    [
        (b"", 0),
        (b"GET / HT", READ_S),
        (b"POST /saved HTTP/1.1\r\n" + CHUNKED + b"9\r\na", READ_S),
    ],
)
def test_clients_that_fall_silent_keep_nobody_waiting_for_long(port: int, begun: bytes, within: float) -> None:
    with ExitStack() as silent:
        for _ in range(THREADS):
            connection = silent.enter_context(socket.create_connection(("127.0.0.1", port)))
            connection.sendall(begun)
        time.sleep(0.5)
        asked = time.monotonic()
        with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            connection.sendall(b"GET /robots.txt HTTP/1.1\r\nConnection: close\r\n" + HOST + b"\r\n")
            assert connection.recv(12) == b"HTTP/1.1 200"
        assert time.monotonic() - asked < within + 3


def test_what_cannot_be_read_is_in_the_log(tmp_path: Path) -> None:
    run("rebuild", write_stories(tmp_path / "stories.jsonl"), "--index", tmp_path / "var")
    with process("serve", "--port", "0", "--workers", "1", cwd=tmp_path) as server:
        assert server.stdout
        found = re.search(r":(\d+)/", server.stdout.readline())
        assert found
        sent(int(found.group(1)), b"anything\r\n\r\n")
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=20)
    assert "a request from 127.0.0.1 cannot be read: Invalid HTTP request line: 'anything'" in errors
    assert "Traceback" not in errors
