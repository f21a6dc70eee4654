"""A query that a range of dates is about to be typed behind."""

from dataclasses import replace

from search.nodes import And, DateRange
from search.query import Query
from search.typed import typed

_ANY = DateRange("2016", "2016")


def before_range(query: Query) -> str:
    """The text of the query without its dates; date:2014..2016 behind it leaves every word as it is meant."""
    clauses = query.tree.nodes if isinstance(query.tree, And) else (query.tree,)
    kept = tuple(one for one in clauses if one is not None and not isinstance(one, DateRange))
    sort = f"sort:{query.typed_sort} " if query.typed_sort else ""
    return sort + typed(And((*kept, _ANY)) if kept else _ANY).removesuffix(typed(_ANY))


def without_dates(query: Query) -> Query:
    """The query without what is filtered by date; dates that were typed stay."""
    return replace(query, filters=tuple(one for one in query.filters if one.field != "date"))


def without_chosen_dates(query: Query) -> Query:
    """The query without the dates that are chosen; those that are left out stay, and those that were typed."""
    return replace(query, filters=tuple(one for one in query.filters if one.field != "date" or one.excluded))
