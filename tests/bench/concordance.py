"""CPU time of pages of matches in their context: by results, the first one by a neighbour, and what is asked next."""

import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from search.archive import open_searcher
from search.concordance.concordance import Concordance, Order
from search.parse import read_query
from tests.bench.peers.corpus import prepare
from tests.bench.peers.stories import batches
from tests.bench.peers.with_microfiche import BUILD, Engine
from tests.bench.shared import hold

STORIES = 100_000
WORDS = ("ferry", "currency", "oil", "market", "bank")  # from hardly any match to more than one a story
WARMING = "harbour"
ROUNDS = 5  # the quickest counts, as whatever else runs on the machine only adds
PAGE = 50
ASKED: tuple[tuple[str, Order, int], ...] = (  # in turn, by a reader of one search; page and order
    ("by results", "result", 0),
    ("first by the word before", "left", 0),
    ("next", "left", PAGE),
    ("then by the word after", "right", 0),
)
CEILINGS = {  # ms for 114,441 matches
    r"market: .* by results (\d+) ms": 150,
    r"market: .* before (\d+) ms": 1200,
    r"market: .* next (\d+) ms": 150,
    r"market: .* after (\d+) ms": 150,
}


def run() -> None:
    """Make an index of the stories that engines are compared on; print a line a word, hold one against its ceilings."""
    corpus = prepare(STORIES)
    with TemporaryDirectory() as folder:
        with closing(Engine(Path(folder))) as engine:
            for batch in batches(corpus):
                engine.add(engine.prepared(batch))
            engine.commit()
        said = "".join(map(_line, WORDS, [Path(folder) / "builds" / BUILD] * len(WORDS)))
    print(said, end="", flush=True)
    hold(said, {}, CEILINGS)


def _line(word: str, build: Path) -> str:
    rounds = [_asked(word, build) for _ in range(ROUNDS)]
    best = [min(times) for times in zip(*(times for times, _ in rounds), strict=True)]
    page = rounds[0][1]
    pages = ", ".join(f"{name} {ms:.0f} ms" for (name, _, _), ms in zip(ASKED, best, strict=True))
    return f"{word}: {page.total:,} matches in {page.stories:,} stories; {pages}\n"


def _asked(word: str, build: Path) -> tuple[list[float], Concordance]:
    """The CPU time of each page in ms, after a search whose results have been seen; and the first of them."""
    query = read_query(word)
    with closing(open_searcher(build)) as searcher:
        searcher.concordance(read_query(WARMING), "left")
        searcher.search(query)
        shown = [_timed(partial(searcher.concordance, query, by, offset=at, limit=PAGE)) for _, by, at in ASKED]
    return [ms for ms, _ in shown], shown[0][1]


def _timed(page: Callable[[], Concordance]) -> tuple[float, Concordance]:
    began = time.process_time()
    made = page()
    return (time.process_time() - began) * 1000, made
