"""Searches a build with Whoosh."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path

import numpy as np

from index.analysis import stemming
from index.article import Article, ArticleDate
from index.errors import SearchTooSlowError
from index.manifest import Manifest, read_manifest
from index.schema import DEFAULT_FIELDS, FACET_NAMES, stemmed
from index.whoosh_reader import WhooshReader
from search.asking import Answer, Asking
from search.concordance.concordance import Concordance, Line, Order
from search.concordance.concording import Concording, Ranked
from search.dates import Span
from search.day_counts import DayCounts, day_counts
from search.document_columns import Columns
from search.executor.clock import Clock, deadline
from search.executor.executor import Executor
from search.explaining import Explaining
from search.explanation import Explanation
from search.facet_values import FacetValues
from search.hits import Hits
from search.matched_sentences import matched_sentences
from search.nodes import Match, Node, match_of
from search.noted import Noted
from search.noted_stories import noted_stories
from search.order import page
from search.paging import Asked, Paging
from search.periods import EVERYTHING, STEPS, Step
from search.query import Query
from search.related import Related, Relating
from search.results import Completion, Hit, Part, Results, Suggestion
from search.shown import hits, marked
from search.speech import gettext, later
from search.spelling.spelling import Spelling
from search.spread import Spread, spread
from search.value_spans import ValueSpan, value_spans
from search.wording import searched_as

REMEMBERED = 4  # latest searches whose hits are kept, 12 bytes each, so that paging and narrowing need no new search
SPREADS = 32  # latest timelines that are kept, those of the whole archive among them

FELL_BACK = later("No story has all of these words; these have some of them, best first.")


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
        self._noted = noted_stories(self._columns)
        self._asking = Asking(self._executor, self._columns, language, seconds)
        self._explaining = Explaining(self._asking, self._columns, self._executor.collection, stem)
        self._paging = Paging(self._executor.collection, self._columns)
        self._concording = Concording(self._executor.collection, self._columns)
        self._relating = Relating(self._asking, self._columns, self._executor.collection, stem, language)
        self._answer = lru_cache(maxsize=REMEMBERED)(self._asking.search)
        days = lru_cache(maxsize=SPREADS)(partial(_days, self._answer, self._columns))
        self._spread = lru_cache(maxsize=SPREADS)(partial(_spread, days))
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
        asked = self._asked(query)
        count = len(asked.hits.folded.documents) if limit is None else limit
        found = self._paging.page(asked, range(count), marked=False).ordered
        for document, score in zip(found.documents.tolist(), found.scores.tolist(), strict=True):
            yield self._columns.id(document), score

    def concordance(self, query: Query, by: Order = "result", *, offset: int = 0, limit: int = 50) -> Concordance:
        started = time.perf_counter()
        asked = self._asked(query)
        ranked = self._ranked(asked)
        shown = self._concording.shown(ranked, by, range(offset, offset + limit))
        return Concordance(
            total=shown.total,
            stories=shown.stories,
            found=len(ranked.stories),
            lines=shown.lines,
            left=shown.left,
            right=shown.right,
            searched_as=searched_as(query, asked.answer.tree),
            notes=_notes(query, asked.answer, len(ranked.stories)),
            build_id=self.manifest.build_id,
            seconds=time.perf_counter() - started,
        )

    def lines(self, query: Query, by: Order = "result") -> Iterator[Line]:
        return self._concording.lines(self._ranked(self._asked(query)), by)

    def oldest(self, first: int, count: int) -> Iterator[tuple[str, ArticleDate | None]]:
        folded = self._asked(Query()).hits.folded
        documents = folded.documents[page(folded, self._columns, "oldest", first, count)]
        for document, day in zip(documents.tolist(), self._columns.days[documents].tolist(), strict=True):
            yield self._columns.id(document), ArticleDate.from_ordinal(day)

    def noted(self, query: Query) -> Iterator[Noted]:
        for document in self._asked(query).hits.folded.documents.tolist():
            yield self._noted(document)

    def among(self, query: Query, ids: Collection[str], *, offset: int = 0, limit: int = 20) -> tuple[Hit, ...]:
        asked = self._asked(query)
        folded = asked.hits.folded
        chosen = [number for one in ids if (number := self._reader.document(one)) is not None]
        some = folded.only(np.flatnonzero(np.isin(folded.documents, np.array(chosen, np.intp))))
        shown = some.only(page(some, self._columns, "newest", offset, limit))
        where = self._paging.where(asked, shown.documents)
        return hits(shown, np.arange(len(shown.documents)), where, self._columns, matched_sentences)

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
        where = self._paging.where(self._asked(query), known)
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

    def _asked(self, query: Query, clock: Clock | None = None) -> Asked:
        clock = clock or Clock(deadline(self._seconds))
        answer = self._answer(query.tree, query.match)
        return Asked(query, answer, Hits(answer.found, query.filters, self._columns), clock)

    def _ranked(self, asked: Asked) -> Ranked:
        return Ranked(asked.query, asked.answer, self._paging.every(asked).documents, asked.clock)

    def _results(self, query: Query, wanted: range, facets: Sequence[str], clock: Clock) -> Results:
        """A page, given up between two steps once the time is up; the hits are made in one, however many they are."""
        started = time.perf_counter()
        asked = self._asked(query, clock)
        answer, total = asked.answer, len(asked.hits.folded.documents)
        shown = self._paging.page(asked, wanted, marked=True)
        return Results(
            total=total,
            hits=hits(shown.found, shown.order, shown.where, self._columns),
            facets=tuple(asked.hits.facet(name) for name in clock.each(facets)),
            searched_as=searched_as(query, answer.tree),
            match=match_of(answer.tree),
            notes=_notes(query, answer, total),
            build_id=self.manifest.build_id,
            seconds=time.perf_counter() - started,
        )


def _notes(query: Query, answer: Answer, total: int) -> tuple[str, ...]:
    return query.notes + answer.notes + ((gettext(FELL_BACK),) if answer.fell_back and total else ())


def _values(answer: Callable[[None, None], Answer], columns: Columns, name: str) -> FacetValues:
    """All values of a facet field; no method, so that what asks for it does not keep the searcher open."""
    return Hits(answer(None, None).found, (), columns).facet(name).values


def _days(answer: Callable[[Node | None, Match | None], Answer], columns: Columns, query: Query) -> DayCounts:
    """The hits of a search by day; no method either."""
    found = answer(query.tree, query.match).found
    return day_counts(Hits(found, query.filters, columns).documents, columns)


def _spread(days: Callable[[Query], DayCounts], query: Query, step: Step, span: Span) -> Spread:
    return spread(days(query), step, span)
