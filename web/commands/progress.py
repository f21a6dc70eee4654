"""How far a run is: a bar on a terminal, a line every few seconds elsewhere; both cost next to nothing."""

import signal
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
NEXT = {"reading": "learning what repeats", "indexing": "writing the index"}  # step → what comes when it is done
Show = Callable[[Progress, float], None]  # how far the run is, and for how many seconds its step has been going on
SETTLED_S = 2.0  # before that a rate says nothing about the time left


@contextmanager
def watched() -> Iterator[Watch]:
    """A watch for the run in the block; Ctrl-C or SIGTERM ends it with a sentence: a stopped run changes nothing."""
    shown = _bar() if sys.stderr.isatty() else nullcontext(every(LINE_EVERY_S, print_line, first_after=LINE_EVERY_S))
    try:
        with _stopped_by_sigterm(), _no_interrupt_lost() as look, shown as show:

            def watch(progress: Progress) -> None:
                look()
                show(progress)

            yield watch
    except KeyboardInterrupt:
        raise Interrupted("stopped; the index is as it was") from None


@contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """SIGTERM in the block is as Ctrl-C, so that a run which a service manager stops clears up too."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


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


def every(seconds: float, show: Show, first_after: float = 0.0) -> Watch:
    """A watch that shows no more often than that; once it did, also as soon as a step is done."""
    due, told, done = time.monotonic() + first_after, False, False
    clock = StepClock()

    def throttled(progress: Progress) -> None:
        nonlocal due, told, done
        now, elapsed_s = time.monotonic(), clock.elapsed_s(progress)
        if now >= due or (told and is_done(progress) and not done):
            due, told = now + seconds, True
            show(progress, elapsed_s)
        done = is_done(progress)

    return throttled


class StepClock:
    """How long the step that a run is at has been going on."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()
        self._step = "reading"

    def elapsed_s(self, progress: Progress) -> float:
        """Seconds; counts anew from the first call with another step."""
        if progress.step != self._step:
            self._step, self._began = progress.step, self._clock()
        return self._clock() - self._began


def print_line(progress: Progress, elapsed_s: float) -> None:
    """Say how far the run is in one plain line on stderr."""
    click.echo(said(progress, elapsed_s), err=True)


def said(progress: Progress, elapsed_s: float) -> str:
    """ "12,000 read and cleaned, 410 inputs/s, about 2 min left"; `elapsed_s` is of this step."""
    parts = [counted(progress), speed(progress, elapsed_s)]
    if is_done(progress):
        parts.append(NEXT[progress.step])
    elif elapsed_s >= SETTLED_S and progress.done:
        left = elapsed_s * (progress.total - progress.done) / progress.done
        parts.append(f"about {words_for(left)} left" + (", then indexing" if progress.step == "reading" else ""))
    return ", ".join(parts)


def counted(progress: Progress) -> str:
    """ "12,000 read and cleaned", then "9,000 of 12,000 indexed"; those are folded ones as well."""
    if progress.step == "reading":
        return f"{progress.read:,} read and cleaned"
    return f"{progress.done:,} of {progress.total:,} indexed"


def speed(progress: Progress, elapsed_s: float) -> str:
    """ "410 inputs/s" of the step."""
    return rate(progress.read, elapsed_s, "inputs") if progress.step == "reading" else rate(progress.done, elapsed_s)


def is_done(progress: Progress) -> bool:
    """Whether the step is."""
    return progress.done >= progress.total


def rate(count: int, seconds: float, of: str = "stories") -> str:
    """ "410 stories/s", or fewer than ten with a decimal."""
    a_second = count / seconds if seconds > 0 else 0.0
    return f"{a_second:,.0f} {of}/s" if a_second >= 10 else f"{a_second:.1f} {of}/s"


def words_for(seconds: float) -> str:
    """A span of time as one would say it: "40 s", "3 min", "2 h 10 min"."""
    if seconds < 100:
        return f"{max(0, seconds):.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


@contextmanager
def _bar() -> Iterator[Watch]:
    """A bar for each step, below one another."""
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {"reading": bar.add_task("finding the files", total=None)}

        def show(progress: Progress, elapsed_s: float) -> None:
            if progress.step not in tasks:
                tasks[progress.step] = bar.add_task("", total=None)
            text = NEXT[progress.step] if is_done(progress) else speed(progress, elapsed_s)
            total = progress.total if progress.step == "reading" or not is_done(progress) else None
            description = f"{counted(progress)}, {text}"
            bar.update(tasks[progress.step], description=description, completed=progress.done, total=total)

        yield every(BAR_EVERY_S, show)
