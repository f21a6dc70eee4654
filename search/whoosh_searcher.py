"""Searches a build with Whoosh."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.analysis import stemming
from index.article import Article, ArticleDate
from index.errors import SearchTooSlowError
from index.manifest import Manifest, read_manifest
from index.schema import DEFAULT_FIELDS, FACET_NAMES, stemmed
from index.segment.array_file import Array
from index.whoosh_reader import WhooshReader
from search.asking import Answer, Asking
from search.concordance.concordance import Concordance, Line, Order
from search.concordance.concording import Asked, Concording
from search.dates import Span
from search.document_columns import Columns
from search.executor.clock import Clock, deadline
from search.executor.executor import Executor
from search.explaining import Explaining
from search.explanation import Explanation
from search.facet_values import FacetValues
from search.found import Found
from search.hits import Hits
from search.nodes import Match, Node, match_of
from search.noted import Noted
from search.noted_stories import NotedStories
from search.order import page
from search.periods import EVERYTHING, STEPS, Step
from search.proximity import RESCORED
from search.query import Query
from search.related import Related, Relating
from search.rescoring import bonuses, neighbours
from search.results import Completion, Hit, Part, Results, Suggestion
from search.shown import Where, hits, marked, places
from search.speech import gettext, later
from search.spelling.spelling import Spelling
from search.spread import Spread, spread
from search.value_spans import ValueSpan, value_spans
from search.wording import searched_as

REMEMBERED = 4  # latest searches whose hits are kept, 12 bytes each, so that paging and narrowing need no new search
SPREADS = 32  # latest timelines of one search that are kept, that of the whole archive among them

FELL_BACK = later("No story has all of these words; these have some of them, best first.")


class _Asked(NamedTuple):
    """A query on its way to a page."""

    query: Query
    answer: Answer
    clock: Clock


class _Page(NamedTuple):
    """The hits of a page among others."""

    found: Found  # some of the hits, the best with their final scores
    order: Array  # intp, the places of those of the page among them, in order
    where: Where  # what the query looks for stands in those whose words are marked


class WhooshSearcher:
    """An open build; safe to share between threads."""

    def __init__(self, folder: Path, seconds: float | None = None) -> None:
        """seconds  that a search may take; None for as long as it needs"""
        self.manifest: Manifest = read_manifest(folder)
        language = self.manifest.options["language"]
        stem = stemming(language)
        self._seconds = seconds
        self._reader = WhooshReader(folder)
        self._executor = Executor(self._reader.segments)
        self._columns = Columns(self._reader.segments)
        self._noted = NotedStories(self._columns)
        self._asking = Asking(self._executor, self._columns, language, seconds)
        self._explaining = Explaining(self._asking, self._columns, self._executor.collection, stem)
        self._concording = Concording(self._executor.collection, self._columns, self.manifest.build_id)
        self._relating = Relating(self._asking, self._columns, self._executor.collection, stem, language)
        self._answer = lru_cache(maxsize=REMEMBERED)(self._asking.search)
        self._spread = lru_cache(maxsize=SPREADS)(partial(_spread, self._answer, self._columns))
        self._spelling = Spelling(self._executor, stem, partial(_values, self._answer, self._columns), seconds)

    def search(self, query: Query, *, offset: int = 0, limit: int = 20, facets: tuple[str, ...] = ()) -> Results:
        return self._results(query, range(offset, offset + limit), facets, Clock(deadline(self._seconds)))

    def spread(self, query: Query, step: Step, span: Span = EVERYTHING) -> Spread:
        filters = tuple(one for one in query.filters if one.field != "date")
        return self._spread(Query(tree=query.tree, filters=filters, match=query.match), step, span)

    def value_spans(self, field: str) -> tuple[ValueSpan, ...]:
        return value_spans(field, _values(self._answer, self._columns, field), self._columns)

    def suggestions(self, query: Query) -> tuple[Suggestion, ...]:
        return self._spelling.suggestions(query)

    def completions(self, typed: str) -> tuple[Completion, ...]:
        return self._spelling.completions(typed)

    def warm(self) -> None:
        for field in DEFAULT_FIELDS:
            self._executor.collection.warm(stemmed(field.name))
        with suppress(SearchTooSlowError):  # then the first search does the rest
            self._results(Query(), range(20), FACET_NAMES, Clock(None))
            self._spelling.warm()
            for step in STEPS:
                self.spread(Query(), step)

    def ids(self, query: Query, limit: int | None = None) -> Iterator[tuple[str, float]]:
        clock = Clock(deadline(self._seconds))
        answer = self._answer(query.tree, query.match)
        folded = Hits(answer.found, query.filters, self._columns).folded
        wanted = range(len(folded.documents) if limit is None else limit)
        every = self._page(_Asked(query, answer, clock), folded, wanted, marked=False)
        found = every.found.only(every.order)
        for document, score in zip(found.documents.tolist(), found.scores.tolist(), strict=True):
            yield self._columns.id(document), score

    def concordance(self, query: Query, by: Order = "result", *, offset: int = 0, limit: int = 50) -> Concordance:
        return self._concording.concordance(self._asked(query), by, range(offset, offset + limit))

    def lines(self, query: Query, by: Order = "result") -> Iterator[Line]:
        return self._concording.lines(self._asked(query), by)

    def oldest(self, first: int, count: int) -> Iterator[tuple[str, ArticleDate | None]]:
        folded = Hits(self._answer(None, None).found, (), self._columns).folded
        documents = folded.documents[page(folded, self._columns, "oldest", first, count)]
        for document, day in zip(documents.tolist(), self._columns.days[documents].tolist(), strict=True):
            yield self._columns.id(document), ArticleDate.from_ordinal(day)

    def noted(self, query: Query) -> Iterator[Noted]:
        answer = self._answer(query.tree, query.match)
        for document in Hits(answer.found, query.filters, self._columns).folded.documents.tolist():
            yield self._noted.of(document)

    def among(self, query: Query, ids: Collection[str], *, offset: int = 0, limit: int = 20) -> tuple[Hit, ...]:
        clock = Clock(deadline(self._seconds))
        answer = self._answer(query.tree, query.match)
        folded = Hits(answer.found, query.filters, self._columns).folded
        chosen = [number for one in ids if (number := self._reader.document(one)) is not None]
        some = folded.only(np.flatnonzero(np.isin(folded.documents, np.array(chosen, np.intp))))
        shown = some.only(page(some, self._columns, "newest", offset, limit))
        where = self._where(_Asked(query, answer, clock), shown.documents)
        return hits(shown, np.arange(len(shown.documents)), where, self._columns)

    def article(self, article_id: str) -> Article | None:
        return self._reader.article(article_id)

    def copies(self, article_id: str) -> tuple[Article, ...]:
        return self._reader.copies(article_id)

    def lead(self, article_id: str) -> str | None:
        return self._reader.lead(article_id)

    def at_address(self, url: str, limit: int) -> tuple[str, ...]:
        return tuple(map(self._columns.id, self._reader.at_address(url, limit)))

    def marked(self, article: Article, query: Query) -> tuple[tuple[Part, ...], ...]:
        document = self._reader.document(article.id)
        known = np.array([] if document is None else [document], np.intp)
        asked = _Asked(query, self._answer(query.tree, query.match), Clock(deadline(self._seconds)))
        where = self._where(asked, known)
        return marked(article, known, where, self._columns)

    def explain(self, query: Query) -> Explanation:
        results = self.search(query, limit=0)
        return self._explaining.explanation(query, results, tuple(self.manifest.years))

    def related(self, article: Article, limit: int = 3) -> Related:
        lead = self._reader.lead(article.id) or article.id
        family = {article.id, lead, *(copy.id for copy in self._reader.copies(lead))}
        return self._relating.related(article, family, limit)

    def close(self) -> None:
        self._reader.close()

    def _asked(self, query: Query) -> Asked:
        """All hits of a query in its order."""
        started = time.perf_counter()
        clock = Clock(deadline(self._seconds))
        answer = self._answer(query.tree, query.match)
        folded = Hits(answer.found, query.filters, self._columns).folded
        every = self._page(_Asked(query, answer, clock), folded, range(len(folded.documents)), marked=False)
        stories = every.found.documents.take(every.order)
        return Asked(query, answer, stories, _notes(query, answer, len(stories)), started, clock)

    def _results(self, query: Query, wanted: range, facets: Sequence[str], clock: Clock) -> Results:
        """A page, given up between two steps once the time is up; the hits are made in one, however many they are."""
        started = time.perf_counter()
        answer = self._answer(query.tree, query.match)
        behind = Hits(answer.found, query.filters, self._columns)
        total = len(behind.folded.documents)
        shown = self._page(_Asked(query, answer, clock), behind.folded, wanted, marked=True)
        return Results(
            total=total,
            hits=hits(shown.found, shown.order, shown.where, self._columns),
            facets=tuple(behind.facet(name) for name in clock.each(facets)),
            searched_as=searched_as(query, answer.tree),
            match=match_of(answer.tree),
            notes=_notes(query, answer, total),
            build_id=self.manifest.build_id,
            seconds=time.perf_counter() - started,
        )

    def _page(self, asked: _Asked, found: Found, wanted: range, *, marked: bool) -> _Page:
        """Some hits in the query's order; the best by score are moved up by nearness."""
        asked.clock.check()
        sort = asked.query.order
        leaves = asked.answer.leaves
        words = neighbours(leaves)
        if sort != "relevance" or wanted.start >= RESCORED or not words:
            some = found.only(page(found, self._columns, sort, wanted.start, len(wanted)))
            where = self._where(asked, some.documents if marked else some.documents[:0])
            return _Page(some, np.arange(len(some.documents)), where)
        some = found.only(page(found, self._columns, sort, 0, max(RESCORED, wanted.stop)))
        where = self._where(asked, some.documents if marked else some.documents[:RESCORED])
        more = bonuses(some, [(leaves[one].idf, where[one]) for one in words], self._executor.collection)
        scores = some.scores.copy()
        scores[: len(more)] += more
        order = np.argsort(-scores, kind="stable")[wanted.start : wanted.stop]
        return _Page(Found(some.documents, scores), order, where)

    def _where(self, asked: _Asked, documents: Array) -> Where:
        asked.clock.check()
        return places(asked.answer.leaves, documents, self._executor.collection, asked.clock)


def _notes(query: Query, answer: Answer, total: int) -> tuple[str, ...]:
    return query.notes + answer.notes + ((gettext(FELL_BACK),) if answer.fell_back and total else ())


def _values(answer: Callable[[None, None], Answer], columns: Columns, name: str) -> FacetValues:
    """All values of a facet field; no method, so that what asks for it does not keep the searcher open."""
    return Hits(answer(None, None).found, (), columns).facet(name).values


def _spread(
    answer: Callable[[Node | None, Match | None], Answer], columns: Columns, query: Query, step: Step, span: Span
) -> Spread:
    """The spread of a search; no method either."""
    found = answer(query.tree, query.match).found
    return spread(Hits(found, query.filters, columns).documents, columns, step, span)
