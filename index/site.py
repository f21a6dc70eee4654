"""Which of the settings' sites a page or an article belongs to."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.article import Article
from index.config import Config
from index.metadata.address import host
from index.page import Origin, Page

_RECORD = re.compile(r":\d+$")  # what an origin may end with
_STEP = re.compile("[/!]")


def site_key(url: str | None, source: str | None, places: Iterable[str], config: Config) -> str | None:
    """The key of the site of a host, else of a source, else of a folder or file among `places`; None for none.

    Capitals do not count.
    """
    return next(_known_keys(url, source, places, config), None)


def page_keys(page: Page, config: Config) -> frozenset[str]:
    """The keys of every site that a page may belong to, by its record and its place."""
    return frozenset(_known_keys(page.hints.url, page.hints.source, places_of(page.origin), config))


def article_keys(article: Article, config: Config) -> frozenset[str]:
    """The same for an article."""
    return frozenset(_known_keys(article.url, article.source, article_places(article), config))


def places_of(origin: Origin) -> tuple[str, ...]:
    """The names that an origin holds of folders, file and archive; a file that was named itself has its folder's."""
    return _places(str(origin), origin.path)


def article_places(article: Article) -> tuple[str, ...]:
    """The same for the origin of an article."""
    return _places(article.origin, Path(article.path))


def _places(origin: str, path: Path) -> tuple[str, ...]:
    return (*_STEP.split(_RECORD.sub("", origin)), path.parent.name)


def _known_keys(url: str | None, source: str | None, places: Iterable[str], config: Config) -> Iterator[str]:
    """The keys that the settings know, the one that counts first."""
    known = {key.casefold(): key for key in config.site}
    if known:
        yield from (known[key.casefold()] for key in _keys(url, source, places) if key.casefold() in known)


def _keys(url: str | None, source: str | None, places: Iterable[str]) -> Iterator[str]:
    here = host(url)
    if here:
        yield from (here, f"www.{here}")
    if source:
        yield source
    yield from places
