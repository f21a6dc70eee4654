"""Cleaning on several cores: the same results in the same order, whatever happens to a process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import count, islice
from multiprocessing import active_children
from pathlib import Path

import pytest

from index.article import Article
from index.batch import CRASHED, TOO_MUCH_MEMORY, TOO_SLOW, Batch, Clean, articles_in, batches
from index.config import Config
from index.errors import ConfigError, MicroficheError
from index.page import Origin, Page, Skip
from index.pool import AHEAD, ALONE_BATCH, CleaningPool
from tests.archives import article

SLEEPER = """
import sys
from pathlib import Path
from index.batch import Batch
from index.config import Config
from index.page import Origin, Page
from index.pool import CleaningPool
from tests.test_pool import say_and_sleep

pages = [Batch((Page(Origin(Path("p"), str(n)), "html", sys.argv[1]),)) for n in range(9)]
with CleaningPool(Config(jobs=2), say_and_sleep, alone=0) as pool:
    list(pool.results(pages))
"""


def page(number: int, content: str = "") -> Page:
    return Page(Origin(Path("p"), str(number)), "html", content)


def in_twos(pages: Iterable[Page]) -> Iterator[Batch]:
    """Batches of two pages each."""
    waiting = iter(pages)
    while some := tuple(islice(waiting, 2)):
        yield Batch(some)


def cleaned(
    pages: Iterable[Page], clean: Clean, alone: int = 0, jobs: int = 2, **settings: int
) -> list[Article | Skip]:
    """What becomes of the pages, in the order of the batches; in each the articles before the skips."""
    with CleaningPool(Config(jobs=jobs, **settings), clean, alone) as pool:  # type: ignore[arg-type]
        return [
            one
            for _, found in pool.results(in_twos(pages))
            for one in (*(article for article, _ in articles_in(found.block)), *found.skips)
        ]


def names(found: Iterable[Article | Skip]) -> list[str]:
    return [one.id if isinstance(one, Article) else one.reason for one in found]


def late_where_even(page: Page, config: Config) -> Article | Skip:
    """Runs in the pool's processes."""
    time.sleep(0.02 if int(page.origin.name) % 2 == 0 else 0)
    return article(page.origin.name, str(os.getpid()))


def misbehave(page: Page, config: Config) -> Article | Skip:
    """Runs in the pool's processes; does what the page says."""
    match page.content.partition(" "):
        case ("die", _, _):
            os._exit(9)
        case ("mark", _, marker) if not Path(marker).exists():
            Path(marker).touch()
            os._exit(9)
        case ("fail", _, _):
            raise ValueError("no such tag")
        case ("wait", _, _):
            wait_stubbornly()
        case ("hang", _, _):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})  # as code does that never comes back to Python
            time.sleep(600)
        case ("eat", _, _):
            bytearray(3 << 30)
        case ("setting", _, _):
            raise ConfigError("a setting that cannot be used")
    return article(page.origin.name, str(os.getpid()))


def wait_stubbornly() -> None:
    """As a library does that takes every error for a flaw of the page."""
    for _ in range(600):
        with suppress(Exception):
            time.sleep(1)


def say_and_sleep(page: Page, config: Config) -> Article | Skip:
    """Runs in the pool's processes; says which one it is in the folder that the page names."""
    (Path(page.content) / str(os.getpid())).touch()
    time.sleep(600)
    raise AssertionError("slept through")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("alone", [0, 10])
def test_results_come_in_the_order_of_the_pages(jobs: int, alone: int) -> None:
    found = cleaned((page(n, "x") for n in range(20)), late_where_even, alone, jobs)
    assert names(found) == [str(n) for n in range(20)]


def test_pages_are_cleaned_by_other_processes_once_there_is_enough_of_them() -> None:
    found = cleaned((page(n, "12345") for n in range(12)), late_where_even, alone=21)
    texts = [one.text for one in found if isinstance(one, Article)]
    assert [text == str(os.getpid()) for text in texts] == [True] * 4 + [False] * 8
    assert len(set(texts[4:])) <= 2


def test_a_very_long_page_is_never_cleaned_in_this_process() -> None:
    found = cleaned([page(0, "x" * (ALONE_BATCH + 1))], late_where_even, alone=10 * ALONE_BATCH)
    assert [one.text != str(os.getpid()) for one in found if isinstance(one, Article)] == [True]


