"""Cleans batches of pages on all cores and hands them back in the order in which they were read."""

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import connection, get_context
from types import TracebackType
from typing import Any, Self

from index.batch import CRASHED, TOO_MUCH_MEMORY, TOO_SLOW, Batch, Clean, Cleaned, characters, clean_batch, too_slow
from index.config import Config
from index.errors import MicroficheError
from index.extract import extract
from index.page import Page, Skip
from index.spawning import start_deaf
from index.worker import IDLE, work

ALONE = 2_000_000  # characters that are cleaned before other processes are started, which takes a second
ALONE_BATCH = 500_000  # a page longer than this is never cleaned in the parent, where its memory has no bounds
AHEAD = 3  # batches a process may be ahead of the one that is waited for; bounds memory
LOOK_EVERY_S = 1.0
GRACE_S = 5.0  # beyond page_seconds; a page that did not hear its own alarm by then hangs
STOPPED = (TOO_SLOW, TOO_MUCH_MEMORY)  # after such a page a process may be in any state, and is not used again
_CONTEXT = get_context("spawn")


@dataclass(slots=True)
class _Task:
    """One batch on its way."""

    batch: Batch
    result: Cleaned | None = None
    suspect: int | None = None  # the page at which a process died once
    failed_starts: int = 0


class CleaningPool:
    """Processes that clean; a page that kills its process, or hangs in it, costs no other page."""

    def __init__(self, config: Config, clean: Clean = extract, alone: int = ALONE) -> None:
        self._config = config
        self._clean = clean
        self._left_alone = alone
        self._jobs = config.jobs or os.cpu_count() or 1
        self._waiting: deque[_Task] = deque()
        self._workers: list[_Worker] = []

    def results(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Cleaned]]:
        """Each batch with what became of it, in order."""
        under_way: deque[_Task] = deque()
        for batch in batches:
            under_way.append(self._begin(batch))
            yield from self._finished(under_way, self._jobs * AHEAD)
        yield from self._finished(under_way, 0)

    def _begin(self, batch: Batch) -> _Task:
        size = characters(batch)
        if size < self._left_alone and size <= ALONE_BATCH:
            self._left_alone -= size
            return _Task(batch, clean_batch(batch, self._config, self._clean))
        self._left_alone = 0
        task = _Task(batch)
        self._waiting.append(task)
        return task

    def _finished(self, under_way: deque[_Task], most: int) -> Iterator[tuple[Batch, Cleaned]]:
        """The first tasks as far as they are done; waits while more than `most` are under way."""
        while under_way:
            self._hand_out()
            first = under_way[0]
            if first.result is not None:
                under_way.popleft()
                yield first.batch, first.result
            elif len(under_way) > most:
                self._look(LOOK_EVERY_S)
            elif not self._look(0):
                return

    def _hand_out(self) -> None:
        while self._waiting and (idle := self._idle()):
            idle.take(self._waiting.popleft())

    def _idle(self) -> "_Worker | None":
        """A process without a batch, started if need be; None where all are busy."""
        idle = next((worker for worker in self._workers if worker.task is None), None)
        if idle is None and len(self._workers) < self._jobs:
            idle = _Worker(self._config, self._clean)
            self._workers.append(idle)
        return idle

    def _look(self, seconds: float) -> bool:
        """Fetch what the processes have done, waiting so long for the first; whether there was anything."""
        busy = {worker.pipe: worker for worker in self._workers if worker.task is not None}
        ready = connection.wait(list(busy), seconds)
        for pipe in ready:
            worker = busy[pipe]  # type: ignore[index]
            result = worker.fetch()
            if result is None:
                self._bury(worker)
            elif any(skip.reason in STOPPED for skip in result.skips):
                self._workers.remove(worker)
                worker.end()
        for worker in [worker for worker in self._workers if worker.hangs(self._config.page_seconds + GRACE_S)]:
            self._bury(worker, hung=True)
        return bool(ready)

    def _bury(self, worker: "_Worker", *, hung: bool = False) -> None:
        """End a process that died or hangs; its batch is cleaned anew, in the end without the page at fault."""
        self._workers.remove(worker)
        task, number = worker.end()
        if number is None:
            task.failed_starts += 1
            if task.failed_starts == 3:
                raise MicroficheError("the processes that clean pages end at their start; is there memory for them?")
        elif hung or task.suspect == number:
            task.batch = _without(task.batch, number, self._config, hung=hung)
        else:
            task.suspect = number
        self._waiting.appendleft(task)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()


class _Worker:
    """One process, and the batch it has."""

    def __init__(self, config: Config, clean: Clean) -> None:
        self.task: _Task | None = None
        self.pipe, theirs = _CONTEXT.Pipe()
        self._now: Any = _CONTEXT.Array("d", [IDLE, 0.0], lock=False)
        self._process = _CONTEXT.Process(target=work, args=(theirs, config, clean, self._now), daemon=True)
        start_deaf(self._process)
        theirs.close()

    def take(self, task: _Task) -> None:
        """Begin with a batch."""
        self.task = task
        self._now[0] = IDLE
        with suppress(OSError):  # it died; fetching will tell
            self.pipe.send(task.batch)

    def fetch(self) -> Cleaned | None:
        """Take what the process hands back; None where it died instead. Raises what the cleaning raised."""
        assert self.task is not None
        try:
            result: Cleaned | Exception = self.pipe.recv()
        except (EOFError, OSError):
            return None
        if isinstance(result, Exception):
            raise result
        self.task.result, self.task = result, None
        return result

    def hangs(self, seconds: float) -> bool:
        """Whether one page has taken longer than that."""
        number, since = self._now
        return self.task is not None and number != IDLE and time.monotonic() - since > seconds

    def end(self) -> tuple[_Task, int | None]:
        """Kill the process; gives the batch it had, and which page of it was being cleaned."""
        number = int(self._now[0])
        self._process.kill()
        self._process.join()
        self.pipe.close()
        return self.task or _Task(Batch(())), None if number == IDLE else number


def _without(batch: Batch, number: int, config: Config, *, hung: bool) -> Batch:
    """The batch with a skip in place of a page."""
    page = batch.items[number]
    assert isinstance(page, Page)
    skip = too_slow(page, config) if hung else Skip(page.origin, CRASHED, "the program that cleans pages died of it")
    return replace(batch, items=(*batch.items[:number], skip, *batch.items[number + 1 :]))
