"""Makes concordances: finds all matches, puts them in order, and sets those that are wanted."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from index.errors import TooManyMatchesError
from index.segment.array_file import Array
from search.asking import Answer
from search.concordance.concordance import Line, Neighbour, Order
from search.concordance.lines import Match, line_of
from search.concordance.matches import Places, matches
from search.concordance.neighbours import Neighbours
from search.concordance.ordering import BY_WORDS, ordered, ranks
from search.concordance.text import Text, text_of
from search.concordance.words import Surroundings, Words
from search.document_columns import Columns
from search.executor.arrays import distinct
from search.executor.clock import Clock
from search.executor.collection import Collection
from search.query import Query
from search.speech import gettext, later, number

REACH = 100  # characters that a line of a page shows on each side, at most
LONG_REACH = 300  # and a line of an export
MOST_MATCHES = 2_000_000  # 100 bytes of memory each while they are put in order
_REMEMBERED = 1 << 18  # matches of the latest searches that are kept, 60 bytes each; the very latest has all of its
_LEAST = 1 << 12  # matches that each search counts as there, at least
_FEW = 2000  # matches up to which neighbours are counted whatever the order, as they are soon read
_TOO_MANY = later(
    "%(total)s matches are too many to be put in order, %(most)s are the most. "
    "Search for rarer words, or narrow the search to some years."
)
_TEXTS = 256  # stories of an export that are kept, as neighbouring lines are often of one


@dataclass(frozen=True, slots=True)
class Ranked:
    """A search whose hits are known."""

    query: Query
    answer: Answer
    stories: Array  # intp, the hits in their order
    clock: Clock


class Shown(NamedTuple):
    """A part of all lines, and what is told of all."""

    total: int
    stories: int
    lines: tuple[Line, ...]
    left: tuple[Neighbour, ...] | None
    right: tuple[Neighbour, ...] | None


class _Known(NamedTuple):
    """What is worked out of a search."""

    search: tuple[object, ...]  # what makes one another
    found: tuple[Places, ...]
    words: Words | None = None
    left: tuple[Neighbour, ...] | None = None
    right: tuple[Neighbour, ...] | None = None

    @property
    def total(self) -> int:
        return sum(len(one.documents) for one in self.found)

    @property
    def stories(self) -> int:
        """How many have any match."""
        found = [one.documents for one in self.found]
        return len(distinct(np.concatenate(found), max((int(one[-1]) + 1 for one in found if len(one)), default=0)))


class Concording:
    """Makes the concordances of one open build; safe to share between threads."""

    def __init__(self, collection: Collection, columns: Columns) -> None:
        self._collection = collection
        self._columns = columns
        self._surroundings = Surroundings(collection, columns)
        self._known: tuple[_Known, ...] = ()  # the latest first; replaced as a whole, as threads share it

    def shown(self, ranked: Ranked, by: Order, wanted: range) -> Shown:
        """Some lines in order; with the neighbours where it is one in BY_WORDS, and where matches are few."""
        known = self._worked_out(ranked, by)
        order = ordered(known.found, known.words, by, ranked.stories, self._columns)
        return Shown(
            total=len(order),
            stories=known.stories,
            lines=tuple(self._lines(ranked, known.found, order[wanted.start : wanted.stop], REACH)),
            left=known.left,
            right=known.right,
        )

    def lines(self, ranked: Ranked, by: Order) -> Iterator[Line]:
        """All lines in order, made as they are asked for."""
        known = self._worked_out(ranked, by)
        order = ordered(known.found, known.words, by, ranked.stories, self._columns)
        return self._lines(ranked, known.found, order, LONG_REACH)

    def _worked_out(self, ranked: Ranked, by: Order) -> _Known:
        """The matches, and their words where these are needed; those of the latest searches are remembered."""
        query = ranked.query
        search = (query.tree, query.match, query.filters, query.typed_sort)
        known = next((one for one in self._known if one.search == search), None)
        if known is None:
            known = _Known(
                search, matches(ranked.answer.leaves, np.sort(ranked.stories), self._collection, ranked.clock)
            )
        _refuse_too_many(known.total)
        if known.words is None and (by in BY_WORDS or known.total <= _FEW):
            known = self._with_words(known, ranked)
        self._known = _latest(known, self._known)
        return known

    def _with_words(self, known: _Known, ranked: Ranked) -> _Known:
        words = self._surroundings.words(known.found, ranked.clock)
        lengths = np.concatenate([one.lasts - one.firsts + 1 for one in known.found])
        neighbours = Neighbours(ranked.query, ranked.answer.tree, words, lengths)
        return known._replace(words=words, left=neighbours.left(), right=neighbours.right())

    def _lines(self, ranked: Ranked, found: tuple[Places, ...], order: Array, reach: int) -> Iterator[Line]:
        headlines = len(found[0].documents)
        documents, firsts, lasts = (np.concatenate(parts).take(order) for parts in zip(*found, strict=True))
        columns = (firsts, lasts, order < headlines, ranks(documents, ranked.stories) + 1)
        text = lru_cache(maxsize=_TEXTS)(self._text)
        for document, *match in zip(documents.tolist(), *(column.tolist() for column in columns), strict=True):
            yield line_of(text(document), Match(*match), reach)

    def _text(self, document: int) -> Text:
        return text_of(*self._columns.located(document))


def _latest(known: _Known, others: tuple[_Known, ...]) -> tuple[_Known, ...]:
    """What is remembered: this, whose next page is asked for soon, and the latest others that there is room for."""
    several = (known, *(one for one in others if one.search != known.search))
    sizes = accumulate(max(one.total, _LEAST) for one in several)
    kept = (one for one, size in zip(several, sizes, strict=True) if one is known or size <= _REMEMBERED)
    return tuple(kept)


def _refuse_too_many(total: int) -> None:
    if total > MOST_MATCHES:
        raise TooManyMatchesError(gettext(_TOO_MANY, total=number(total), most=number(MOST_MATCHES)))
