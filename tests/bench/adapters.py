"""What the scorers of the benchmarks call: one page, or many exports, as plain text and plain values."""

import os
from pathlib import Path
from typing import Any, Literal

from index.article import Article
from index.config import Config
from index.extract import extract
from index.models.training.pages import fold_of
from index.page import Hints, Origin, Page
from index.story import finder

FOLD_MODELS = "BENCH_FOLD_MODELS"  # a folder with the models of the folds; without it the shipped one judges


def body(html: str, url: str) -> str:
    """The story's text, a line a paragraph; empty where there is none. The scorers' texts are without captions."""
    article = _article(html, "html", Hints(url=url))
    return "\n".join(p.text for p in article.body if p.kind != "caption") if article else ""


def meta(html: str, url: str) -> dict[str, Any]:
    """Title, authors, day and topics; empty where the page holds no article.

    The scorers count an agency that the byline names among the authors.
    """
    article = _article(html, "html", Hints(url=url))
    if article is None:
        return {}
    day = str(article.published) if article.published and article.published.day else None
    came_from = dict(article.came_from)
    in_byline = not article.authors or came_from.get("agency") == came_from.get("authors")
    authors = [*article.authors, *(article.agency if in_byline else ())]
    return {"title": article.title, "authors": authors, "date": day, "topics": list(article.tags)}


def texts(exports: list[tuple[str, str]]) -> list[str]:
    """What is left of each text export, in the same order, a line a paragraph."""
    articles = [_article(text, "text", Hints(source=source)) for source, text in exports]
    return ["\n".join(paragraph.text for paragraph in article.body) if article else "" for article in articles]


def _article(content: str, kind: Literal["html", "text"], hints: Hints) -> Article | None:
    if FOLD_MODELS in os.environ:
        finder.MODELS = Path(os.environ[FOLD_MODELS]) / str(fold_of(hints.url or ""))
    found = extract(Page(Origin(Path("/bench/page"), "page"), kind, content, hints), Config())
    return found if isinstance(found, Article) else None
