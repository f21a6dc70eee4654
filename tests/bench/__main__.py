"""Quality and speed on real data, measured by hand: make bench, or python -m tests.bench [PART …].

Each part prints its figures and compares them with its floors; exit 1 where one is missed.
"""

import sys
from importlib import import_module

from tests.bench.shared import SHARED, MissedFloorError

# Each is a module with a run().
PARTS = (
    *(
        "story",
        "lines",
        "speed",
        "repeats",
        "worst_pages",
        "relevance",
        "spelling",
        "rebuild",
        "paint",
        "concordance",
        "peers",
        "peers.http",
    ),
    *(),
)


def main(names: list[str]) -> int:
    """Run the named parts, or all."""
    if {"-h", "--help"} & {*names}:
        print(f"{__doc__}\nParts: {', '.join(PARTS)}")
        return 0
    if not SHARED.is_dir():
        print(f"no real data at {SHARED}: the benchmarks need it, the tests do not")
        return 1
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"no part {', '.join(unknown)}; there are: {', '.join(PARTS)}")
        return 2
    missed: list[str] = []
    for name in names or PARTS:
        print(f"== {name}", flush=True)
        try:
            import_module(f"tests.bench.{name}").run()
        except MissedFloorError as error:
            missed += error.args
        except ModuleNotFoundError as error:
            missed.append(f"{name} was not measured: {error}; install what it needs with: make bench")
    print("\n".join(f"MISSED: {line}" for line in missed) or "every floor holds")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
