"""Pages of two paragraphs and the articles that become of them, for tests of the whole way of a page."""

from pathlib import Path
from typing import Literal

from index.article import Article
from index.config import Config
from index.extract import extract
from index.page import Hints, Origin, Page

ORIGIN = Origin(Path("/archive/courier/bridge.html"), "courier/bridge.html")


PROSE = (
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked"
    " the people who live beyond it."
)
MORE = (
    "Nine of its eleven piers have been found to stand on nothing that an engineer would name, according to a survey"
    " which the county paid for in March."
)


def page(content: str, kind: Literal["html", "text"] = "text", **hints: object) -> Page:
    return Page(ORIGIN, kind, content, Hints(**hints))  # type: ignore[arg-type]


def article(
    content: str, kind: Literal["html", "text"] = "text", config: Config | None = None, **hints: object
) -> Article:
    found = extract(page(content, kind, **hints), config or Config())
    assert isinstance(found, Article), found
    return found


def html(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def texts(found: Article) -> list[str]:
    return [paragraph.text for paragraph in found.body]
