"""Pages for tests of metadata: a head and a body around the same two paragraphs of story."""

import json
from pathlib import Path

from index.article import Article
from index.config import Config
from index.extract import extract
from index.page import Hints, Origin, Page

PROSE = (
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked"
    " the people who live beyond it."
)


def read(
    head: str = "", body: str = "", url: str | None = "https://www.courier.example/a", name: str = "a.html"
) -> Article:
    """The article of a page that lies at `name` in its archive."""
    content = f"<html><head>{head}</head><body>{body}<article><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"
    return extracted(Page(Origin(Path("/") / name, name), "html", content, Hints(url=url)))


def read_text(content: str, **hints: object) -> Article:
    """The article of a plain text or a dump's record."""
    origin = Origin(Path("/a.txt"), "a.txt")
    return extracted(Page(origin, "text", content, Hints(**hints)))  # type: ignore[arg-type]


def extracted(page: Page) -> Article:
    """The article of a page that must hold one."""
    found = extract(page, Config())
    assert isinstance(found, Article), found
    return found


def linked(value: object) -> str:
    """A script of JSON-LD."""
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'
