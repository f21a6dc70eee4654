"""The life of a process that cleans pages: it takes a batch, cleans it, hands it back."""

import resource
import time
from collections.abc import MutableSequence
from multiprocessing.connection import Connection
from pathlib import Path

from index.batch import Batch, Clean, clean_batch
from index.config import Config
from index.spawning import begin_life

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


def _bound_memory() -> None:
    """Never take all of the machine's memory; elsewhere than on Linux the limit is not kept anyway."""
    sizes = Path("/proc/self/statm")
    if sizes.exists():
        limit = int(sizes.read_text().split()[0]) * resource.getpagesize() + MEMORY_BYTES
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit if most < 0 else min(limit, most), most))
