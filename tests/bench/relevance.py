"""How well results are ordered: TIME 1963 with its judgements, Reuters-21578 with known items."""

import importlib.util
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Any

from index.build import rebuild
from index.builds import Builds
from index.config import Config
from index.schema import exact, stemmed
from search.archive import open_searcher
from search.executor.readings import READINGS
from search.nodes import Expand
from search.parse import read_query
from search.query import Query
from tests.bench.shared import SHARED, hold

DATA = SHARED / "data"
DEPTH = 1000  # hits of a query that are scored
TITLE_WEIGHTS = (1.0, 2.0, 3.0)
KINDS = ("random", "distinct", "title")  # of Reuters' queries: where their words were taken from
FLOORS = {
    r"TIME.*MAP ([.\d]+)": 0.67,
    r"as served.*random ([.\d]+)": 0.78,
    r"as served.*distinct ([.\d]+)": 0.90,
    r"as served.*title ([.\d]+)": 0.90,
    r"random by heavier headlines ([-+.\d]+)": -0.03,
}
Rankings = dict[str, list[str]]  # query id → article ids, best first


def run() -> None:
    """Index each collection, run its queries as a reader would type them, score what comes."""
    with TemporaryDirectory() as folder:
        time = _indexed(DATA / "time" / "docs.jsonl.gz", Path(folder) / "time")
        reuters = _indexed(DATA / "reuters" / "reuters.jsonl.gz", Path(folder) / "reuters")
        said = "\n".join((*_time(time), *_reuters(reuters)))
    print(said, flush=True)
    hold(said, FLOORS)


def _indexed(documents: Path, index_dir: Path) -> Path:
    rebuild([documents], Config(index_dir=index_dir))
    return Builds(index_dir).current()


def _time(build: Path) -> Iterator[str]:
    for named, expand in (("odd queries", False), ("with expand:", True)):
        figures, _ = _scored("time", build, "dev", expand)
        yield f"TIME, {named}: MAP {figures['MAP']:.4f} nDCG@10 {figures['nDCG10']:.4f} MRR {figures['MRR']:.4f}"


def _reuters(build: Path) -> Iterator[str]:
    yield f"Reuters as served, MRR: {_told(_by_kind(build))}"
    yield f"Reuters with expand:, MRR: {_told(_by_kind(build, expand=True))}"
    random = {}
    for weight in TITLE_WEIGHTS:
        with _title_weighing(weight):
            figures = _by_kind(build)
        random[weight] = figures["random"]
        yield f"Reuters, headline ×{weight:.0f}, MRR: {_told(figures)}"
    lightest, *heavier = random.values()
    yield f"Reuters, change of random by heavier headlines {min(heavier) - lightest:+.4f}"


def _by_kind(build: Path, expand: bool = False) -> dict[str, float]:
    """Mean reciprocal rank of each kind of known-item query."""
    kinds = {query["id"]: query["kind"] for query in _queries("reuters")}
    _, by_query = _scored("reuters", build, "all", expand)
    return {kind: mean(one["MRR"] for query, one in by_query.items() if kinds[query] == kind) for kind in KINDS}


def _told(figures: dict[str, float]) -> str:
    return " ".join(f"{kind} {figure:.4f}" for kind, figure in figures.items())


def _scored(
    collection: str, build: Path, half: str, expand: bool = False
) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """All figures of a collection's queries: their means, and query by query."""
    scorer = _scorer()
    qrels = scorer.read_qrels(DATA / collection / "qrels.txt")
    means, by_query = scorer.score(_rankings(collection, build, expand), qrels, half)
    return means, by_query


def _rankings(collection: str, build: Path, expand: bool) -> Rankings:
    with closing(open_searcher(build)) as searcher:
        return {
            query["id"]: [found for found, _ in searcher.ids(_read(query["text"], expand), DEPTH)]
            for query in _queries(collection)
        }


def _read(text: str, expand: bool) -> Query:
    """The query as served; or with the words that its best stories share."""
    query = read_query(text, sort="relevance")
    return replace(query, tree=Expand(query.tree)) if expand and query.tree else query


def _queries(collection: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / collection / "queries.jsonl").read_text("utf-8").splitlines()]


@contextmanager
def _title_weighing(weight: float) -> Iterator[None]:
    """Give the headline another weight, for searchers that are opened meanwhile."""
    usual = {name: READINGS[name] for name in (stemmed("title"), exact("title"))}
    READINGS.update({name: replace(reading, weight=weight) for name, reading in usual.items()})
    try:
        yield
    finally:
        READINGS.update(usual)


def _scorer() -> Any:
    """bench/score_relevance.py as a module."""
    spec = importlib.util.spec_from_file_location("score_relevance", SHARED / "bench" / "score_relevance.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
