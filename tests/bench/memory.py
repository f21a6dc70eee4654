"""The memory that a command takes, all of its processes together."""

import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.shared import HOUSE

LOOK_EVERY_S = 0.2


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that has ended."""

    stdout: str
    stderr: str
    code: int
    peak_mb: float  # of the sum over all its processes of the memory that each has for itself or shares in


def run(command: Sequence[str]) -> Ran:
    """Run a command and watch its memory."""
    pipe = subprocess.PIPE
    with (
        subprocess.Popen(command, cwd=HOUSE, stdout=pipe, stderr=pipe, text=True) as process,
        watching(process.pid) as peak,
    ):
        stdout, stderr = process.communicate()
    return Ran(stdout, stderr, process.returncode, peak[0])


@contextmanager
def watching(pid: int) -> Iterator[list[float]]:
    """Watch the memory of a process and all below it; the one figure in the list is the peak so far, in MB."""
    peak, ended = [0.0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(pid, peak, ended))
    watcher.start()
    try:
        yield peak
    finally:
        ended.set()
        watcher.join()


def family(pid: int) -> list[int]:
    """A process and all below it; of each thread's children, since any of them may have started some."""
    below = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            below += [one for child in path.read_text().split() for one in family(int(child))]
        except OSError:
            continue
    return [pid, *below]


def _watch(pid: int, peak: list[float], ended: threading.Event) -> None:
    while not ended.wait(LOOK_EVERY_S):
        peak[0] = max(peak[0], sum(map(_proportional_kb, family(pid))) / 1024)


def _proportional_kb(pid: int) -> int:
    """What the process has for itself, and its share of what it has with others; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
