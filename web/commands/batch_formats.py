"""The formats that a batch's answers are written in."""

import csv
import json
from collections.abc import Callable
from typing import IO

from search.query import Query
from search.searcher import Searcher
from web.commands.queries import Asked
from web.commands.search_json import hit_values, title_of

RUN = "microfiche"  # the name of the run in its last column
CSV_COLUMNS = ("qid", "query", "rank", "id", "score", "title", "source", "published", "total")

Write = Callable[[Asked, Query, int], None]


def csv_writer(searcher: Searcher, file: IO[str]) -> Write:
    """A row a hit; a query without hits has a row as well, so that its total is told."""
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(CSV_COLUMNS)

    def write(asked: Asked, query: Query, limit: int) -> None:
        results = searcher.search(query, limit=limit)
        for rank, hit in enumerate(results.hits, start=1):
            found = (rank, hit.id, hit.score, title_of(hit), hit.source, hit.published)
            rows.writerow((asked.id, asked.text, *found, results.total))
        if not results.hits:
            rows.writerow((asked.id, asked.text, *[None] * 6, results.total))

    return write


def jsonl_writer(searcher: Searcher, file: IO[str]) -> Write:
    """An object a query."""

    def write(asked: Asked, query: Query, limit: int) -> None:
        results = searcher.search(query, limit=limit)
        hits = [hit_values(hit) for hit in results.hits]
        values = {"id": asked.id, "text": asked.text, "total": results.total, "hits": hits}
        file.write(json.dumps(values, ensure_ascii=False) + "\n")

    return write


def trec_writer(searcher: Searcher, file: IO[str]) -> Write:
    """A run line a hit, as TREC's tools read them: qid Q0 article-id rank score run."""

    def write(asked: Asked, query: Query, limit: int) -> None:
        for rank, (article_id, score) in enumerate(searcher.ids(query, limit), start=1):
            file.write(f"{asked.id} Q0 {article_id} {rank} {score:.9g} {RUN}\n")

    return write


FORMATS: dict[str, Callable[[Searcher, IO[str]], Write]] = {
    "csv": csv_writer,
    "jsonl": jsonl_writer,
    "trec": trec_writer,
}
