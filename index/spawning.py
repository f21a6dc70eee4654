"""Starts processes beside the first, and how each of them begins its life."""

import os
import signal
import threading
from multiprocessing import connection, parent_process
from multiprocessing.context import SpawnProcess


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


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
