"""Reads single articles back from a Whoosh index."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.index import open_dir
from whoosh.query import Term

from index.article import Article
from index.codec import article_from_json
from index.errors import DamagedArchiveError
from index.schema import ARTICLE, COPY_OF, REMOVED


class WhooshReader:
    """An open build; safe to share between threads.

    Whoosh's readers share a place in their files between threads and then read nonsense, so that each use has one
    to itself; a used one is kept for the next.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._closed = False
        self._idle: list[Any] = []
        with self.searcher():
            pass  # what cannot be opened is told now

    @contextmanager
    def searcher(self) -> Iterator[Any]:
        """A Whoosh searcher that no other thread uses until the block ends."""
        with self._lock:
            whoosh = self._idle.pop() if self._idle else None
        whoosh = whoosh or self._open()
        try:
            yield whoosh
        finally:
            with self._lock:
                if self._closed:
                    whoosh.close()
                else:
                    self._idle.append(whoosh)

    def article(self, article_id: str) -> Article | None:
        with self.searcher() as whoosh:
            number = _number(whoosh, article_id)
            return None if number is None else article_at(whoosh, number, removed=True)

    def copies(self, article_id: str) -> tuple[Article, ...]:
        with self.searcher() as whoosh:
            return tuple(article_at(whoosh, number) for number in Term(COPY_OF, article_id).docs(whoosh))

    def lead(self, article_id: str) -> str | None:
        with self.searcher() as whoosh:
            number = _number(whoosh, article_id)
            found: str | None = None if number is None else whoosh.stored_fields(number).get(COPY_OF)
            return found

    def articles(self, *, removed: bool = False) -> Iterator[Article]:
        with self.searcher() as whoosh:
            leads = column(whoosh, COPY_OF, ())
            for number in sorted(whoosh.reader().all_doc_ids(), key=lambda number: bool(leads[number])):
                yield article_at(whoosh, number, removed=removed)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            for whoosh in self._idle:
                whoosh.close()
            self._idle.clear()

    def _open(self) -> Any:
        try:
            return open_dir(self._folder).searcher()
        except Exception as error:  # whatever a broken pickle or a missing file makes of it
            raise DamagedArchiveError(
                f"{self._folder} cannot be opened ({error}); build anew with: microfiche rebuild FOLDER"
            ) from None


def article_at(whoosh: Any, number: int, *, removed: bool = False) -> Article:
    """The article with this document number; with the removed lines only where asked for."""
    stored = whoosh.stored_fields(number)
    return article_from_json(stored[ARTICLE], stored[REMOVED]) if removed else article_from_json(stored[ARTICLE])


def column(whoosh: Any, name: str, default: Any) -> list[Any]:
    """Every article's value of a column, by document number, deleted ones included.

    Segment by segment: Whoosh's own reader of several gives the wrong rows where a segment lacks the column.
    """
    values: list[Any] = []
    for leaf, _ in whoosh.leaf_searchers():
        reader = leaf.reader()
        values.extend(reader.column_reader(name) if reader.has_column(name) else [default] * reader.doc_count_all())
    return values


def _number(whoosh: Any, article_id: str) -> int | None:
    return next(iter(Term("id", article_id).docs(whoosh)), None)
