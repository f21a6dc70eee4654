"""Whole addresses, as those reach a page who do not ask the server that this request came to."""

from collections.abc import Callable

from flask import Flask, request

from web.parts import parts

Address = Callable[..., str]  # endpoint and its values → whole address


def root() -> str:
    """Where the site begins, without a slash at the end: public_url where that is set, else as this request has it.

    Of a request whose host cannot be read it is the path alone.
    """
    here = request.url_root if request.host else request.script_root
    return (parts().config.public_url or here).rstrip("/")


def whole(path: str) -> str:
    """The whole address of a path as `url_for` gives it."""
    return root() + path.removeprefix(request.script_root)


def addresses(app: Flask, below: str) -> Address:
    """Those of the pages of an app that is reached below an address, where there is no request, as in a mail."""
    paths = app.url_map.bind("")
    return lambda endpoint, **values: below.rstrip("/") + paths.build(endpoint, values)
