"""Small real archives for tests: articles go through the real writer into a real build."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from index.article import Article, ArticleDate, Paragraph
from index.build import rebuild
from index.builds import Builds
from index.config import Config
from search.archive import open_searcher
from search.parse import read_query
from search.query import Query
from search.results import Results
from search.searcher import Searcher


def write_dump(path: Path, records: Iterable[dict[str, Any]]) -> Path:
    """A JSON Lines dump of these records."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def searcher_of(folder: Path, records: Sequence[dict[str, Any]], **settings: Any) -> Searcher:
    """A searcher of a fresh index in `folder` that holds these records."""
    config = Config(index_dir=folder / "index", **settings)
    rebuild([write_dump(folder / "dump.jsonl", records)], config)
    return open_searcher(Builds(config.index_dir).current())


def article(id: str, body: str, title: str | None = None, published: str | None = None, **rest: Any) -> Article:
    """An article with a body of paragraphs that blank lines part."""
    date = ArticleDate.from_iso(published) if published else None
    return Article(id, title, tuple(Paragraph(text) for text in body.split("\n\n") if text), published=date, **rest)


def found(searcher: Searcher, query: str | Query, **arguments: Any) -> list[str]:
    """The ids of all hits, in order."""
    asked = read_query(query, **arguments) if isinstance(query, str) else query
    return [article_id for article_id, _ in searcher.ids(asked)]


def results(searcher: Searcher, text: str, **arguments: Any) -> Results:
    """The first page of results, with every facet."""
    return searcher.search(read_query(text, **arguments), facets=("source", "section", "author", "tag", "date"))
