"""A search as plain data: what was typed and how it was read, the filters that were chosen, the order."""

from dataclasses import dataclass, field
from typing import Literal

from search.nodes import Match, Node
from search.typed import typed

Sort = Literal["relevance", "newest", "oldest"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Values chosen in a facet: stories with any of them, or with none of them where excluded."""

    field: str  # a facet field's name
    values: tuple[str, ...]  # whole values: "World/Syria", "2016-12", "unknown"
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched: words typed, filters chosen, order wanted.

    Equal where the same is searched, however it was typed. As a string, it is one text that is read as this query.
    """

    text: str = field(default="", compare=False)  # as typed
    tree: Node | None = None  # None finds every story
    filters: tuple[Filter, ...] = ()
    sort: Sort | None = None  # chosen; None: by relevance where there are words, else newest first
    match: Match | None = None  # chosen; None: by the number of words
    typed_sort: Sort | None = None  # a typed sort:newest, which a chosen order overrules
    notes: tuple[str, ...] = field(default=(), compare=False)  # what was ignored of the text, in plain sentences

    def __str__(self) -> str:
        return " ".join(filter(None, (typed(self.tree), f"sort:{self.typed_sort}" if self.typed_sort else "")))

    @property
    def order(self) -> Sort:
        """The order of the hits."""
        return self.sort or self.typed_sort or ("relevance" if self.tree is not None else "newest")
