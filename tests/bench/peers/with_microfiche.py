"""Microfiche, by its public seams only."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.article import Article, ArticleDate, Paragraph
from index.config import Config
from index.manifest import Manifest, write_manifest
from index.writer import open_writer
from search.archive import open_searcher
from search.parse import read_query
from search.results import Results
from tests.bench.peers.engine import HITS, Seen
from tests.bench.peers.stories import Question, Story

BUILD = "20260101T000000Z-0000"  # as index/builds.py names them
FACETS = {"source": "source", "section": "section", "topic": "tag", "year": "date"}  # ours last


class Engine:
    """A writer, then a searcher; the date facet counts months and days as well, which is more than was asked."""

    version = "the working tree"

    def __init__(self, folder: Path) -> None:
        self._index, self._folder = folder, folder / "builds" / BUILD
        self._writer: Any = None
        self._searcher: Any = None

    def prepared(self, stories: list[Story]) -> list[Article]:
        return [_article(story) for story in stories]

    def add(self, prepared: list[Article]) -> None:
        if self._writer is None:
            self._folder.mkdir(parents=True)
            self._writer = open_writer(self._folder, Config()).__enter__()
        for article in prepared:
            self._writer.add(article)

    def commit(self) -> None:
        self._writer.__exit__(None, None, None)
        now = datetime.now(UTC).isoformat()
        write_manifest(Manifest(BUILD, now, now, 0, 0, 0, 0, {}, {}, {}, {}, {}, {"language": "en"}), self._folder)
        (self._index / "current").write_text(f"{BUILD}\n", "utf-8")  # so that it can be served as well
        self.open()

    def settle(self) -> None:
        self._searcher.close()
        self._searcher = None

    def open(self) -> None:
        self._searcher = open_searcher(self._folder)

    def typed(self, question: Question) -> str:
        return typed(question)

    def page(self, typed: str) -> Results:
        return self._searcher.search(read_query(typed), limit=HITS, facets=tuple(FACETS.values()))

    def seen(self, page: Results) -> Seen:
        counts = {
            ours: {
                row.value: row.count for row in facet.values if row.count and (ours != "year" or row.value.isdigit())
            }
            for ours, facet in zip(FACETS, page.facets, strict=True)
        }
        marked = sum(any(part.matched for part in (*hit.snippet, *hit.title)) for hit in page.hits)
        return Seen(page.total, len(page.hits), marked, counts)

    def close(self) -> None:
        if self._searcher is not None:
            self._searcher.close()


def typed(question: Question) -> str:
    """The question as a reader types it."""
    words = question.words_typed
    return f"({words}) date:{question.years[0]}..{question.years[1]}" if question.years else words


def _article(story: Story) -> Article:
    return Article(
        id=story.id,
        title=story.title,
        body=tuple(Paragraph(text) for text in story.paragraphs),
        published=ArticleDate.from_iso(story.day),
        section=(story.section,),
        tags=story.topics,
        source=story.source,
    )
