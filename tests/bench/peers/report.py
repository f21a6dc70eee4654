"""What a run says: figures by engine and question, ratios with their floors, JSON and a Markdown table."""

import os
import platform
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.peers.measure import Measured, Run
from tests.bench.peers.worker import Paged

OURS = "microfiche"
HOW = (
    "A page is parse, total, top 10, three term facets and years over all hits, and ten snippets.",
    "Each engine answers in a process of its own, a fresh one each round, warmed with four other queries; engines take "
    "turns at every query. A query's figure is its median over the rounds; median and p95 are over the queries.",
    "Indexing is from the first story added to an index that can be searched, both cores, without the reading of the "
    "stories; what an engine goes on with afterwards (merging) is settling, told apart, and done before the queries.",
    "Memory of a worker is its anonymous pages and shared memory after all queries; mapped files are told apart.",
    "Ratios of pages are of CPU time, those of indexing of wall time, unless they say otherwise; engines index one "
    "after the other, so that others' work on the machine spoils the wall time of one and not of another.",
)

FLOORS_FROM = 100_000  # stories; what a page costs without any hits weighs more in a smaller archive
FLOORS = (  # peer, figure, its name, bound, whether at most
    ("tantivy", "page_cpu_median_ms", "page median", 1.5, True),
    ("tantivy", "page_cpu_p95_ms", "page p95", 1.5, True),
    ("tantivy", "page_wall_median_ms", "page median by wall", None, True),
    ("tantivy", "page_wall_p95_ms", "page p95 by wall", None, True),
    ("whoosh", "page_cpu_median_ms", "page median", 1 / 30, True),
    ("fts5", "page_cpu_median_ms", "page median", 1 / 5, True),
    ("tantivy", "indexed_per_s", "stories indexed a second", 0.8, False),
    ("tantivy", "indexed_per_cpu_s", "stories indexed a second of CPU", None, False),
    ("whoosh", "indexed_per_s", "stories indexed a second", 20, False),
    ("whoosh", "indexed_per_cpu_s", "stories indexed a second of CPU", None, False),
    ("tantivy", "size_mb", "index size", 1.5, True),
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """One measure; without a bound it is only told."""

    name: str
    value: float
    bound: float | None = None
    at_most: bool = True

    @property
    def holds(self) -> bool:
        if self.bound is None:
            return True
        return self.value <= self.bound if self.at_most else self.value >= self.bound

    @property
    def said(self) -> str:
        """As it is printed."""
        if self.bound is None:
            return f"{self.name}: {self.value:.4g} (no floor)"
        bound = f"at {'most' if self.at_most else 'least'} {self.bound:.4g}"
        return f"{self.name}: {self.value:.4g} ({bound}) {'holds' if self.holds else 'is missed'}"


def page_ms(engine: Measured, of: Callable[[Paged], float]) -> list[float]:
    """The median over the rounds for each question, in ms."""
    return [statistics.median(of(page) for page in pages) * 1000 for pages in zip(*engine.pages, strict=True)]


def p95(values: list[float]) -> float:
    """The 57th of 60."""
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def figures(engine: Measured) -> dict[str, float]:
    """The figures of one engine."""
    cpu, wall = page_ms(engine, lambda page: page.cpu_s), page_ms(engine, lambda page: page.wall_s)
    indexing = engine.indexing
    return {
        "page_cpu_median_ms": statistics.median(cpu),
        "page_cpu_p95_ms": p95(cpu),
        "page_wall_median_ms": statistics.median(wall),
        "page_wall_p95_ms": p95(wall),
        "indexed_per_s": indexing["stories"] / indexing["wall_s"],
        "indexed_per_cpu_s": indexing["stories"] / indexing["cpu_s"],
        "settling_s": indexing["settling_s"],
        "indexing_peak_mb": indexing["peak_mb"],
        "size_mb": engine.size_mb,
        "opening_s": statistics.median(engine.opening_s),
        "worker_mb": engine.worker["own_mb"],
        "worker_mapped_files_mb": engine.worker["mapped_files_mb"],
    }


def ratios(run: Run) -> list[Ratio]:
    """Microfiche beside each peer that was measured, with its floors, if there are enough stories for them."""
    found = {name: figures(engine) for name, engine in run.engines.items()}
    if OURS not in found:
        return []
    ours = found[OURS]
    rows = [Ratio("memory of a serving worker, MB", ours["worker_mb"], 300)]
    rows.append(Ratio("peak memory while indexing, MB", ours["indexing_peak_mb"], 2000))
    for peer, what, label, bound, at_most in FLOORS:
        if peer in found:
            held = bound if run.stories >= FLOORS_FROM else None
            rows.append(Ratio(f"{label} ÷ {peer}", ours[what] / found[peer][what], held, at_most))
    return rows


def missed(run: Run) -> list[str]:
    """Each floor that is missed, and each query that the engines do not agree on."""
    return [f"peers: {ratio.said}" for ratio in ratios(run) if not ratio.holds] + [
        f"peers: {line}" for line in run.failures + run.disagreements
    ]


def as_json(run: Run) -> dict[str, Any]:
    """All figures, and those of every question."""
    cpu = {name: page_ms(engine, lambda page: page.cpu_s) for name, engine in run.engines.items()}
    wall = {name: page_ms(engine, lambda page: page.wall_s) for name, engine in run.engines.items()}
    queries = [
        {"query": one.label, "kind": one.kind, "bands": one.bands, "stories": one.expected,
         "cpu_ms": {name: cpu[name][at] for name in cpu}, "wall_ms": {name: wall[name][at] for name in wall}}
        for at, one in enumerate(run.asked)
    ]  # fmt: skip
    engines = {
        name: {**figures(engine), "indexing": engine.indexing, "round_medians_cpu_ms": _round_medians(engine),
               "snippets_marked": sum(page.seen.marked for page in engine.pages[0])}
        for name, engine in run.engines.items()
    }  # fmt: skip
    told = [{"measure": one.name, "value": one.value, "bound": one.bound, "holds": one.holds} for one in ratios(run)]
    return {
        "stories": run.stories,
        "rounds": len(next(iter(run.engines.values())).pages),
        "how": HOW,
        "machine": _machine(),
        "load_average": os.getloadavg(),
        "engines": engines,
        "measures": told,
        "failures": run.failures,
        "disagreements": run.disagreements,
        "queries": queries,
    }


def as_markdown(run: Run) -> str:
    """The table of engines, then the measures."""
    lines = [
        f"{run.stories:,} stories, {len(run.asked)} queries; {_machine()}, load average {os.getloadavg()[1]:.1f}",
        "",
        "| engine | page CPU ms, median / p95 | wall ms, median / p95 | stories/s | stories/s of CPU | settling s "
        "| peak MB | index MB | worker MB (+ mapped files) |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, engine in run.engines.items():
        f = figures(engine)
        lines.append(
            f"| {name} ({engine.indexing['version']}) | {f['page_cpu_median_ms']:.2f} / {f['page_cpu_p95_ms']:.2f} "
            f"| {f['page_wall_median_ms']:.2f} / {f['page_wall_p95_ms']:.2f} | {f['indexed_per_s']:.0f} "
            f"| {f['indexed_per_cpu_s']:.0f} | {f['settling_s']:.1f} | {f['indexing_peak_mb']:.0f} "
            f"| {f['size_mb']:.1f} | {f['worker_mb']:.0f} (+ {f['worker_mapped_files_mb']:.0f}) |"
        )
    agree = "disagree" if run.disagreements else "agree, with each other and with the count by hand"
    lines += ["", f"Counts of {len(run.engines)} engines {agree}.", *(f"- {line}" for line in run.disagreements)]
    return "\n".join([*lines, "", *(f"- {ratio.said}" for ratio in ratios(run)), "", *HOW]) + "\n"


def _round_medians(engine: Measured) -> list[float]:
    return [statistics.median(page.cpu_s for page in pages) * 1000 for pages in engine.pages]


def _machine() -> str:
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.machine(),
    )
    return f"{os.cpu_count()} cores of {model}, Python {platform.python_version()}"
