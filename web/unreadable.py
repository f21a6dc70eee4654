"""Requests that the server cannot read, and which so never come to a page: they get one of the error pages as well."""

import socket
import time
from contextlib import suppress
from datetime import UTC, datetime
from string import printable
from typing import Any
from urllib.parse import quote

from flask import Flask, Request, request
from gunicorn.http.errors import (  # type: ignore[import-untyped]
    ChunkMissingTerminator,
    InvalidChunkSize,
    NoMoreData,
    ParseException,
)
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]
from werkzeug.exceptions import (
    BadRequest,
    ExpectationFailed,
    HTTPException,
    InternalServerError,
    NotImplemented,
    RequestHeaderFieldsTooLarge,
    RequestURITooLarge,
)
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from web.connection import Connection
from web.errors import Answer, http_error

REASON = "microfiche.unreadable"  # of the environment; a client cannot set names like this
WHY: dict[str, type[HTTPException]] = {  # by name, as not every version of gunicorn has each of them; others are 400
    "LimitRequestLine": RequestURITooLarge,
    "LimitRequestHeaders": RequestHeaderFieldsTooLarge,
    "UnsupportedTransferCoding": NotImplemented,
    "ExpectationFailed": ExpectationFailed,
    "ConfigurationProblem": InternalServerError,
    "InvalidResponseHeader": InternalServerError,
    "InvalidResponseHeaderName": InternalServerError,
}
AT_ONCE_S = 0.05  # in which a request comes on a connection that is made for one
DRAIN_BYTES = 1 << 22  # of a request that is refused, read before its connection is closed
DRAIN_S = 2.0


class AsciiRequest(Request):
    """A request whose address is ASCII, as some programs send it raw, in whatever encoding, and gunicorn may let it be.

    Bytes are then read as those behind a % are: as UTF-8, else as they stand.
    """

    def __init__(self, environ: dict[str, Any], *args: Any, **more: Any) -> None:
        environ["QUERY_STRING"] = quote(environ.get("QUERY_STRING", "").encode("latin-1"), safe=printable)
        super().__init__(environ, *args, **more)


def register(app: Flask) -> None:
    """Have the app answer them."""
    app.request_class = AsciiRequest
    app.before_request(_refuse)
    for kind in (ParseException, NoMoreData, InvalidChunkSize, ChunkMissingTerminator):
        app.register_error_handler(kind, _unreadable)


class Worker(ThreadWorker):  # type: ignore[misc]
    """Gunicorn's threads, which leave what they would answer by themselves to the app, and wait for nobody for long."""

    def enqueue_req(self, conn: Any) -> None:
        """Have one of the threads answer what comes on a connection, in turn."""
        if not isinstance(conn.sock, Connection):
            conn.sock = Connection(conn.sock)
            wait = getattr(conn, "wait_for_data", None)  # for five seconds, in versions that have it
            conn.wait_for_data = lambda _: wait and wait(AT_ONCE_S)
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        """Answer a request, or give the thread back where none has come yet: browsers open connections to spare."""
        conn.sock.expect_request()
        return super().handle(conn)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """Send the page that says what is wrong, and end the connection.

        req  None where the request could not be read
        """
        if req and _is_unreadable(exc):
            return  # what was left of its body, which is read when it has its answer
        if _is_unreadable(exc):
            self.log.warning("a request from %s cannot be read: %s", addr[0] if addr else "a socket", exc)
        environ = EnvironBuilder(path=req.path if req else "/").get_environ() | {REASON: exc}
        with suppress(OSError):
            client.sendall(_as_sent(Response.from_app(self.wsgi, environ, buffered=True)))
            _drain(client)


def _refuse() -> None:
    error = request.environ.get(REASON)
    if error is not None:
        raise error


def _is_unreadable(error: Exception) -> bool:
    """Whether the one who asked did it wrong, and not this program."""
    return isinstance(error, ParseException) and WHY.get(type(error).__name__) is not InternalServerError


def _unreadable(error: Exception) -> Answer:
    why = WHY.get(type(error).__name__, BadRequest)
    return http_error(InternalServerError(original_exception=error) if why is InternalServerError else why())


def _as_sent(response: Response) -> bytes:
    response.headers["Connection"] = "close"
    response.date = datetime.now(UTC)
    head = "".join(f"{name}: {value}\r\n" for name, value in response.headers)
    return f"HTTP/1.1 {response.status}\r\n{head}\r\n".encode("latin-1") + response.get_data()


def _drain(client: socket.socket) -> None:
    """Read what is still sent: a connection that is closed before is reset, and takes the answer with it."""
    client.shutdown(socket.SHUT_WR)
    ends, left = time.monotonic() + DRAIN_S, DRAIN_BYTES
    while left > 0 and (wait := ends - time.monotonic()) > 0:
        client.settimeout(wait)
        read = len(client.recv(1 << 16))
        if not read:
            return
        left -= read
