"""What every file is made from: the stories of a search in its order, and what was searched."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from index.article import Article
from search.query import Query
from search.saved_file import now
from search.searcher import Searcher
from search.streamed import pieces


@dataclass(frozen=True, slots=True)
class About:
    """What was searched, where and when: enough to search it again."""

    archive: str  # its name
    typed: str
    searched_as: str
    notes: tuple[str, ...]
    hits: int
    build_id: str
    exported: str  # UTC, ISO 8601
    address: str  # of the page of results


class Story(NamedTuple):
    """One hit."""

    number: int  # 1 for the first
    article: Article
    score: float
    address: str  # of its page


@dataclass(frozen=True, slots=True)
class Export:
    """All hits, to be read once."""

    about: About
    stories: Iterator[Story]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where readers find what is exported."""

    archive: str  # the archive's name
    search: str  # address of the page of results
    story: Callable[[str], str]  # an article's id → the address of its page


def export_of(searcher: Searcher, query: Query, addresses: Addresses) -> Export:
    """Search, and have the hits ready; whatever a search raises is raised here and not by `stories`.

    The searcher is used to the end, whatever becomes of the archive in the meantime.
    """
    results = searcher.search(query, limit=0)
    ids = searcher.ids(query)
    first = list(islice(ids, 1))
    about = About(
        archive=addresses.archive,
        typed=query.text,
        searched_as=results.searched_as,
        notes=results.notes,
        hits=results.total,
        build_id=results.build_id,
        exported=now(),
        address=addresses.search,
    )
    return Export(about, _stories(searcher, chain(first, ids), addresses.story))


def encoded(texts: Iterable[str]) -> Iterator[bytes]:
    """The texts put together as they are sent, in UTF-8; halves of surrogate pairs become question marks."""
    return (text.encode("utf-8", "replace") for text in pieces(texts))


def _stories(searcher: Searcher, ids: Iterable[tuple[str, float]], address: Callable[[str], str]) -> Iterator[Story]:
    for number, (article_id, score) in enumerate(ids, start=1):
        article = searcher.article(article_id)
        assert article is not None  # a searcher has every story that it finds
        yield Story(number, article, score, address(article_id))
