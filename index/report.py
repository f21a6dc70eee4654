"""What became of every input of a run: read = indexed + folded + skipped."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from index.page import Skip

SKIPPED = "skipped.jsonl"  # in a build's folder: a line a skip
SHOWN = 20  # skips that a report carries in full; all of them are in the file


@dataclass(frozen=True, slots=True)
class Skipped:
    """One input that gave no article."""

    origin: str
    reason: str
    detail: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a rebuild or an update."""

    build_id: str
    read: int
    indexed: int
    folded: int
    skipped: int
    skips: dict[str, int]  # reason → count
    examples: tuple[Skipped, ...]  # the first SHOWN of them
    notes: tuple[str, ...]  # plain sentences on what needs attention
    replaced: int  # of those indexed or folded, how many took the place of an older version
    deleted: int
    seconds: float
    skipped_file: str  # the path that lists every skip


@dataclass(slots=True)
class Tally:
    """Counts one run while it goes on; memory stays flat, skips go to a file."""

    read: int = 0
    indexed: int = 0
    folded: int = 0
    replaced: int = 0
    deleted: int = 0
    skips: Counter[str] = field(default_factory=Counter)
    examples: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def skipped(self) -> int:
        """All that gave no article."""
        return self.skips.total()

    def skip(self, skip: Skip) -> Skipped:
        """Count a skip."""
        row = Skipped(str(skip.origin), skip.reason, skip.detail)
        self.skips[row.reason] += 1
        if len(self.examples) < SHOWN:
            self.examples.append(row)
        return row

    def carry(self, rows: Iterable[Skipped]) -> None:
        """Count skips of an earlier run that still hold."""
        for row in rows:
            self.read += 1
            self.skips[row.reason] += 1
            if len(self.examples) < SHOWN:
                self.examples.append(row)

    def report(self, folder: Path, seconds: float) -> Report:
        """The final figures of the build in `folder`."""
        return Report(
            build_id=folder.name,
            read=self.read,
            indexed=self.indexed,
            folded=self.folded,
            skipped=self.skipped,
            skips=dict(self.skips.most_common()),
            examples=tuple(self.examples),
            notes=tuple(self.notes),
            replaced=self.replaced,
            deleted=self.deleted,
            seconds=seconds,
            skipped_file=str(folder / SKIPPED),
        )


class SkipLog:
    """Writes a build's skipped.jsonl; of the build that is continued it keeps the skips of what was not read again."""

    def __init__(self, folder: Path, base: Path | None = None) -> None:
        self._path = folder / SKIPPED
        self._before = read_skipped(base) if base else []
        self._read_again: set[str] = set()

    def __enter__(self) -> Self:
        self._file = self._path.open("w", encoding="utf-8")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for row in self.kept:
            self.add(row)
        self._file.close()

    @property
    def kept(self) -> list[Skipped]:
        """Earlier skips that still hold."""
        return [row for row in self._before if row.origin not in self._read_again]

    def saw(self, origin: str) -> None:
        """Take note that an input was read in this run."""
        if self._before:
            self._read_again.add(origin)

    def add(self, row: Skipped) -> None:
        """Write one skip."""
        self._file.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")


def read_skipped(folder: Path) -> list[Skipped]:
    """Every skip of a build."""
    path = folder / SKIPPED
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:  # splitlines() would also part a line where a name holds U+2028
        return [Skipped(**json.loads(line)) for line in lines]
