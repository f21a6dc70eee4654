"""Threads that search one archive at once get what each of them would get alone."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from search.parse import read_query
from tests.archives import searcher_of

WORDS = ["flood", "mayor", "bridge", "harbour", "council", "ferry", "storm", "museum", "budget", "school"]


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
