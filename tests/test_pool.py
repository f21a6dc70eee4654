"""Cleaning on several cores: the same results in the same order, whatever happens to a process."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.article import Article
from index.config import Config
from index.page import Origin, Page, Skip
from index.pool import AHEAD, CRASHED, CleaningPool
from tests.archives import article

SLEEPER = """
import sys, time
from pathlib import Path
from index.config import Config
from index.page import Origin, Page
from index.pool import CleaningPool
from tests.test_pool import say_and_sleep

pages = [Page(Origin(Path("p"), str(n)), "html", sys.argv[1]) for n in range(9)]
with CleaningPool(Config(jobs=2), say_and_sleep, alone=0) as pool:
    list(pool.results(pages))
"""


def page(number: int, content: str = "", kind: str = "html") -> Page:
    return Page(Origin(Path("p"), str(number)), kind, content)  # type: ignore[arg-type]


def late_where_even(page: Page, config: Config) -> Article | Skip:
    """Runs in the pool's processes."""
    time.sleep(0.02 if int(page.origin.name) % 2 == 0 else 0)
    return article(page.origin.name, str(os.getpid()))


def die_of_poison(page: Page, config: Config) -> Article | Skip:
    """Runs in the pool's processes."""
    if page.content == "poison":
        os._exit(9)
    return article(page.origin.name, "alive")


def say_and_sleep(page: Page, config: Config) -> Article | Skip:
    """Runs in the pool's processes; says which one it is in the folder that the page names."""
    (Path(page.content) / str(os.getpid())).touch()
    time.sleep(600)
    raise AssertionError("slept through")


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_pages(jobs: int) -> None:
    items = [page(n, kind="text" if n % 3 == 0 else "html") for n in range(20)]
    with CleaningPool(Config(jobs=jobs), late_where_even, alone=2) as pool:
        found = list(pool.results(items))
    assert [item for item, _ in found] == items
    assert [result.id for _, result in found if isinstance(result, Article)] == [str(n) for n in range(20)]


def test_html_is_cleaned_by_other_processes_once_there_is_enough_of_it() -> None:
    with CleaningPool(Config(jobs=2), late_where_even, alone=2) as pool:
        texts = [result.text for _, result in pool.results(map(page, range(12))) if isinstance(result, Article)]
    assert [text == str(os.getpid()) for text in texts] == [True] * 2 + [False] * 10
    assert len(set(texts[2:])) <= 2


def test_a_page_that_kills_its_process_is_skipped_and_no_other_is_lost() -> None:
    items = [page(n, "poison" if n in (3, 4) else "") for n in range(10)]
    with CleaningPool(Config(jobs=2), die_of_poison, alone=0) as pool:
        found = [result for _, result in pool.results(items)]
    assert [result.reason for result in found if isinstance(result, Skip)] == [CRASHED, CRASHED]
    assert [result.id for result in found if isinstance(result, Article)] == [
        str(n) for n in range(10) if n not in (3, 4)
    ]


def test_reading_runs_only_a_little_ahead() -> None:
    read: list[int] = []

    def pages() -> Iterator[Page]:
        for n in range(100):
            read.append(n)
            yield page(n)

    with CleaningPool(Config(jobs=2), late_where_even, alone=0) as pool:
        next(iter(pool.results(pages())))
    assert len(read) == 2 * AHEAD + 1


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
