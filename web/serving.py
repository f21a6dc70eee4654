"""Serves the page with gunicorn, on a socket that is opened here so that a port in use is told in a sentence."""

import errno
import socket
from contextlib import suppress
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from index.config import Config
from index.errors import MicroficheError
from web.app import create_app
from web.parts import KEY
from web.unreadable import Worker

THREADS = 4  # a process; one that waits for the disk does not hold up the others
LONGEST_ADDRESS = 8190  # bytes, the most that gunicorn bounds; a pasted paragraph is an address too
STOP_AFTER_S = 5  # for requests that are under way
IDLE_S = 5  # that a connection is kept without a request


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with our settings, and nobody else's: no file and no variable of its own is read."""

    def __init__(self, app: Flask, listener: socket.socket, workers: int) -> None:
        self._app = app
        self._settings = {
            "bind": f"fd://{listener.detach()}",
            "workers": workers,
            "worker_class": Worker,
            "threads": THREADS,
            "graceful_timeout": STOP_AFTER_S,
            "keepalive": IDLE_S,
            "limit_request_line": LONGEST_ADDRESS,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": lambda worker: _warm(app),
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._settings.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        return self._app


def _warm(app: Flask) -> None:
    """Open the archive before the first request comes; what is wrong with it, the page says."""
    with suppress(MicroficheError):
        app.extensions[KEY].archive.searcher()


def open_server(config: Config) -> tuple[Server, str]:
    """A server that is ready to `run`, and the address of its page; it accepts connections from here on."""
    app = create_app(config)
    listener = _listen(config.host, config.port)
    port = listener.getsockname()[1]
    return Server(app, listener, config.workers), address(config.host, port)


def address(host: str, port: int) -> str:
    """The page's address for a browser on this machine."""
    shown = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket whose connections send at once (TCP_NODELAY).

    Else the body of an answer waits until the client has confirmed its head, which takes Linux 40 ms on a connection
    that is used again. Gunicorn sets it on sockets that it opens itself alone.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise MicroficheError(_reason(host, port, error)) from None
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _reason(host: str, port: int, error: Exception) -> str:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return f"port {port} of {host} is in use; stop what uses it or choose another with --port"
    if number == errno.EACCES:
        return f"port {port} may not be used by this user; choose one from 1024 on with --port"
    if isinstance(error, OverflowError):
        return f"there is no port {port}; choose one below 65536 with --port"
    return f"cannot listen on {host} ({getattr(error, 'strerror', None) or error}); choose another with --host"
