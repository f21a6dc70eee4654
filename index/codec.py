"""Articles as the JSON text that an index stores, and back."""

import json
from typing import Any, NamedTuple

from index.article import Article, ArticleDate, Paragraph, Removed

_PLAIN = ("id", "title", "source", "url", "language", "origin", "path", "doubt")
_LISTS = ("authors", "section", "tags", "agency", "notes")
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_DATES = ("published", "updated")


def article_to_json(article: Article) -> str:
    """All of the article but what was removed, which is stored beside it; empty values are left out."""
    values: dict[str, Any] = {name: getattr(article, name) for name in _PLAIN + _LISTS if getattr(article, name)}
    values |= {name: str(getattr(article, name)) for name in _DATES if getattr(article, name)}
    if article.came_from:
        values["came_from"] = dict(article.came_from)
    values["body"] = [[paragraph.text, paragraph.kind] for paragraph in article.body]
    return _ENCODER.encode(values)


def article_from_json(text: str, removed: str = "[]") -> Article:
    """The article that `article_to_json` wrote, with the lines that `removed_to_json` did."""
    values: dict[str, Any] = json.loads(text)
    values |= {name: tuple(values.get(name, ())) for name in _LISTS}
    values |= {name: ArticleDate.from_iso(values[name]) for name in _DATES if name in values}
    values["came_from"] = tuple(values.get("came_from", {}).items())
    values["body"] = tuple(Paragraph(text, kind) for text, kind in values["body"])
    return Article(**{"title": None, **values}, removed=_removed(removed))


class Summary(NamedTuple):
    """What a list of articles shows of one; see Article."""

    id: str
    title: str | None
    source: str | None
    section: tuple[str, ...]
    authors: tuple[str, ...]
    published: ArticleDate | None
    url: str | None
    paragraphs: tuple[str, ...]


def summary_from_json(text: str) -> Summary:
    """A summary of the article that `article_to_json` wrote, without its other parts."""
    values: dict[str, Any] = json.loads(text)
    return Summary(
        id=values["id"],
        title=values.get("title"),
        source=values.get("source"),
        section=tuple(values.get("section", ())),
        authors=tuple(values.get("authors", ())),
        published=ArticleDate.from_iso(values["published"]) if "published" in values else None,
        url=values.get("url"),
        paragraphs=tuple(text for text, _ in values["body"]),
    )


def removed_to_json(removed: tuple[Removed, ...]) -> str:
    """The removed lines, each with its rule, place and kind."""
    return _ENCODER.encode([[line.text, line.rule, line.place, line.kind] for line in removed]) if removed else "[]"


def _removed(text: str) -> tuple[Removed, ...]:
    return tuple(Removed(*values) for values in json.loads(text))
