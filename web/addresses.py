"""Whole addresses of pages where nobody asks for one, as in a mail."""

from collections.abc import Callable

from flask import Flask

Address = Callable[..., str]  # endpoint and its values → whole address


def addresses(app: Flask, below: str) -> Address:
    """Of the pages of an app that is reached below an address."""
    paths = app.url_map.bind("")
    return lambda endpoint, **values: below.rstrip("/") + paths.build(endpoint, values)
