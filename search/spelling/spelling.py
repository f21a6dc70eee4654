"""Corrections and completions over one open build."""

from collections.abc import Callable
from contextlib import suppress

from index.analysis import Stem
from index.errors import SearchTooSlowError
from index.schema import DEFAULT_FIELDS
from search.executor.clock import Clock, deadline
from search.executor.executor import Executor
from search.facet_values import FacetValues
from search.nodes import Node
from search.query import Query
from search.results import Completion, Suggestion
from search.spelling.completing import Completing
from search.spelling.correcting import Correcting
from search.spelling.suggesting import suggestions
from search.spelling.vocabulary import Vocabulary
from search.whoosh_query import whoosh_query

Values = Callable[[str], FacetValues]  # all values of a facet field


class Spelling:
    """What the archive's own words say of a query; safe to share between threads."""

    def __init__(self, executor: Executor, stem: Stem, values: Values, seconds: float | None) -> None:
        """seconds  that looking for corrections may take; None for as long as it needs"""
        self._executor = executor
        self._stem = stem
        self._seconds = seconds
        self._vocabulary = Vocabulary(executor.collection, stem)
        self._completing = Completing(self._vocabulary, values)

    def suggestions(self, query: Query) -> tuple[Suggestion, ...]:
        end = deadline(self._seconds)

        def count(node: Node) -> int:
            return len(self._executor.run(whoosh_query(node, self._stem), end).found.documents)

        with suppress(SearchTooSlowError):
            return suggestions(query, Correcting(self._vocabulary, count, Clock(end)))
        return ()

    def completions(self, typed: str) -> tuple[Completion, ...]:
        with suppress(SearchTooSlowError):
            return self._completing.completions(typed)
        return ()

    def warm(self) -> None:
        """Work out what the first reader would wait for."""
        self._vocabulary.warm(DEFAULT_FIELDS)
        self._completing.warm()
