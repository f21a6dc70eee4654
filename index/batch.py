"""Pages that are cleaned together, within the time and memory that one page may take."""

import pickle
import signal
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.cleaning.sites import rules_of
from index.codec import article_from_text, article_to_text, removed_to_json
from index.config import Config
from index.errors import MicroficheError
from index.page import Page, Skip
from index.repeats.forms import Forms, forms_of
from index.repeats.sightings import sightings_of
from index.site import article_keys, page_keys

CHARACTERS = 250_000  # of a batch, unless its only page is longer
PAGES = 100
CRASHED = "crashed the reader"
TOO_SLOW = "took too long"
TOO_MUCH_MEMORY = "needs too much memory"
_AGAIN_S = 1.0  # the alarm rings again after this, should a library have swallowed it
_COMPRESSION = 1  # the fastest: 3 kB of story become 1.4

Clean = Callable[[Page, Config], Article | Skip]


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs in the order in which they were read."""

    items: tuple[Page | Skip, ...]
    done: int = 0  # how much of all sources was read with the last of them, in bytes


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What became of a batch."""

    skips: tuple[Skip, ...]
    articles: int
    block: bytes  # the articles, see `articles_in`
    sightings: NDArray[np.uint64]  # (n, 2), see index/repeats/sightings.py
    sites: frozenset[str]  # keys of the settings' sites that its pages belong to


class OutOfTime(BaseException):  # no Exception: libraries catch those and go on
    """A page took longer than it may."""


def batches(items: Iterable[Page | Skip], done: Callable[[], int] = lambda: 0) -> Iterator[Batch]:
    """All items, some at a time."""
    held: list[Page | Skip] = []
    size = 0
    for item in items:
        held.append(item)
        size += _characters(item)
        if size >= CHARACTERS or len(held) == PAGES:
            yield Batch(tuple(held), done())
            held, size = [], 0
    if held:
        yield Batch(tuple(held), done())


def characters(batch: Batch) -> int:
    """How much text the batch's pages have."""
    return sum(map(_characters, batch.items))


def clean_batch(
    batch: Batch, config: Config, clean: Clean, begin: Callable[[int], None] = lambda number: None
) -> Cleaned:
    """Clean the pages one by one; `begin` is told which one is next."""
    skips: list[Skip] = []
    found: list[tuple[Article, Forms]] = []
    sites: set[str] = set()
    for number, item in enumerate(batch.items):
        begin(number)
        result = item if isinstance(item, Skip) else _within_limits(item, config, clean)
        sites |= _sites(item, result, config)
        if isinstance(result, Skip):
            skips.append(result)
        else:
            found.append(result)
    return _cleaned(found, skips, sites)


def _cleaned(found: Sequence[tuple[Article, Forms]], skips: Iterable[Skip], sites: Iterable[str]) -> Cleaned:
    """Articles with their forms, packed."""
    rows = [(article_to_text(article), removed_to_json(article.removed), forms) for article, forms in found]
    sightings = [np.empty((0, 2), np.uint64), *(sightings_of(forms) for _, forms in found)]
    block = zlib.compress(pickle.dumps(rows), _COMPRESSION)
    return Cleaned(tuple(skips), len(found), block, np.concatenate(sightings), frozenset(sites))


def articles_in(block: bytes) -> Iterator[tuple[Article, Forms]]:
    """The articles of a Cleaned, in order."""
    for article, removed, forms in pickle.loads(zlib.decompress(block)):
        yield article_from_text(article, removed), forms


def _within_limits(page: Page, config: Config, clean: Clean) -> tuple[Article, Forms] | Skip:
    """Whatever is wrong with a page costs that page alone, and is told."""
    try:
        with _deadline(config.page_seconds):
            result = clean(page, config)
            return result if isinstance(result, Skip) else (result, forms_of(result, rules_of(result, config)))
    except OutOfTime:
        signal.setitimer(signal.ITIMER_REAL, 0)
        return too_slow(page, config)
    except MemoryError:
        return Skip(page.origin, TOO_MUCH_MEMORY, f"{len(page.content):,} characters")
    except MicroficheError:
        raise
    except Exception as error:
        return Skip(page.origin, CRASHED, f"{type(error).__name__}: {error}")


def _sites(item: Page | Skip, result: tuple[Article, Forms] | Skip, config: Config) -> frozenset[str]:
    """The keys of the sites that an input belongs to, by where it was read and by what was found in it."""
    placed = page_keys(item, config) if isinstance(item, Page) else frozenset()
    if isinstance(result, Skip):
        return placed | ({result.site} if result.site is not None else frozenset())
    return placed | article_keys(result[0], config)


def too_slow(page: Page, config: Config) -> Skip:
    """The skip of a page that ran out of time."""
    return Skip(page.origin, TOO_SLOW, f"more than {config.page_seconds} s (page_seconds)")


@contextmanager
def _deadline(seconds: int) -> Iterator[None]:
    """Raise OutOfTime in the block after so long; only a process's main thread can be told."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise OutOfTime


def _characters(item: Page | Skip) -> int:
    return len(item.content) if isinstance(item, Page) else 0
