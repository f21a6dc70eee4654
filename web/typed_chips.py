"""Filters that were typed, each with the address of the same search without it."""

from dataclasses import replace

from index.schema import BY_NAME
from search.nodes import And, DateRange, Fuzzy, Has, Length, Node, Not, OnDay, Pattern, Phrase, Saved, Word
from search.query import Query
from search.speech import gettext
from search.typed import typed
from web.chips import Chip, Link


def typed_chips(query: Query, link: Link) -> tuple[Chip, ...]:
    """What was typed that only says which stories, in the order of the query, and in what order they are wanted."""
    clauses = _clauses(query)
    chips = tuple(_chip(query, clauses, at, link) for at, one in enumerate(clauses) if _is_filter(one))
    return chips + ((_order_chip(query, link),) if query.typed_sort else ())


def cleared(query: Query) -> Query:
    """The query without any of its filters, typed ones included, and as it is searched by itself."""
    words = tuple(one for one in _clauses(query) if not _is_filter(one))
    bare = replace(query, filters=(), sort=None, match=None, typed_sort=None)
    return bare if len(words) == len(_clauses(query)) and not query.typed_sort else _of(bare, words)


def _clauses(query: Query) -> tuple[Node, ...]:
    if query.tree is None:
        return ()
    return query.tree.nodes if isinstance(query.tree, And) else (query.tree,)


def _of(query: Query, clauses: tuple[Node, ...]) -> Query:
    """The query as if only these of its clauses had been typed."""
    changed = replace(query, tree=And(clauses) if len(clauses) > 1 else next(iter(clauses), None))
    return replace(changed, text=str(changed))


def _chip(query: Query, clauses: tuple[Node, ...], at: int, link: Link) -> Chip:
    clause = clauses[at]
    without = _of(query, (*clauses[:at], *clauses[at + 1 :]))
    excluded = isinstance(clause, Not)
    said = typed(clause.node if isinstance(clause, Not) else clause)
    return Chip(gettext("Typed"), said, excluded, link(without))


def _order_chip(query: Query, link: Link) -> Chip:
    without = _of(replace(query, typed_sort=None), _clauses(query))
    return Chip(gettext("Typed"), f"sort:{query.typed_sort}", False, link(without))


def _is_filter(node: Node) -> bool:
    match node:
        case Not():
            return _is_filter(node.node)
        case DateRange() | OnDay() | Length() | Has() | Saved():
            return True
        case Word() | Phrase() | Pattern() | Fuzzy():
            return node.field is not None and (BY_NAME[node.field].facet or BY_NAME[node.field].kind == "key")
    return False
