"""Microfiche beside other engines on the same machine, the same stories and the same queries, in one run."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.bench.peers.engine import NEEDS, missing
from tests.bench.shared import HOUSE, MissedFloorError

MOST_STORIES_OF_WHOOSH = 100_000  # a million would take it days


def run() -> None:
    """All engines that are installed, on 100,000 stories."""
    out = HOUSE / "var" / "bench" / "peers"
    compare(100_000, tuple(NEEDS), 5, json_file=out / "100000.json", plot=out / "100000.svg")


def compare(
    stories: int,
    names: Sequence[str],
    rounds: int,
    *,
    json_file: Path | None = None,
    plot: Path | None = None,
    reuse: bool = False,
) -> None:
    """Measure, print the table, write the files; MissedFloorError where a floor is missed or counts disagree."""
    from tests.bench.peers import measure, report  # noqa: PLC0415  workers need no NumPy of ours
    from tests.bench.peers.plot import as_svg  # noqa: PLC0415

    found = measure.measure(_present(names, stories), stories, rounds, reuse)
    table = report.as_markdown(found)
    print(f"\n{table}", flush=True)
    if json_file:
        json_file.write_text(json.dumps(report.as_json(found), indent=1, ensure_ascii=False) + "\n", "utf-8")
        json_file.with_suffix(".md").write_text(table, "utf-8")
    if plot:
        plot.write_text(as_svg(found), "utf-8")
    if missed := report.missed(found):
        raise MissedFloorError(*missed)


def _present(names: Sequence[str], stories: int) -> list[str]:
    """The engines that can be measured; the others are named with the reason."""
    kept = []
    for name in names:
        lacks = missing(name)
        if lacks:
            print(f"{name} is left out: {lacks} is not installed")
        elif name == "whoosh" and stories > MOST_STORIES_OF_WHOOSH:
            print(f"whoosh is left out beyond {MOST_STORIES_OF_WHOOSH:,} stories")
        else:
            kept.append(name)
    return kept
