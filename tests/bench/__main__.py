"""Quality and speed on real data, measured by hand: make bench, or python -m tests.bench [PART …].

Each part prints its figures and compares them with its floors; exit 1 where one is missed.
"""

import sys

from tests.bench import cleaning, ranking, rebuild, story
from tests.bench.shared import SHARED, MissedFloorError

PARTS = {"story": story.run, "cleaning": cleaning.run, "ranking": ranking.run, "rebuild": rebuild.run}


def main(names: list[str]) -> int:
    """Run the named parts, or all."""
    if not SHARED.is_dir():
        print(f"no real data at {SHARED}: the benchmarks need it, the tests do not")
        return 1
    missed: list[str] = []
    for name in names or list(PARTS):
        print(f"== {name}", flush=True)
        try:
            PARTS[name]()
        except MissedFloorError as error:
            missed += error.args
    print("\n".join(f"MISSED: {line}" for line in missed) or "every floor holds")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
