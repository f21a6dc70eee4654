"""The life of a process that builds segments: it takes articles until there are no more, and says what it wrote."""

import secrets
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from index.segment.builder import SegmentBuilder
from index.segment.rows import Row
from index.segment.segment import BEGINNING, ENDING
from index.spawning import begin_life

_GROWTH = 4  # peak of a process's memory ÷ what a builder says it holds; measured on 65,536 stories made of Reuters


class Written(NamedTuple):
    """A segment that lies in the folder."""

    name: str  # what stands between the beginning and the ending of its file's
    documents: int


class SegmentStream:
    """Builds one segment after the other, so that memory stays below a limit."""

    def __init__(self, folder: Path, language: str, memory_bytes: int) -> None:
        self._folder = folder
        self._language = language
        self._most_bytes = memory_bytes // _GROWTH
        self._builder: SegmentBuilder | None = None  # made with the first article, and so in the process that builds
        self._written: list[Written] = []

    def add(self, rows: Sequence[Row]) -> None:
        """Take articles."""
        while rows:
            builder = self._builder = self._builder or SegmentBuilder(self._language)
            some, rows = rows[: builder.room], rows[builder.room :]
            builder.add(some)
            if not builder.room or builder.size > self._most_bytes:
                self._write(builder)

    def finished(self) -> list[Written]:
        """Write what is left; all that was written."""
        if self._builder is not None:
            self._write(self._builder)
        return self._written

    def _write(self, builder: SegmentBuilder) -> None:
        name = secrets.token_hex(8)
        builder.write(self._folder / f"{BEGINNING}{name}{ENDING}")
        self._written.append(Written(name, builder.documents))
        self._builder = None


def build_segments(batches: Any, pipe: "Connection[Any, Any]", stream: SegmentStream) -> None:
    """Build segments of all batches in a queue until None comes; send back what was written, or the error."""
    begin_life()
    try:
        for batch in _until_none(batches):
            stream.add(batch)
        pipe.send(stream.finished())
    except Exception as error:
        pipe.send(error)


def _until_none(batches: Any) -> Iterator[list[Row]]:
    while (batch := batches.get()) is not None:
        yield batch
