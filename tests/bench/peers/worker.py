"""One engine in a process of its own, which answers over a pipe and measures itself."""

import contextlib
import os
import resource
import time
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.bench.memory import family
from tests.bench.peers.engine import Seen, load
from tests.bench.peers.stories import Question, batches

ANSWER_WITHIN_S = 6 * 3600  # the longest that one command may take; indexing a million stories with the slowest


@dataclass(slots=True)
class Indexed:
    """What indexing cost, from the first story added to an index that can be searched."""

    stories: int
    wall_s: float  # without the reading of the stories by the worker's own thread; other threads go on meanwhile
    cpu_s: float  # of all threads and processes, without that reading
    reading_s: float  # wall time that was left out
    settling_s: float  # wall time until it has ended what it does by itself afterwards
    settling_cpu_s: float
    version: str


@dataclass(slots=True)
class Paged:
    """One page and what it cost."""

    wall_s: float
    cpu_s: float
    seen: Seen


class Worker:
    """The parent's end: starts the process, passes commands on, ends it."""

    def __init__(self, name: str, folder: Path) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_answer, args=(theirs, name, folder), daemon=False)
        self._process.start()
        theirs.close()
        self.pid: int = self._process.pid or 0

    def ask(self, command: str, *arguments: Any) -> Any:
        """Run one of the commands below; RuntimeError with the engine's own words where it fails."""
        self._pipe.send((command, arguments))
        if not self._pipe.poll(ANSWER_WITHIN_S):
            raise RuntimeError(f"{command} took more than {ANSWER_WITHIN_S} s")
        try:
            told, value = self._pipe.recv()
        except EOFError:
            raise RuntimeError(f"{command}: the engine's process has ended") from None
        if told == "error":
            raise RuntimeError(value)
        return value

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):  # it has ended already
            self._pipe.send(("stop", ()))
        self._process.join(60)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _answer(pipe: Connection, name: str, folder: Path) -> None:
    """Run commands until there are no more, or the parent is gone; what the engine has started ends with it."""
    engine: Any = load(name)(folder)
    commands = {"index": _index, "open": _open, "page": _page, "memory": _memory}
    with contextlib.closing(engine), contextlib.suppress(EOFError, BrokenPipeError):
        while (asked := pipe.recv())[0] != "stop":
            command, arguments = asked
            try:
                answer = ("done", commands[command](engine, *arguments))
            except Exception as error:
                answer = ("error", f"{name} {command}: {type(error).__name__}: {error}")
            pipe.send(answer)


def _index(engine: Any, corpus: Path) -> Indexed:
    began, began_cpu, left_out, left_out_cpu, count = time.perf_counter(), cpu_s(), 0.0, 0.0, 0
    rest = batches(corpus)
    while True:
        at, at_cpu = time.perf_counter(), time.thread_time()
        prepared = engine.prepared(next(rest, []))
        left_out += time.perf_counter() - at
        left_out_cpu += time.thread_time() - at_cpu
        if not prepared:
            break
        engine.add(prepared)
        count += len(prepared)
    engine.commit()
    wall, cpu = time.perf_counter() - began, cpu_s() - began_cpu
    engine.settle()
    settling, settling_cpu = time.perf_counter() - began - wall, cpu_s() - began_cpu - cpu
    return Indexed(count, wall - left_out, cpu - left_out_cpu, left_out, settling, settling_cpu, engine.version)


def _open(engine: Any) -> float:
    """Seconds until it is ready."""
    began = time.perf_counter()
    engine.open()
    return time.perf_counter() - began


def _page(engine: Any, question: Question) -> Paged:
    typed = engine.typed(question)
    below = _children_s()
    wall, cpu = time.perf_counter(), time.process_time()
    page = engine.page(typed)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return Paged(wall, cpu + _children_s() - below, engine.seen(page))


def _memory(engine: Any) -> dict[str, float]:
    """MB that the worker, and any process it has started, has for itself alone, and of files mapped.

    Its own are anonymous pages (heap, stacks, arrays) and shared memory that is no file. Mapped files, programs and
    the index, are the kernel's to take back and one copy for all workers, so they are told apart.
    """
    sums = {"own_mb": 0.0, "mapped_files_mb": 0.0}
    for pid in family(os.getpid()):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            name, _, value = line.partition(":")
            if name in ("Pss_Anon", "Pss_Shmem", "SwapPss"):
                sums["own_mb"] += int(value.split()[0]) / 1024
            elif name == "Pss_File":
                sums["mapped_files_mb"] += int(value.split()[0]) / 1024
    return sums


def cpu_s() -> float:
    """CPU seconds of this process with all its threads and all processes below it, ended or not."""
    return time.process_time() + _children_s()


def _children_s() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime + sum(_running_s(pid) for pid in family(os.getpid())[1:])


def _running_s(pid: int) -> float:
    """CPU seconds of one other process; to the nanosecond of its threads, to a tick of those it has waited for."""
    try:
        nanoseconds = [int(path.read_text().split()[0]) for path in Path(f"/proc/{pid}/task").glob("*/schedstat")]
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(nanoseconds) / 1e9 + (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")
