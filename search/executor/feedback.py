"""Queries of Whoosh for words that are added to a query."""

from collections.abc import Iterable
from typing import Any

from whoosh.query import Or, Term

from index.schema import DEFAULT_FIELDS, stemmed
from search.executor.word import Word


class Added(Word):
    """A word that counts in the score and is marked nowhere, as nobody asked for it."""


def with_added(asked: Any, weight: float, words: Iterable[tuple[str, float]]) -> Any:
    """What is asked for with its scores times a weight, or any of the added stems, each with a weight of its own."""
    added = [Added([Term(stemmed(field.name), stem) for field in DEFAULT_FIELDS], boost=boost) for stem, boost in words]
    return Or([Or([asked], boost=weight), *added])
