"""Threads that search one archive at once get what each of them would get alone."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from index.builds import Builds
from index.config import Config
from index.schema import FACET_NAMES
from search.archive import LOOK_EVERY_S, Archive, open_searcher
from search.parse import read_query
from search.whoosh_searcher import WhooshSearcher
from tests.archives import searcher_of

WORDS = ["flood", "mayor", "bridge", "harbour", "council", "ferry", "storm", "museum", "budget", "school"]


def test_a_thread_that_opens_a_new_build_holds_no_other_up(tmp_path: Path) -> None:
    before = searcher_of(tmp_path, [{"id": "1", "title": "Flood", "body": "The flood came."}]).manifest.build_id
    archive = Archive(Config(index_dir=tmp_path / "index"))
    assert archive.searcher().manifest.build_id == before
    after = searcher_of(tmp_path, [{"id": "2", "title": "Mayor", "body": "The mayor came."}]).manifest.build_id
    time.sleep(LOOK_EVERY_S)
    with archive._lock, ThreadPoolExecutor(1) as other:  # as a thread does that has begun to open it
        assert other.submit(archive.searcher).result(timeout=10).manifest.build_id == before
    assert archive.searcher().manifest.build_id == after


def test_a_searcher_that_was_warmed_has_all_ready_and_finds_the_same(tmp_path: Path) -> None:
    warm = searcher_of(tmp_path, [{"id": "1", "title": "Flood", "body": "The flood came.", "source": "Gazette"}])
    cold = open_searcher(Builds(tmp_path / "index").current())
    assert isinstance(warm, WhooshSearcher)
    warm.warm()
    assert {name for name in FACET_NAMES if "totals" in vars(warm._columns.field(name))} == set(FACET_NAMES)
    query = read_query("flood")
    assert warm.search(query).hits == cold.search(query).hits


def test_an_archive_in_which_searches_take_too_long_is_opened_all_the_same(tmp_path: Path) -> None:
    searcher_of(tmp_path, [{"id": "1", "title": "Flood", "body": "The flood came."}])
    archive = Archive(Config(index_dir=tmp_path / "index", search_seconds=0))
    assert archive.searcher().article("1") is not None


def test_threads_do_not_disturb_each_other(tmp_path: Path) -> None:
    records = [
        {
            "id": str(n),
            "title": f"{WORDS[n % 10]} {n}",
            "body": f"The {WORDS[n % 7]} and the {WORDS[n % 9]}, {n}. " * 20,
        }
        for n in range(300)
    ]
    searcher = searcher_of(tmp_path, records)
    queries = [read_query(text) for word in WORDS for text in (word, f'"the {word}"', f"{word} OR flood", f"-{word}")]
    alone = [(page.total, page.hits) for page in map(searcher.search, queries)]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # threads take turns as often as they can
    try:
        with ThreadPoolExecutor(8) as threads:
            together = list(threads.map(searcher.search, queries * 5))
    finally:
        sys.setswitchinterval(usual)
    assert [(page.total, page.hits) for page in together] == alone * 5
