"""Cleans pages on all cores, in the order in which they were read."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from types import TracebackType
from typing import Self

from index.article import Article
from index.config import Config
from index.extract import extract
from index.page import Page, Skip

ALONE = 24  # HTML pages that are cleaned before other processes are started, which takes a second
AHEAD = 4  # pages a process may be ahead of the one that is waited for; bounds memory
CRASHED = "crashed the reader"

Clean = Callable[[Page, Config], Article | Skip]
Result = Article | Skip


class CleaningPool:
    """Processes that clean HTML pages; plain text costs less than to send it to them."""

    def __init__(self, config: Config, clean: Clean = extract, alone: int = ALONE) -> None:
        self._config = config
        self._clean = clean
        self._left_alone = alone
        self._jobs = config.jobs or os.cpu_count() or 1
        self._executor: ProcessPoolExecutor | None = None

    def results(self, items: Iterable[Page | Skip]) -> Iterator[tuple[Page | Skip, Result]]:
        """Each item with what became of it, in order."""
        waiting: deque[tuple[Page | Skip, Future[Result] | Result]] = deque()
        for item in items:
            waiting.append((item, self._begin(item)))
            while waiting and (len(waiting) > self._jobs * AHEAD or not isinstance(waiting[0][1], Future)):
                yield self._finish(*waiting.popleft())
        while waiting:
            yield self._finish(*waiting.popleft())

    def _begin(self, item: Page | Skip) -> Future[Result] | Result:
        if isinstance(item, Skip):
            return item
        if item.kind != "html" or self._jobs == 1:
            return self._clean(item, self._config)
        if self._left_alone > 0:
            self._left_alone -= 1
            return self._clean(item, self._config)
        return self._send(item)

    def _finish(self, item: Page | Skip, begun: Future[Result] | Result) -> tuple[Page | Skip, Result]:
        if not isinstance(begun, Future):
            return item, begun
        assert isinstance(item, Page)
        try:
            return item, begun.result()
        except BrokenProcessPool:
            return item, self._once_more(item)

    def _send(self, page: Page) -> Future[Result]:
        if self._executor is None:
            self._executor = self._processes(self._jobs)
        try:
            return self._executor.submit(self._clean, page, self._config)
        except BrokenProcessPool:
            self._stop()
            return self._send(page)

    def _once_more(self, page: Page) -> Result:
        """Clean a page that was under way when a process died, by itself: was it this one?"""
        with self._processes(1) as executor:
            try:
                return executor.submit(self._clean, page, self._config).result()
            except BrokenProcessPool:
                return Skip(page.origin, CRASHED, "the program that cleans pages died of it")

    def _processes(self, number: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(number, get_context("spawn"), initializer=_begin_life)

    def _stop(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()


def _begin_life() -> None:
    """Leave Ctrl-C to the parent, and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
