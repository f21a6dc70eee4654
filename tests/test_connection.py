"""A connection takes a client that falls silent to be gone, and does so for good."""

import errno
import socket
from collections.abc import Iterator

import pytest

from web import connection
from web.connection import Connection


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Connection, socket.socket]]:
    """The server's and the client's."""
    monkeypatch.setattr(connection, "READ_S", 0.2)
    monkeypatch.setattr(connection, "SEND_S", 0.2)
    server, client = socket.socketpair()
    with Connection(server) as ours, client:
        yield ours, client


def test_what_comes_in_time_is_read(ends: tuple[Connection, socket.socket]) -> None:
    ours, client = ends
    client.sendall(b"ab")
    assert (ours.recv(1), ours.recv(9), ours.gettimeout()) == (b"a", b"b", None)


def test_what_comes_too_late_is_never_read(ends: tuple[Connection, socket.socket]) -> None:
    ours, client = ends
    assert ours.recv(1) == b""
    client.sendall(b"a")
    ours.expect_request()
    assert (ours.recv(1), ours.gettimeout()) == (b"", None)


def test_a_client_that_sends_a_little_all_the_time_is_cut_off_too(ends: tuple[Connection, socket.socket]) -> None:
    ours, client = ends
    read = b""
    for _ in range(1_000):
        client.sendall(b"a")
        if not (byte := ours.recv(1)):
            break
        read += byte
        ours.settimeout(0.01)
        with pytest.raises(TimeoutError):
            ours.recv(1)
        ours.settimeout(None)
    assert 1 <= len(read) < 1_000


def test_a_timeout_that_gunicorn_sets_is_its_own(ends: tuple[Connection, socket.socket]) -> None:
    ours, client = ends
    ours.settimeout(0.01)
    with pytest.raises(TimeoutError):
        ours.recv(1)
    ours.settimeout(None)
    client.sendall(b"a")
    assert ours.recv(1) == b"a"


def test_a_long_answer_is_sent_whole_and_one_that_nobody_takes_is_given_up(
    ends: tuple[Connection, socket.socket],
) -> None:
    ours, client = ends
    ours.sendall(b"abc")
    assert (client.recv(9), ours.gettimeout()) == (b"abc", None)
    with pytest.raises(ConnectionResetError) as caught:
        ours.sendall(b"a" * (1 << 24))
    assert (caught.value.errno, ours.gettimeout()) == (errno.ECONNRESET, None)
