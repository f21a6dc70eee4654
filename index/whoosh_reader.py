"""Reads single articles back from a Whoosh index."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from whoosh.index import open_dir

from index.article import Article
from index.codec import article_from_text
from index.errors import DamagedArchiveError
from index.schema import ARTICLE, COPY_OF, REMOVED
from index.segment.array_file import Array
from index.segment.live import LiveSegment
from index.segment.strings import encoded
from index.whoosh_codec.codec import live_segments


def open_segments(folder: Path) -> tuple[LiveSegment, ...]:
    """The segments of a build; DamagedArchiveError where it cannot be opened."""
    try:
        return live_segments(open_dir(folder))
    except Exception as error:  # whatever a broken pickle or a missing file makes of it
        raise DamagedArchiveError(
            f"{folder} cannot be opened ({error}); build anew with: microfiche rebuild FOLDER"
        ) from None


class WhooshReader:
    """An open build; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self.segments = open_segments(folder)

    def document(self, article_id: str) -> int | None:
        """The number of an article through all segments; None where there is none of that id."""
        found = next(self._with("id", article_id), None)
        return None if found is None else found[0].base + found[1]

    def article(self, article_id: str) -> Article | None:
        found = next(self._with("id", article_id), None)
        return None if found is None else article_at(*found, removed=True)

    def copies(self, article_id: str) -> tuple[Article, ...]:
        return tuple(article_at(*found) for found in self._with(COPY_OF, article_id))

    def lead(self, article_id: str) -> str | None:
        found = next(self._with("id", article_id), None)
        return None if found is None else found[0].segment.stored[found[1]].get(COPY_OF)

    def at_address(self, url: str, limit: int) -> list[int]:
        """The numbers, through all segments, of up to `limit` articles of this very address on the web."""
        return [live.base + number for live, number in islice(self._with("url", url), limit)]

    def articles(self, *, removed: bool = False) -> Iterator[Article]:
        for folded in (False, True):
            for live in self.segments:
                copies = np.diff(live.segment.values(COPY_OF).first.astype(np.int64)) > 0
                for number in _present(live, np.flatnonzero(copies == folded)).tolist():
                    yield article_at(live, number, removed=removed)

    def close(self) -> None:
        self.segments = ()

    def _with(self, name: str, value: str) -> Iterator[tuple[LiveSegment, int]]:
        """The documents of which a field has this whole value, by segment and number within it."""
        for live in self.segments:
            field = live.segment.field(name)
            term = None if field is None else field.ordered.find(encoded(value))
            if field is not None and term is not None:
                for number in _present(live, field.postings(term, term + 1)[0]).tolist():
                    yield live, number


def article_at(live: LiveSegment, number: int, *, removed: bool = False) -> Article:
    """The article with this number in the segment; with the removed lines only where asked for."""
    stored = live.segment.stored[number]
    return article_from_text(stored[ARTICLE], stored[REMOVED]) if removed else article_from_text(stored[ARTICLE])


def _present(live: LiveSegment, numbers: Array) -> Array:
    """Those of the documents that are not deleted."""
    return numbers if live.deleted is None else numbers[~live.deleted[numbers]]