@pytest.mark.parametrize(
    ("orders", "reasons"),
    [
        ({3: "die", 4: "die"}, {3: CRASHED, 4: CRASHED}),
        ({2: "fail"}, {2: CRASHED}),
        ({5: "eat"}, {5: TOO_MUCH_MEMORY}),
        ({0: "wait"}, {0: TOO_SLOW}),
        ({1: "hang"}, {1: TOO_SLOW}),
    ],
    ids=["dies", "fails", "eats memory", "takes long", "hangs"],
)
def test_a_page_that_harms_its_process_is_skipped_and_no_other_is_lost(
    orders: dict[int, str], reasons: dict[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.pool.GRACE_S", 0.5)
    found = cleaned([page(n, orders.get(n, "")) for n in range(8)], misbehave, page_seconds=1)
    skipped = {int(str(one.origin)): one.reason for one in found if isinstance(one, Skip)}
    assert skipped == reasons
    assert [one.id for one in found if isinstance(one, Article)] == [str(n) for n in range(8) if n not in reasons]


@pytest.mark.parametrize("order", ["eat", "wait"])
def test_a_process_in_which_a_page_was_stopped_is_not_used_again(order: str) -> None:
    found = cleaned([page(n, order if n == 1 else "x") for n in range(6)], misbehave, jobs=1, page_seconds=1)
    before, *after = [one.text for one in found if isinstance(one, Article)]
    assert len(after) == 4
    assert before not in after


def test_a_process_that_dies_once_costs_no_page(tmp_path: Path) -> None:
    found = cleaned([page(n, f"mark {tmp_path / 'died'}" if n == 3 else "") for n in range(8)], misbehave)
    assert names(found) == [str(n) for n in range(8)]
    assert (tmp_path / "died").exists()


@pytest.mark.parametrize("alone", [0, 1000], ids=["in a process", "in this one"])
def test_a_page_that_takes_too_long_is_skipped_with_the_setting_that_says_so(alone: int) -> None:
    found = cleaned([page(0, "wait"), page(1)], misbehave, alone, page_seconds=1)
    assert found[1] == Skip(page(0).origin, TOO_SLOW, "more than 1 s (page_seconds)")
    assert names(found)[0] == "1"


def test_a_setting_that_cannot_be_used_ends_the_run() -> None:
    with pytest.raises(ConfigError, match="a setting that cannot be used"):
        cleaned([page(0), page(1, "setting")], misbehave)


class Fatal:
    """A way to clean that ends the process to which it is sent."""

    def __call__(self, page: Page, config: Config) -> Article | Skip:
        raise AssertionError

    def __reduce__(self) -> tuple[Callable[[int], object], tuple[int]]:
        return os._exit, (9,)


def test_processes_that_cannot_begin_end_the_run_with_a_sentence() -> None:
    with pytest.raises(MicroficheError, match="the processes that clean pages end at their start"):
        cleaned([page(0, "x")], Fatal())


def test_pages_are_never_cleaned_in_this_process_again_once_others_have_begun() -> None:
    pages = [page(n, content) for n, content in enumerate(["12345", "12345", "12345", "12345", "1", "1"])]
    texts = [one.text for one in cleaned(pages, late_where_even, alone=15) if isinstance(one, Article)]
    assert [text == str(os.getpid()) for text in texts] == [True] * 2 + [False] * 4


def test_there_are_as_many_processes_as_jobs_and_none_is_left_at_the_end() -> None:
    texts = [one.text for one in cleaned(map(page, range(12)), late_where_even, jobs=1) if isinstance(one, Article)]
    assert (len(texts), len(set(texts))) == (12, 1)
    assert active_children() == []


class DiesAtFirst:
    """A way to clean that ends the first processes to which it is sent."""

    def __init__(self, folder: Path, deaths: int) -> None:
        self._sent = str(folder), deaths

    def __call__(self, page: Page, config: Config) -> Article | Skip:
        raise AssertionError

    def __reduce__(self) -> tuple[Callable[[str, int], Clean], tuple[str, int]]:
        return received, self._sent


def received(folder: str, deaths: int) -> Clean:
    """Runs where a process begins; ends it as long as too few have."""
    before = len(list(Path(folder).iterdir()))
    (Path(folder) / str(before)).touch()
    if before < deaths:
        os._exit(9)
    return late_where_even


def test_two_processes_that_end_at_their_start_cost_no_page(tmp_path: Path) -> None:
    assert names(cleaned([page(0), page(1)], DiesAtFirst(tmp_path, 2), jobs=1)) == ["0", "1"]


def test_a_page_that_killed_its_process_is_skipped_with_the_reason() -> None:
    found = cleaned([page(0, "die"), page(1)], misbehave)
    assert found[1] == Skip(page(0).origin, CRASHED, "the program that cleans pages died of it")
    assert names(found)[0] == "1"


def test_reading_runs_only_a_little_ahead() -> None:
    read = count()
    pages = (page(next(read)) for _ in range(100))
    with CleaningPool(Config(jobs=2), late_where_even, alone=0) as pool:
        next(iter(pool.results(Batch((one,)) for one in pages)))
    assert next(read) == 2 * AHEAD + 1


def test_batches_hold_no_more_than_they_may() -> None:
    pages = [page(n, "x" * 100_000) for n in range(7)]
    assert [len(batch.items) for batch in batches(pages)] == [3, 3, 1]
    assert [len(batch.items) for batch in batches(map(page, range(250)))] == [100, 100, 50]


def test_no_process_outlives_a_killed_parent(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", SLEEPER, str(tmp_path)], cwd=Path(__file__).parent.parent)
    wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
    parent.kill()
    parent.wait()
    children = [int(path.name) for path in tmp_path.iterdir()]
    wait_until(lambda: not any(alive(pid) for pid in children))


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended but was not yet fetched does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something to become true, or fail."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
