"""The life of a process beside the first; of one that cleans pages: it takes a batch, cleans it, hands it back."""

import os
import resource
import signal
import threading
import time
from collections.abc import MutableSequence
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from index.batch import Batch, Clean, clean_batch
from index.config import Config

MEMORY_BYTES = 1 << 30  # that a page may need beyond what the process has at its start
IDLE = -1.0  # in place of a page's number


def work(pipe: "Connection[object, Batch]", config: Config, clean: Clean, now: MutableSequence[float]) -> None:
    """Clean batches until the pipe is closed.

    now  shared with the parent: the number of the page that is cleaned, IDLE between batches, and since when
    """
    begin_life()
    _bound_memory()

    def begin(number: float) -> None:
        now[1] = time.monotonic()
        now[0] = number

    while True:
        try:
            batch = pipe.recv()
        except EOFError:
            return
        try:
            result: object = clean_batch(batch, config, clean, begin)
        except Exception as error:  # a setting that cannot be used; raised again in the parent
            result = error
        begin(IDLE)
        pipe.send(result)


def begin_life() -> None:
    """Leave Ctrl-C to the parent, and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def start_deaf(process: SpawnProcess) -> None:
    """Start a process that never hears Ctrl-C, not even while it loads its modules; the parent hears it soon after."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _bound_memory() -> None:
    """Never take all of the machine's memory; elsewhere than on Linux the limit is not kept anyway."""
    sizes = Path("/proc/self/statm")
    if sizes.exists():
        limit = int(sizes.read_text().split()[0]) * resource.getpagesize() + MEMORY_BYTES
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit if most < 0 else min(limit, most), most))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
