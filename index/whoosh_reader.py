"""Reads single articles back from a Whoosh index."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whoosh.index import open_dir
from whoosh.query import Term

from index.article import Article
from index.codec import article_from_json, removed_from_json
from index.errors import DamagedArchiveError
from index.whoosh_schema import ARTICLE, COPY_OF, REMOVED


class WhooshReader:
    """An open Whoosh index of one build; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        try:
            self.whoosh: Any = open_dir(folder).searcher()
        except Exception as error:  # whatever a broken pickle or a missing file makes of it
            raise DamagedArchiveError(
                f"{folder} cannot be opened ({error}); build anew with: microfiche rebuild"
            ) from None

    def article(self, article_id: str) -> Article | None:
        number = self._number(article_id)
        return None if number is None else self.at(number, removed=True)

    def copies(self, article_id: str) -> tuple[Article, ...]:
        return tuple(self.at(number) for number in Term(COPY_OF, article_id).docs(self.whoosh))

    def lead(self, article_id: str) -> str | None:
        number = self._number(article_id)
        if number is None:
            return None
        lead: str | None = self.whoosh.stored_fields(number).get(COPY_OF)
        return lead

    def articles(self) -> Iterator[Article]:
        for number in self.whoosh.reader().all_doc_ids():
            yield self.at(number)

    def at(self, number: int, *, removed: bool = False) -> Article:
        """The article with this document number; with the removed lines only where asked for."""
        stored = self.whoosh.stored_fields(number)
        return article_from_json(stored[ARTICLE], removed_from_json(stored[REMOVED]) if removed else ())

    def column(self, name: str, default: Any) -> list[Any]:
        """Every article's value of a column, by document number, deleted ones included.

        Segment by segment: Whoosh's own reader of several gives the wrong rows where a segment lacks the column.
        """
        values: list[Any] = []
        for leaf, _ in self.whoosh.leaf_searchers():
            reader = leaf.reader()
            here = reader.column_reader(name) if reader.has_column(name) else [default] * reader.doc_count_all()
            values.extend(here)
        return values

    def close(self) -> None:
        self.whoosh.close()

    def _number(self, article_id: str) -> int | None:
        return next(iter(Term("id", article_id).docs(self.whoosh)), None)
