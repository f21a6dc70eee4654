"""Articles as the text that an index stores, and back.

A line of JSON tells all but the story, whose paragraphs follow it side by side; their lengths are told as well. Within
JSON every paragraph would be searched for quotation marks, each time.
"""

import json
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from index.article import Article, ArticleDate, Paragraph, Removed

_PLAIN = ("id", "title", "source", "url", "language", "origin", "path", "doubt")
_LISTS = ("authors", "section", "tags", "agency", "notes")
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_DECODER = json.JSONDecoder()
_DATES = ("published", "updated")


def article_to_text(article: Article) -> str:
    """All of the article but what was removed, which is stored beside it; empty values are left out."""
    values: dict[str, Any] = {name: getattr(article, name) for name in _PLAIN + _LISTS if getattr(article, name)}
    values |= {name: str(getattr(article, name)) for name in _DATES if getattr(article, name)}
    if article.came_from:
        values["came_from"] = dict(article.came_from)
    texts = [paragraph.text for paragraph in article.body]
    values["lengths"] = list(map(len, texts))
    if any(paragraph.kind != "text" for paragraph in article.body):
        values["kinds"] = [paragraph.kind for paragraph in article.body]
    return "".join((_ENCODER.encode(values), "\n", *texts))


def article_from_text(text: str, removed: str = "[]") -> Article:
    """The article that `article_to_text` wrote, with the lines that `removed_to_json` did."""
    values, texts = _read(text)
    values |= {name: tuple(values.get(name, ())) for name in _LISTS}
    values |= {name: ArticleDate.from_iso(values[name]) for name in _DATES if name in values}
    values["came_from"] = tuple(values.get("came_from", {}).items())
    kinds = values.pop("kinds", None) or ["text"] * len(texts)
    values["body"] = tuple(map(Paragraph, texts, kinds))
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
    language: str | None
    paragraphs: tuple[str, ...]


def summary_from_text(text: str) -> Summary:
    """A summary of the article that `article_to_text` wrote, without its other parts."""
    values, texts = _read(text)
    return Summary(
        id=values["id"],
        title=values.get("title"),
        source=values.get("source"),
        section=tuple(values.get("section", ())),
        authors=tuple(values.get("authors", ())),
        published=ArticleDate.from_iso(values["published"]) if "published" in values else None,
        url=values.get("url"),
        language=values.get("language"),
        paragraphs=texts,
    )


def removed_to_json(removed: tuple[Removed, ...]) -> str:
    """The removed lines, each with its rule, place and kind."""
    return _ENCODER.encode([[line.text, line.rule, line.place, line.kind] for line in removed]) if removed else "[]"


def _read(text: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What is told of an article, and its paragraphs."""
    values: dict[str, Any]
    values, end = _DECODER.raw_decode(text)
    edges = accumulate(values.pop("lengths"), initial=end + 1)  # behind the line's end
    return values, tuple(text[start:stop] for start, stop in pairwise(edges))


def _removed(text: str) -> tuple[Removed, ...]:
    return tuple(Removed(*values) for values in json.loads(text))
