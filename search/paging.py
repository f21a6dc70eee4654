"""Puts the hits of a search in order, a page of them at a time, and finds where in them its words stand."""

from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.asking import Answer
from search.document_columns import Columns
from search.executor.clock import Clock
from search.executor.collection import Collection
from search.found import Found
from search.hits import Hits
from search.order import page
from search.proximity import RESCORED
from search.query import Query
from search.rescoring import bonuses, neighbours
from search.shown import Where, places


class Asked(NamedTuple):
    """A query on its way to a page."""

    query: Query
    answer: Answer
    hits: Hits
    clock: Clock


class Page(NamedTuple):
    """The hits of a page among others."""

    found: Found  # some of the hits, the best with their final scores
    order: Array  # intp, the places of those of the page among them, in order
    where: Where  # what the query looks for stands in those whose words are marked

    @property
    def ordered(self) -> Found:
        """The hits of the page alone, in order."""
        return self.found.only(self.order)


class Paging:
    """Makes pages of what is found in one open build."""

    def __init__(self, collection: Collection, columns: Columns) -> None:
        self._collection = collection
        self._columns = columns

    def page(self, asked: Asked, wanted: range, *, marked: bool) -> Page:
        """Some hits in the query's order; the best by score are moved up by nearness."""
        asked.clock.check()
        sort, found, leaves = asked.query.order, asked.hits.folded, asked.answer.leaves
        words = neighbours(leaves)
        if sort != "relevance" or wanted.start >= RESCORED or not words:
            some = found.only(page(found, self._columns, sort, wanted.start, len(wanted)))
            where = self.where(asked, some.documents if marked else some.documents[:0])
            return Page(some, np.arange(len(some.documents)), where)
        some = found.only(page(found, self._columns, sort, 0, max(RESCORED, wanted.stop)))
        where = self.where(asked, some.documents if marked else some.documents[:RESCORED])
        more = bonuses(some, [(leaves[one].idf, where[one]) for one in words], self._collection)
        scores = some.scores.copy()
        scores[: len(more)] += more
        order = np.argsort(-scores, kind="stable")[wanted.start : wanted.stop]
        return Page(Found(some.documents, scores), order, where)

    def every(self, asked: Asked) -> Found:
        """All hits in the query's order."""
        return self.page(asked, range(len(asked.hits.folded.documents)), marked=False).ordered

    def where(self, asked: Asked, documents: Array) -> Where:
        """Where what the query looks for stands in some documents."""
        asked.clock.check()
        return places(asked.answer.leaves, documents, self._collection, asked.clock)
