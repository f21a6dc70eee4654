"""The words and phrases that a query looks for, for marks, snippets and nearness."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from search.executor.places import Place, fields_of
from search.executor.spans import Spans


@dataclass(frozen=True, slots=True)
class Leaf:
    """A word, pattern or phrase of a query, in the fields that it is looked for in."""

    query: Any  # the node of the Whoosh query
    place: Place
    idf: float  # over all segments
    spans: Mapping[tuple[int, str], Spans]  # of a phrase, by segment and Whoosh field; empty where they are too many

    @property
    def fields(self) -> tuple[str, ...]:
        """The Whoosh fields, each once, in the order of the query."""
        return fields_of(self.place)
