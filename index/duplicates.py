"""What has been seen: ids that are taken, and word-for-word repeats; kept on disk, so that memory stays flat."""

import json
import sqlite3
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from index.article import Article
from index.codec import article_from_text, article_to_text, removed_to_json

FILE_NAME = "seen.sqlite"
TELLING_WORDS = 20  # a text shorter than this repeats only on the same date: "Stocks closed lower" is news every day


def fingerprint(article: Article) -> bytes:
    """16 bytes that two articles share when they tell the same words; case and spacing do not count."""
    words = f"{article.title or ''} {article.text}".casefold().split()
    if len(words) < TELLING_WORDS:
        words.append(str(article.published))
    return blake2b(" ".join(words).encode(), digest_size=16).digest()


class Seen:
    """Ids and fingerprints of a build's articles, and who is folded under whom."""

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")  # a killed build is thrown away whole
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute(
            "CREATE TABLE IF NOT EXISTS seen (id TEXT PRIMARY KEY, fingerprint BLOB, lead TEXT) WITHOUT ROWID"
        )
        self._base.execute("CREATE INDEX IF NOT EXISTS by_fingerprint ON seen (fingerprint)")
        self._base.execute(
            "CREATE TABLE IF NOT EXISTS doubtful (id TEXT PRIMARY KEY, title TEXT, source TEXT, doubt REAL, notes TEXT)"
        )
        self._base.execute("CREATE TEMP TABLE put_off (article TEXT, removed TEXT)")  # in a file of SQLite's own
        self._base.execute("BEGIN")

    def has(self, article_id: str) -> bool:
        """Whether the id is taken."""
        return self._one("SELECT 1 FROM seen WHERE id = ?", article_id) is not None

    def lead_of(self, print_: bytes) -> str | None:
        """The id of the lead story with this fingerprint."""
        found: str | None = self._one("SELECT id FROM seen WHERE fingerprint = ? AND lead IS NULL", print_)
        return found

    def lead(self, article_id: str) -> str | None:
        """The id that this article is folded under; None for a lead story."""
        found: str | None = self._one("SELECT lead FROM seen WHERE id = ?", article_id)
        return found

    def with_fingerprint(self, print_: bytes) -> list[str]:
        """The ids of all articles with this fingerprint, in order."""
        rows = self._base.execute("SELECT id FROM seen WHERE fingerprint = ? ORDER BY id", (print_,))
        return [row[0] for row in rows]

    def put(self, article_id: str, print_: bytes, lead: str | None) -> None:
        """Take note of an article, in place of what was known under its id."""
        self._base.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", (article_id, print_, lead))

    def look_at(self, article: Article) -> None:
        """Keep an article among those that are worth a look, see index/doubtful.py."""
        notes = json.dumps(article.notes, ensure_ascii=False)
        row = (article.id, article.title, article.source, article.doubt, notes)
        self._base.execute("INSERT OR REPLACE INTO doubtful VALUES (?, ?, ?, ?, ?)", row)

    def put_off(self, article: Article, print_: bytes, lead: str) -> None:
        """Keep a repeat whose lead is not certain yet; its id is taken from now on."""
        self.put(article.id, print_, lead)
        stored = (article_to_text(article), removed_to_json(article.removed))
        self._base.execute("INSERT INTO put_off VALUES (?, ?)", stored)

    def put_off_articles(self) -> Iterator[Article]:
        """The articles that were put off, in order."""
        for article, removed in self._base.execute("SELECT article, removed FROM put_off ORDER BY rowid"):
            yield article_from_text(article, removed)

    def remove(self, article_id: str) -> None:
        """Forget an article."""
        self._base.execute("DELETE FROM seen WHERE id = ?", (article_id,))
        self._base.execute("DELETE FROM doubtful WHERE id = ?", (article_id,))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._base.execute("COMMIT")
        self._base.close()

    def _one(self, statement: str, value: str | bytes) -> Any:
        row = self._base.execute(statement, (value,)).fetchone()
        return row[0] if row else None
