"""Whole addresses, as those reach a page who do not ask the server that this request came to."""

from flask import request

from web.parts import parts


def root() -> str:
    """Where the site begins, without a slash at the end: public_url where that is set, else as this request has it."""
    return (parts().config.public_url or request.url_root).rstrip("/")


def whole(path: str) -> str:
    """The whole address of a path as `url_for` gives it."""
    return root() + path.removeprefix(request.script_root)
