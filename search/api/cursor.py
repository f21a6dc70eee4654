"""Where an answer of the API goes on: a place among the hits of one search in one build, as a short text."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import blake2b

from search.api.problems import LOST, REBUILT, RefusedError
from search.query import Query

_MOST_DIGITS = 12  # of a number of hits


def cursor_at(offset: int, query: Query, build_id: str) -> str:
    """The cursor that leads to the hit behind `offset` others."""
    return urlsafe_b64encode(f"{offset} {_digest(query)} {build_id}".encode()).decode().rstrip("=")


def offset_of(cursor: str, query: Query, build_id: str) -> int:
    """How many hits stand before; RefusedError where it is of no search, another one or another build."""
    offset, digest, build = _read(cursor)
    if build != build_id:
        raise RefusedError(REBUILT, "The archive was rebuilt after this cursor was given; begin again without it.")
    if digest != _digest(query):
        why = "This cursor is of another search, or what is searched has changed since; begin again without it."
        raise RefusedError(LOST, why, parameter="cursor")
    return offset


def _read(cursor: str) -> tuple[int, str, str]:
    try:
        offset, digest, build = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii").split(" ")
    except (Error, ValueError):
        offset, digest, build = "", "", ""
    if not (offset.isdigit() and len(offset) <= _MOST_DIGITS):
        raise RefusedError(LOST, "No answer gave this cursor; begin again without it.", parameter="cursor")
    return int(offset), digest, build


def _digest(query: Query) -> str:
    """Of all that decides which hits there are and in which order, what the words mean today included."""
    asked = repr((query.tree, query.filters, query.order, query.match))
    return blake2b(asked.encode("utf-8", "replace"), digest_size=6).hexdigest()
