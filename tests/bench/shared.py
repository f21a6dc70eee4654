"""Where the real data and its scorers are, and how a figure is held against its floor."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

HOUSE = Path(__file__).parents[2]
SHARED = HOUSE.parent / "shared"
MICROFICHE = (sys.executable, "-c", "from web.cli import main; main()")


class MissedFloorError(Exception):
    """Floors that were not reached, one sentence each."""


def score(scorer: str, *arguments: str) -> str:
    """Run one of the scorers and print and return what it says."""
    command = [sys.executable, str(SHARED / "bench" / scorer), *arguments]
    said = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True).stdout
    print(said, end="", flush=True)
    return said


def hold(said: str, floors: dict[str, float], ceilings: Mapping[str, float] = MappingProxyType({})) -> None:
    """Check figures: each key is a pattern with one group that finds its figure in `said`."""
    wrong = []
    for pattern, ceiling in ceilings.items():
        match = re.search(pattern, said)
        if match is None or float(match.group(1)) > ceiling:
            wrong.append(f"{pattern} gives {match.group(1) if match else 'nothing'}, ceiling {ceiling}")
    for pattern, floor in floors.items():
        match = re.search(pattern, said)
        if match is None or float(match.group(1)) < floor:
            wrong.append(f"{pattern} gives {match.group(1) if match else 'nothing'}, floor {floor}")
    if wrong:
        raise MissedFloorError(*wrong)
