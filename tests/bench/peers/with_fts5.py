"""SQLite's FTS5: facets by GROUP BY on side tables, its own snippets."""

import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

from tests.bench.peers.engine import FACETS, HITS, Seen, counted
from tests.bench.peers.stories import Question, Story

SCHEMA = """
CREATE VIRTUAL TABLE text USING fts5(title, body, tokenize='porter unicode61');
CREATE TABLE story(n INTEGER PRIMARY KEY, id TEXT, source TEXT, section TEXT, year INTEGER, day TEXT);
CREATE TABLE topic(n INTEGER, topic TEXT, PRIMARY KEY (n, topic)) WITHOUT ROWID;
"""
FIND = """
INSERT INTO hit SELECT n, source, section, year FROM text JOIN story ON n = text.rowid
WHERE text MATCH ? AND day BETWEEN ? AND ?
"""
BEST = """
SELECT id, title, source, section, day, snippet(text, 1, '<b>', '</b>', '…', 40)
FROM text JOIN story ON n = text.rowid WHERE text MATCH ? AND day BETWEEN ? AND ? ORDER BY rank LIMIT ?
"""
COUNT = {name: f"SELECT {name}, count(*) FROM hit GROUP BY {name}" for name in FACETS}
COUNT["topic"] = "SELECT topic, count(*) FROM hit JOIN topic USING (n) GROUP BY topic"


class Engine:
    """One database; what a query finds goes into a table in memory, from which the facets are counted."""

    version = f"SQLite {sqlite3.sqlite_version}"

    def __init__(self, folder: Path) -> None:
        self._path = folder / "stories.sqlite"
        self._number = 0
        self._base: Any = None

    def prepared(self, stories: list[Story]) -> list[Story]:
        return stories

    def add(self, prepared: list[Story]) -> None:
        if self._base is None:
            self._base = sqlite3.connect(self._path)
            self._base.executescript(SCHEMA)
        numbered = list(enumerate(prepared, self._number + 1))
        self._number += len(prepared)
        run = self._base.executemany
        run("INSERT INTO text(rowid, title, body) VALUES (?, ?, ?)", [(n, s.title, s.body) for n, s in numbered])
        rows = [(n, s.id, s.source, s.section, int(s.day[:4]), s.day) for n, s in numbered]
        run("INSERT INTO story VALUES (?, ?, ?, ?, ?, ?)", rows)
        run("INSERT INTO topic VALUES (?, ?)", [(n, topic) for n, s in numbered for topic in s.topics])

    def commit(self) -> None:
        self._base.commit()

    def settle(self) -> None:
        self._base.execute("INSERT INTO text(text) VALUES ('optimize')")
        self._base.commit()
        self._base.execute("ANALYZE")

    def open(self) -> None:
        self._base = sqlite3.connect(self._path)
        self._base.execute("PRAGMA temp_store = memory")
        self._base.execute("PRAGMA mmap_size = 8000000000")
        self._base.execute("CREATE TEMP TABLE hit(n INTEGER PRIMARY KEY, source TEXT, section TEXT, year INTEGER)")

    def typed(self, question: Question) -> tuple[str, str, str]:
        first, last = question.years or (0, 9999)
        return question.words_typed, f"{first:04d}-01-01", f"{last}-12-31"

    def page(self, typed: tuple[str, str, str]) -> Any:
        run = self._base.execute
        run("DELETE FROM hit")
        total = run(FIND, typed).rowcount
        hits = run(BEST, (*typed, HITS)).fetchall()
        return total, hits, {name: run(COUNT[name]).fetchall() for name in FACETS}

    def seen(self, page: Any) -> Seen:
        total, hits, facets = page
        counts = {name: counted(Counter({str(value): n for value, n in rows})) for name, rows in facets.items()}
        return Seen(total, len(hits), sum("<b>" in hit[5] for hit in hits), counts)

    def close(self) -> None:
        if self._base is not None:
            self._base.close()
