"""Articles that are worth a look: their page left the story finder in doubt, or something is noted of them."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.article import Article
from index.duplicates import FILE_NAME

DOUBT = 0.3  # from which on a page is worth a look; there the story finder asks for a second opinion, too


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One such article."""

    id: str
    title: str | None
    source: str | None
    doubt: float  # as Article.doubt
    notes: tuple[str, ...]  # as Article.notes


def is_doubtful(article: Article) -> bool:
    """Whether somebody should look at the page."""
    return bool(article.notes) or article.doubt >= DOUBT


def count_doubtful(folder: Path) -> int:
    """How many a build has."""
    with closing(_opened(folder)) as base:
        count: int = base.execute("SELECT count(*) FROM doubtful").fetchone()[0]
    return count


def doubtful(folder: Path, most: int = -1) -> Iterator[Doubtful]:
    """Those of a build, the most doubtful first; no more than `most` unless that is negative."""
    with closing(_opened(folder)) as base:
        rows = base.execute("SELECT * FROM doubtful ORDER BY doubt DESC, id LIMIT ?", (most,))
        for article_id, title, source, doubt, notes in rows:
            yield Doubtful(article_id, title, source, doubt, tuple(json.loads(notes)))


def _opened(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{(folder / FILE_NAME).absolute().as_uri()}?mode=ro&immutable=1", uri=True)
