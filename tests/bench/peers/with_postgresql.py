"""PostgreSQL: a server of its own for the run, a GIN index on a tsvector, ts_headline for the snippets."""

import getpass
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg

from tests.bench.peers.engine import FACETS, HITS, Seen, counted
from tests.bench.peers.plain import plain
from tests.bench.peers.stories import Question, Story

SETTINGS = {"shared_buffers": "512MB", "maintenance_work_mem": "512MB", "work_mem": "256MB", "max_wal_size": "4GB",
            "jit": "off", "fsync": "off", "max_parallel_workers_per_gather": "0", "listen_addresses": ""}  # fmt: skip
START_WITHIN_S = 60
BETWEEN = " xxbetweenxx xxbetweenxx "  # title and body, so that no phrase reaches across
SCHEMA = """CREATE TABLE story(n serial PRIMARY KEY, id text, title text, body text, source text, section text,
    day date, topics text[], words tsvector)"""
ADD = """INSERT INTO story(id, title, body, source, section, day, topics, words)
    VALUES (%s, %s, %s, %s, %s, %s, %s, to_tsvector('english', %s))"""
INDEX = ("CREATE INDEX ON story USING gin(words)", "CREATE INDEX ON story(day)", "VACUUM ANALYZE story")
PAGE = """
WITH asked AS (SELECT {query}('english', %s) AS q),
hit AS MATERIALIZED (SELECT n, source, section, extract(year FROM day)::int AS year, topics, ts_rank(words, q) AS rank
    FROM story, asked WHERE words @@ q {dated}),
best AS (SELECT n FROM hit ORDER BY rank DESC, n LIMIT %s)
SELECT 'total', NULL, count(*) FROM hit
UNION ALL SELECT 'source', source, count(*) FROM hit GROUP BY source
UNION ALL SELECT 'section', section, count(*) FROM hit GROUP BY section
UNION ALL SELECT 'year', year::text, count(*) FROM hit GROUP BY year
UNION ALL SELECT 'topic', topic, count(*) FROM hit, unnest(topics) AS topic GROUP BY topic
UNION ALL SELECT 'hit', concat_ws(E'\\n', id, title, source, section, day,
    ts_headline('english', body, q, 'MaxWords=40, MinWords=20')), 0 FROM best JOIN story USING (n), asked
"""


class Engine:
    """A cluster in the folder, reached by a socket; run as the user postgres where we are root, as it insists."""

    version = (
        f"PostgreSQL {subprocess.run(['postgres', '-V'], capture_output=True, text=True, check=True).stdout.split()[2]}"
    )

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "cluster"
        self._base: Any = None
        self._server: Any = None
        self._user = "postgres" if os.geteuid() == 0 else getpass.getuser()

    def prepared(self, stories: list[Story]) -> list[tuple[Any, ...]]:
        return [
            (
                s.id,
                s.title,
                s.body,
                s.source,
                s.section,
                s.day,
                list(s.topics),
                plain(s.title) + BETWEEN + plain(s.body),
            )
            for s in stories
        ]

    def add(self, prepared: list[tuple[Any, ...]]) -> None:
        if self._base is None:
            self._folder.mkdir()
            shutil.chown(self._folder, self._user)
            self._run("initdb", "-D", str(self._folder), "-U", self._user, "-E", "UTF8", "--locale=C").wait()
            self.open()
            self._base.execute(SCHEMA)
        with self._base.transaction():
            self._base.cursor().executemany(ADD, prepared)

    def commit(self) -> None:
        for statement in INDEX:
            self._base.execute(statement)

    def settle(self) -> None:
        self._base.execute("CHECKPOINT")

    def open(self) -> None:
        self._socket = mkdtemp(prefix="peers-")
        shutil.chown(self._socket, self._user)
        settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        self._server = self._run("postgres", "-D", str(self._folder), "-k", self._socket, *settings)
        until = time.monotonic() + START_WITHIN_S
        while self._base is None:
            try:
                self._base = psycopg.connect(host=self._socket, user=self._user, dbname="postgres", autocommit=True)
            except psycopg.OperationalError:
                if time.monotonic() > until or self._server.poll() is not None:
                    raise
                time.sleep(0.1)

    def typed(self, question: Question) -> tuple[str, list[Any]]:
        query = "phraseto_tsquery" if question.kind == "phrase" else "to_tsquery"
        joined = {"p": " ", "w": " ", "o": " | ", "a": " & "}[question.kind[0]].join(question.words)
        years = [f"{question.years[0]}-01-01", f"{question.years[1]}-12-31"] if question.years else []
        dated = "AND day BETWEEN %s AND %s" if years else ""
        return PAGE.format(query=query, dated=dated), [joined, *years, HITS]

    def page(self, typed: tuple[str, list[Any]]) -> list[tuple[str, str, int]]:
        return self._base.execute(*typed).fetchall()

    def seen(self, page: list[tuple[str, str, int]]) -> Seen:
        rows = {name: [(value, count) for kind, value, count in page if kind == name] for name in FACETS}
        hits = [shown for kind, shown, _ in page if kind == "hit"]
        total = next(count for kind, _, count in page if kind == "total")
        counts = {name: counted(Counter(dict(some))) for name, some in rows.items()}
        return Seen(total, len(hits), sum("<b>" in shown for shown in hits), counts)

    def close(self) -> None:
        if self._base is not None:
            self._base.close()
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)  # its fast shutdown
            self._server.wait(60)
            shutil.rmtree(self._socket, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        who = pwd.getpwnam(self._user)
        as_user = {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        quiet = subprocess.DEVNULL
        return subprocess.Popen([program, *arguments], cwd="/", stdout=quiet, stderr=quiet, **as_user)
