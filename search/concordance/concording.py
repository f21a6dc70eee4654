"""Makes concordances: finds all matches, puts them in order, and sets those that are wanted."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from index.errors import SearchTooSlowError
from index.segment.array_file import Array
from search.asking import Answer
from search.concordance.concordance import Concordance, Line, Neighbour, Order
from search.concordance.lines import Match, line_of
from search.concordance.matches import Places, matches
from search.concordance.neighbours import Neighbours
from search.concordance.ordering import BY_WORDS, ordered, ranks
from search.concordance.text import Text, text_of
from search.concordance.words import Surroundings, Words
from search.document_columns import Columns
from search.executor.clock import Clock
from search.executor.collection import Collection
from search.query import Query
from search.wording import searched_as

REACH = 100  # characters that a line of a page shows on each side, at most
LONG_REACH = 300  # and a line of an export
MOST_MATCHES = 2_000_000  # 100 bytes of memory each while they are put in order
_REMEMBERED = 1 << 18  # matches up to which those of the latest search are kept, 60 bytes each
_FEW = 2000  # matches up to which neighbours are counted whatever the order, as they are soon read
_TEXTS = 256  # stories of an export that are kept, as neighbouring lines are often of one


@dataclass(frozen=True, slots=True)
class Asked:
    """A search whose hits are known."""

    query: Query
    answer: Answer
    stories: Array  # intp, the hits in their order
    notes: tuple[str, ...]  # what was ignored or fallen back to
    started: float  # a time of time.perf_counter()
    clock: Clock


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


class Concording:
    """Makes the concordances of one open build; safe to share between threads."""

    def __init__(self, collection: Collection, columns: Columns, build_id: str) -> None:
        self._collection = collection
        self._columns = columns
        self._surroundings = Surroundings(collection, columns)
        self._build_id = build_id
        self._known: _Known | None = None

    def concordance(self, asked: Asked, by: Order, wanted: range) -> Concordance:
        """Some lines in order; with the neighbours where it is one in BY_WORDS, and where matches are few."""
        known = self._worked_out(asked, by)
        order = ordered(known.found, known.words, by, asked.stories, self._columns)
        return Concordance(
            total=len(order),
            stories=len(np.unique(np.concatenate([one.documents for one in known.found]))),
            found=len(asked.stories),
            lines=tuple(self._lines(asked, known.found, order[wanted.start : wanted.stop], REACH)),
            left=known.left,
            right=known.right,
            searched_as=searched_as(asked.query, asked.answer.tree),
            notes=asked.notes,
            build_id=self._build_id,
            seconds=time.perf_counter() - asked.started,
        )

    def lines(self, asked: Asked, by: Order) -> Iterator[Line]:
        """All lines in order, made as they are asked for."""
        known = self._worked_out(asked, by)
        order = ordered(known.found, known.words, by, asked.stories, self._columns)
        return self._lines(asked, known.found, order, LONG_REACH)

    def _worked_out(self, asked: Asked, by: Order) -> _Known:
        """The matches, and their words where these are needed; those of the latest search are remembered."""
        query = asked.query
        search = (query.tree, query.match, query.filters, query.typed_sort)
        known = self._known
        if known is None or known.search != search:
            known = _Known(search, matches(asked.answer.leaves, np.sort(asked.stories), self._collection, asked.clock))
        _refuse_too_many(known.total)
        if known.words is None and (by in BY_WORDS or known.total <= _FEW):
            known = self._with_words(known, asked)
        if known.total <= _REMEMBERED:
            self._known = known
        return known

    def _with_words(self, known: _Known, asked: Asked) -> _Known:
        words = self._surroundings.words(known.found, asked.clock)
        lengths = np.concatenate([one.lasts - one.firsts + 1 for one in known.found])
        neighbours = Neighbours(asked.query, asked.answer.tree, words, lengths)
        return known._replace(words=words, left=neighbours.left(), right=neighbours.right())

    def _lines(self, asked: Asked, found: tuple[Places, ...], order: Array, reach: int) -> Iterator[Line]:
        headlines = len(found[0].documents)
        documents, firsts, lasts = (np.concatenate(parts).take(order) for parts in zip(*found, strict=True))
        columns = (firsts, lasts, order < headlines, ranks(documents, asked.stories) + 1)
        text = lru_cache(maxsize=_TEXTS)(self._text)
        for document, *match in zip(documents.tolist(), *(column.tolist() for column in columns), strict=True):
            yield line_of(text(document), Match(*match), reach)

    def _text(self, document: int) -> Text:
        return text_of(*self._columns.located(document))


def _refuse_too_many(total: int) -> None:
    if total > MOST_MATCHES:
        raise SearchTooSlowError(
            f"{total:,} matches are too many to be put in order, {MOST_MATCHES:,} are the most; search for rarer words"
        )
