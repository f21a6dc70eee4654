"""Filters that were typed, each with the address of the same search without it."""

from dataclasses import replace

from index.schema import BY_NAME
from search.nodes import And, DateRange, Fuzzy, Has, Length, Node, Not, OnDay, Pattern, Phrase, Saved, Word
from search.query import Query
from search.speech import gettext
from search.typed import typed
from web.facets import Chip
from web.links import results_link


def typed_chips(query: Query) -> tuple[Chip, ...]:
    """What was typed that only says which stories, in the order of the query."""
    clauses = query.tree.nodes if isinstance(query.tree, And) else (query.tree,)
    return tuple(_chip(query, clauses, at) for at, one in enumerate(clauses) if one is not None and _is_filter(one))


def _chip(query: Query, clauses: tuple[Node | None, ...], at: int) -> Chip:
    clause = clauses[at]
    rest = tuple(one for place, one in enumerate(clauses) if place != at and one is not None)
    tree = And(rest) if len(rest) > 1 else next(iter(rest), None)
    without = replace(query, text=str(replace(query, tree=tree)), tree=tree)
    excluded = isinstance(clause, Not)
    return Chip(
        gettext("Typed"), typed(clause.node if isinstance(clause, Not) else clause), excluded, results_link(without)
    )


def _is_filter(node: Node) -> bool:
    match node:
        case Not():
            return _is_filter(node.node)
        case DateRange() | OnDay() | Length() | Has() | Saved():
            return True
        case Word() | Phrase() | Pattern() | Fuzzy():
            return node.field is not None and (BY_NAME[node.field].facet or BY_NAME[node.field].kind == "key")
    return False
