"""Whole addresses, for mails and feeds, which are read elsewhere than on the page."""

from collections.abc import Callable
from typing import Any

from flask import Flask, request, url_for

from web.parts import parts

Address = Callable[..., str]  # endpoint and its values → whole address


def absolute(endpoint: str, **values: Any) -> str:
    """Of a page, below public_url where that is set, else as the reader of this request reaches it."""
    public = parts().config.public_url
    if public is None:
        return url_for(endpoint, _external=True, **values)
    return public.rstrip("/") + url_for(endpoint, **values).removeprefix(request.script_root)


def addresses(app: Flask, below: str) -> Address:
    """Of pages, where nobody asks for one: below an address under which they are reached."""
    paths = app.url_map.bind("")
    return lambda endpoint, **values: below.rstrip("/") + paths.build(endpoint, values)
