"""How far a run is: a bar on a terminal, a line every few seconds elsewhere; both cost next to nothing."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

import click
from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from index.build import Progress, Watch
from web.commands.stop import Interrupted

BAR_EVERY_S = 0.1
LINE_EVERY_S = 5.0
FINISHING = "writing the index"
SETTLED_S = 2.0  # before that a rate says nothing about the time left


@contextmanager
def watched() -> Iterator[Watch]:
    """A watch for the run in the block; Ctrl-C ends it with a sentence, for a stopped run changes nothing."""
    shown = _bar() if sys.stderr.isatty() else nullcontext(every(LINE_EVERY_S, Lines(), first_after=LINE_EVERY_S))
    try:
        with _no_interrupt_lost() as look, shown as show:

            def watch(progress: Progress) -> None:
                look()
                show(progress)

            yield watch
    except KeyboardInterrupt:
        raise Interrupted("stopped; the index is as it was") from None


@contextmanager
def _no_interrupt_lost() -> Iterator[Callable[[], None]]:
    """A look that raises a KeyboardInterrupt which fell into a finaliser, where Python prints and drops it."""
    lost = False
    before = sys.unraisablehook

    def keep(dropped: "sys.UnraisableHookArgs") -> None:
        nonlocal lost
        if dropped.exc_type is KeyboardInterrupt:
            lost = True
        else:
            before(dropped)

    def look() -> None:
        if lost:
            raise KeyboardInterrupt

    sys.unraisablehook = keep
    try:
        yield look
    finally:
        sys.unraisablehook = before


def every(seconds: float, watch: Watch, first_after: float = 0.0) -> Watch:
    """The watch, called no more often than that; once it was called, also as soon as everything is read."""
    due, told, all_told = time.monotonic() + first_after, False, False

    def throttled(progress: Progress) -> None:
        nonlocal due, told, all_told
        now = time.monotonic()
        if now >= due or (told and is_read(progress) and not all_told):
            due, told, all_told = now + seconds, True, is_read(progress)
            watch(progress)

    return throttled


class Lines:
    """Says how far the run is in one plain line a call, on stderr."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()

    def __call__(self, progress: Progress) -> None:
        click.echo(said(progress, self._clock() - self._began), err=True)


def said(progress: Progress, elapsed_s: float) -> str:
    """ "12,000 read, 11,800 indexed, 410 stories/s, about 2 min left"."""
    parts = [f"{progress.read:,} read", f"{progress.indexed:,} indexed", rate(progress.indexed, elapsed_s)]
    if is_read(progress):
        parts.append(FINISHING)
    elif elapsed_s >= SETTLED_S and progress.done_bytes:
        left = elapsed_s * (progress.total_bytes - progress.done_bytes) / progress.done_bytes
        parts.append(f"about {words_for(left)} left")
    return ", ".join(parts)


def is_read(progress: Progress) -> bool:
    """Whether all sources are read; what is left is to write the index out."""
    return progress.done_bytes >= progress.total_bytes


def rate(stories: int, seconds: float) -> str:
    """ "410 stories/s", or fewer than ten with a decimal."""
    a_second = stories / seconds if seconds > 0 else 0.0
    return f"{a_second:,.0f} stories/s" if a_second >= 10 else f"{a_second:.1f} stories/s"


def words_for(seconds: float) -> str:
    """A span of time as one would say it: "40 s", "3 min", "2 h 10 min"."""
    if seconds < 100:
        return f"{max(0, seconds):.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


@contextmanager
def _bar() -> Iterator[Watch]:
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    began = time.monotonic()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("finding the files", total=None)

        def show(progress: Progress) -> None:
            speed = FINISHING if is_read(progress) else rate(progress.indexed, time.monotonic() - began)
            total = None if is_read(progress) else progress.total_bytes
            bar.update(task, description=f"{progress.read:,} read, {speed}", completed=progress.done_bytes, total=total)

        yield every(BAR_EVERY_S, show)
