"""How much of each hit the page shows: a reader's choice, kept in a cookie and not in the address of the search."""

from typing import Literal, cast, get_args
from urllib.parse import urlencode

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from search.speech import gettext, later
from web.choice import Choice

Density = Literal["full", "compact"]
NAME = "show"  # of the cookie, and of the parameter that sets it and then leaves the address
DAYS = 365
PAGES = ("results", "saved")
LABELS: dict[Density, str] = {"full": later("Snippets"), "compact": later("Headlines")}


def register(app: Flask) -> None:
    """Have the pages of results keep the choice that their address asks for."""
    app.before_request(_keep)


def density() -> Density:
    """The choice of the reader who asks."""
    return _known(request.cookies.get(NAME)) or "full"


def densities() -> tuple[Choice, ...]:
    """The choices, each with the address of the same page."""
    return tuple(Choice(gettext(label), _address(one), one == density()) for one, label in LABELS.items())


def _keep() -> Response | None:
    wanted = _known(request.args.get(NAME)) if request.method == "GET" and request.endpoint in PAGES else None
    if wanted is None:
        return None
    response = redirect(_address(None), 303)
    response.set_cookie(NAME, wanted, max_age=DAYS * 24 * 60 * 60, samesite="Lax", httponly=True)
    return response


def _address(wanted: Density | None) -> str:
    """The address that was asked for, with or without a choice."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name != NAME]
    query = urlencode([*pairs, *([(NAME, wanted)] if wanted else [])], safe="/:", errors="replace")
    return request.path + (f"?{query}" if query else "")


def _known(text: str | None) -> Density | None:
    return cast(Density, text) if text in get_args(Density) else None
