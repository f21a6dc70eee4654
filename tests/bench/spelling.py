"""Whether misspelt queries are mended: Reuters-21578's queries with a typo each; and how long that takes."""

import json
import time
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import mean, median
from tempfile import TemporaryDirectory
from typing import Any

from index.build import rebuild
from index.builds import Builds
from index.config import Config
from search.archive import open_searcher
from search.parse import read_query
from search.searcher import Searcher
from tests.archives import searcher_of
from tests.bench.shared import SHARED, hold

DATA = SHARED / "data" / "reuters"
DEPTH = 1000  # hits of a query that are scored
FLOORS = {
    r"corrected first ([.\d]+)": 0.87,
    r"won back ([.\d]+)": 0.95,
    r"left as they are ([.\d]+)": 1.0,
    r"within 15 ms ([.\d]+)": 0.95,
}
LARGE = 100_000  # words of a made-up archive
WORDS_OF_A_STORY = 500
_LETTERS = "eeeeeeaaaaaooooiiiiiuusssrrrrnnnnttttllldddcccmmmpphhgbfvwyk"


def run() -> None:
    """Index Reuters-21578, and take the first suggestion of each misspelt query."""
    with TemporaryDirectory() as folder:
        config = Config(index_dir=Path(folder))
        rebuild([DATA / "reuters.jsonl.gz"], config)
        with closing(open_searcher(Builds(config.index_dir).current())) as searcher:
            searcher.warm()
            said = "\n".join((_mended(searcher), _large()))
    print(said, flush=True)
    hold(said, FLOORS)


def _mended(searcher: Searcher) -> str:
    queries = [json.loads(line) for line in (DATA / "queries.jsonl").read_text("utf-8").splitlines()]
    first, seconds = [], []
    for query in queries:
        began = time.perf_counter()
        offers = searcher.suggestions(read_query(query["typo"]))
        seconds.append(time.perf_counter() - began)
        first.append(offers[0].text if offers else query["typo"])
    clean, typed, mended = (
        mean(_reciprocal_rank(searcher, text, query) for text, query in zip(texts, queries, strict=True))
        for texts in ([query["text"] for query in queries], [query["typo"] for query in queries], first)
    )
    right = [_same(text, query["text"]) for text, query in zip(first, queries, strict=True)]
    known = [text == query["typo"] for text, query in zip(first, queries, strict=True)]
    untouched = [searcher.suggestions(read_query(query["text"])) == () for query in queries]
    return (
        f"{len(queries)} queries with a typo: corrected first {mean(right):.4f}, no offer for {sum(known)}; "
        f"MRR clean {clean:.4f}, with the typo {typed:.4f}, with the first offer {mended:.4f}, won back "
        f"{mended / clean:.4f}; queries without a typo left as they are {mean(untouched):.4f}; "
        f"time of the offers median {median(seconds) * 1000:.1f} ms, most {max(seconds) * 1000:.1f} ms"
    )


def _same(text: str, other: str) -> bool:
    return text.casefold().split() == other.casefold().split()


def _reciprocal_rank(searcher: Searcher, text: str, query: dict[str, Any]) -> float:
    ids = [found for found, _ in searcher.ids(read_query(text, sort="relevance"), DEPTH)]
    return next((1 / rank for rank, found in enumerate(ids, 1) if found in query["relevant"]), 0.0)


def _large() -> str:
    """How long the offers take where the archive has LARGE words."""
    random = Random(1)
    words = sorted({_word(random) for _ in range(LARGE * 2)})[:LARGE]
    random.shuffle(words)
    stories = (words[at : at + WORDS_OF_A_STORY] for at in range(0, len(words), WORDS_OF_A_STORY))
    records = [{"id": str(number), "body": " ".join(some)} for number, some in enumerate(stories)]
    misspelt = ["".join(random.sample(word, len(word))) for word in random.sample(words, 200)]
    with TemporaryDirectory() as folder, closing(searcher_of(Path(folder), records)) as searcher:
        searcher.warm()
        seconds = sorted(_timed(searcher, " ".join(two)) for two in zip(misspelt[::2], words, strict=False))
    within = mean(one <= 0.015 for one in seconds)
    return f"{len(words):,} words: offers median {median(seconds) * 1000:.1f} ms, within 15 ms {within:.2f}"


def _timed(searcher: Searcher, text: str) -> float:
    began = time.process_time()
    searcher.suggestions(read_query(text))
    return time.process_time() - began


def _word(random: Random) -> str:
    return "".join(random.choices(_LETTERS, k=random.randrange(4, 12)))
