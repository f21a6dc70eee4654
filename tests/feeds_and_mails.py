"""What the tests of feeds, changes and alerts share: a saved search over an archive that is built anew."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from bs4.element import Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.reading import page


def send(client: FlaskClient, form_page: str, /, action: str = "", **fields: str) -> TestResponse:
    """Fill in a form of a page, the first or the one of this action, and send it."""
    forms = page(client, form_page).select("form[method=post]")
    form = next(one for one in forms if str(one.get("action", "")).endswith(action))
    return client.post(str(form.get("action", form_page)), data=_hidden(form) | fields)


def _hidden(form: Tag) -> dict[str, str]:
    return {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}


class Mailbox(Message):
    """Keeps every mail that comes."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[Any] = []

    def handle_message(self, message: Any) -> None:
        self.mails.append(message)


@contextmanager
def smtp_server(mailbox: Mailbox, **settings: Any) -> Iterator[str]:
    """A mail server on this machine, and its smtp_url."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, **settings)
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()
