"""python -m tests.bench.peers: a smaller or larger corpus, some of the engines, the figures as files.

Corpora, queries and indexes stay in var/bench/peers/; what is to be made anew is deleted there.
"""

import argparse
import sys
from pathlib import Path

from tests.bench.peers import MOST_STORIES_OF_WHOOSH, compare
from tests.bench.peers.engine import NEEDS
from tests.bench.shared import MissedFloorError


def main() -> int:
    """1 where a floor is missed or counts disagree."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers", description=__doc__)
    parser.add_argument("--stories", type=int, default=100_000, help="stories of the corpus")
    parser.add_argument("--only", default=",".join(NEEDS), help=f"engines, by commas; all: {','.join(NEEDS)}; whoosh "
                        f"is left out beyond {MOST_STORIES_OF_WHOOSH:,} stories")  # fmt: skip
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="where the figures go; the Markdown table beside it, as .md")
    parser.add_argument("--plot", type=Path, help="where the plot goes, as .svg")
    parser.add_argument("--reuse", action="store_true", help="do not make an index anew that is there")
    asked = parser.parse_args()
    names = asked.only.split(",")
    if unknown := [name for name in names if name not in NEEDS]:
        parser.error(f"no engine {', '.join(unknown)}; there are: {', '.join(NEEDS)}")
    try:
        compare(asked.stories, names, asked.rounds, json_file=asked.json, plot=asked.plot, reuse=asked.reuse)
    except MissedFloorError as error:
        print("\n".join(f"MISSED: {line}" for line in error.args))
        return 1
    print("every floor that was measured holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
