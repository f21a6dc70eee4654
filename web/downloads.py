"""Answers that a browser keeps as a file."""

import re
import unicodedata
from urllib.parse import quote

from flask import Response

from index.analysis import LETTERS


def as_file(response: Response, name: str) -> Response:
    """Name the file; headers hold no other letters than plain ones, so that such a name goes twice (RFC 6266)."""
    names = {"filename": _plain(name)}
    if not name.isascii():
        names["filename*"] = f"UTF-8''{quote(name, safe='')}"
    response.headers.set("Content-Disposition", "attachment", **names)
    return response


def _plain(name: str) -> str:
    """ "archive_uber-cafe_2026-11-29.csv" of "archive_über-café_2026-11-29.csv"; other alphabets are left out."""
    decomposed = unicodedata.normalize("NFKD", name.translate(LETTERS))
    letters = decomposed.encode("ascii", "ignore").decode()
    return re.sub("-*_[-_]*", "_", re.sub("-+", "-", letters)).lstrip("-_")
