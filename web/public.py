"""Whole addresses, as those reach a page who do not ask the server that this request came to."""

from flask import request

from web.parts import parts


def root() -> str:
    """Where the site begins, without a slash at the end: public_url where that is set, else as this request has it.

    Of a request whose host cannot be read it is the path alone.
    """
    here = request.url_root if request.host else request.script_root
    return (parts().config.public_url or here).rstrip("/")


def whole(path: str) -> str:
    """The whole address of a path as `url_for` gives it."""
    return root() + path.removeprefix(request.script_root)
