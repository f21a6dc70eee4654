"""Builds segments on all cores."""

import queue
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from index.article import Article
from index.errors import MicroficheError
from index.schema import ARTICLE
from index.segment.rows import Row, row_of
from index.segment.writing import SegmentStream, Written, build_segments
from index.spawning import start_deaf

ALONE = 2_000  # articles that are built here before other processes are started, which takes a second
TOGETHER = 200  # articles that are handed over at once
MUCH = 1 << 23  # characters of articles that are handed over however few they are; bounds memory
AHEAD = 3  # such batches that may wait for a process; bounds memory
LOOK_EVERY_S = 1.0
_CONTEXT = get_context("spawn")
_DIED = "a process that builds the index ended before its time; is there memory for {0} of them (jobs, index_memory)?"


class SegmentPool:
    """Deals articles out to processes in turns, so that the same articles give the same segments."""

    def __init__(self, folder: Path, language: str, jobs: int, memory_bytes: int) -> None:
        self._stream = SegmentStream(folder, language, memory_bytes // jobs)  # for the first process, or for none
        self._streams = [SegmentStream(folder, language, memory_bytes // jobs) for _ in range(jobs)]
        self._held: list[Row] = []
        self._characters = 0  # of these
        self._workers: list[_Worker] = []
        self._turn = 0

    def add(self, article: Article, copy_of: str | None) -> None:
        """Take an article."""
        row = row_of(article, copy_of)
        self._held.append(row)
        self._characters += len(row.stored[ARTICLE])
        if len(self._held) >= (TOGETHER if self._workers else ALONE) or self._characters >= MUCH:
            self._deal()

    def finished(self) -> list[Written]:
        """Wait until all is written; the segments in the order of their articles."""
        if not self._workers:
            self._stream.add(self._held)
            return self._stream.finished()
        self._deal()
        for worker in self._workers:
            worker.give(None)
        return [written for worker in self._workers for written in worker.written()]

    def stop(self) -> None:
        """End all processes, whatever they are at."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _deal(self) -> None:
        if not self._workers:
            self._workers = [_Worker(stream, len(self._streams)) for stream in self._streams]
        for start in range(0, len(self._held), TOGETHER):
            self._workers[self._turn].give(self._held[start : start + TOGETHER])
            self._turn = (self._turn + 1) % len(self._workers)
        self._held = []
        self._characters = 0


class _Worker:
    """One process with its queue."""

    def __init__(self, stream: SegmentStream, jobs: int) -> None:
        self._jobs = jobs
        self._batches = _CONTEXT.Queue(AHEAD)
        self._batches.cancel_join_thread()  # else a program waits at its end for a dead process to take the rest
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=build_segments, args=(self._batches, theirs, stream), daemon=True)
        start_deaf(self._process)
        theirs.close()

    def give(self, batch: list[Row] | None) -> None:
        """Queue a batch, or None as the last; MicroficheError where the process died."""
        while True:
            with suppress(queue.Full):
                return self._batches.put(batch, timeout=LOOK_EVERY_S)
            if not self._process.is_alive() or self._pipe.poll():
                self.written()  # raises what went wrong

    def written(self) -> list[Written]:
        """What the process wrote in the end; raises what it raised."""
        try:
            result: Any = self._pipe.recv()
        except (EOFError, OSError):
            raise MicroficheError(_DIED.format(self._jobs)) from None
        if isinstance(result, Exception):
            raise result
        found: list[Written] = result
        return found

    def end(self) -> None:
        """Kill the process if it still runs, and forget what waits for it."""
        self._process.kill()
        self._process.join()
        self._batches.close()
        self._pipe.close()
