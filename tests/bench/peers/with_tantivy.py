"""tantivy by its Python package: aggregations for the facets, its own snippets."""

from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tantivy

from tests.bench.peers.engine import FACETS, HITS, SNIPPET, Seen, counted
from tests.bench.peers.stories import Question, Story

HEAP = 512_000_000  # bytes that its writer may fill, 256 MB a thread; more makes it no faster
THREADS = 2
TERMS = ("source", "section", "topic")
_AGGREGATIONS: dict[str, Any] = {name: {"terms": {"field": name, "size": 1000}} for name in TERMS}
_AGGREGATIONS["year"] = {"terms": {"field": "year", "size": 1000}}


class Engine:
    """One schema: title and body in en_stem with positions, stored; the rest raw and fast."""

    version = f"tantivy-py {version('tantivy')}"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writer: Any = None
        self._searcher: Any = None

    def prepared(self, stories: list[Story]) -> list[dict[str, Any]]:
        return [_row(story) for story in stories]

    def add(self, prepared: list[dict[str, Any]]) -> None:
        if self._writer is None:
            self._index = tantivy.Index(_schema(), path=str(self._folder))
            self._writer = self._index.writer(HEAP, THREADS)
        for row in prepared:
            self._writer.add_document(tantivy.Document(**row))

    def commit(self) -> None:
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def settle(self) -> None:
        self._writer.wait_merging_threads()

    def open(self) -> None:
        self._index = tantivy.Index.open(str(self._folder))
        self._searcher = self._index.searcher()

    def typed(self, question: Question) -> str:
        if question.years is None:
            return question.words_typed
        first, last = question.years
        return f"+({question.words_typed}) +day:[{first}-01-01T00:00:00Z TO {last}-12-31T00:00:00Z]"

    def page(self, typed: str) -> tuple[Any, list[Any], dict[str, Any]]:
        searcher = self._searcher
        query = self._index.parse_query(typed, ["title", "body"])
        result = searcher.search(query, HITS)
        snippets = tantivy.SnippetGenerator.create(searcher, query, self._index.schema, "body")
        snippets.set_max_num_chars(SNIPPET)
        hits = []
        for score, address in result.hits:
            story = searcher.doc(address)
            shown = [story.get_first(name) for name in ("id", "title", "source", "section", "day")]
            hits.append((score, shown, snippets.snippet_from_doc(story).to_html()))
        return result, hits, searcher.aggregate(query, _AGGREGATIONS)

    def seen(self, page: tuple[Any, list[Any], dict[str, Any]]) -> Seen:
        result, hits, facets = page
        rows = {
            name: Counter({str(row["key"]).split(".")[0]: row["doc_count"] for row in facets[name]["buckets"]})
            for name in FACETS
        }
        marked = sum("<b>" in snippet for _, _, snippet in hits)
        return Seen(result.count, len(hits), marked, {name: counted(row) for name, row in rows.items()})

    def close(self) -> None:
        self._searcher = None


def _schema() -> Any:
    schema = tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("title", "body"):
        schema.add_text_field(name, stored=True, tokenizer_name="en_stem", index_option="position")
    for name in TERMS:
        schema.add_text_field(name, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    schema.add_date_field("day", stored=True, indexed=True, fast=True)
    schema.add_integer_field("year", fast=True)
    return schema.build()


def _row(story: Story) -> dict[str, Any]:
    day = datetime.fromisoformat(story.day).replace(tzinfo=UTC)
    return {
        "id": story.id,
        "title": story.title,
        "body": story.body,
        "source": story.source,
        "section": story.section,
        "topic": list(story.topics),
        "day": day,
        "year": day.year,
    }
