"""A saved search as a part of another query."""

from collections.abc import Iterator

from search.nodes import And, Node, Not, Or, Saved, Value
from search.query import Filter
from search.reading import Found


def saved_node(found: Found) -> Saved:
    """The words of a saved search and the filters that were chosen with it; its order counts for nothing here."""
    nodes = [*([found.query.tree] if found.query.tree is not None else []), *_filters(found.query.filters)]
    if len(nodes) < 2:
        return Saved(found.slug, nodes[0] if nodes else None)
    return Saved(found.slug, And(tuple(nodes)))


def _filters(filters: tuple[Filter, ...]) -> Iterator[Node]:
    for chosen in filters:
        values = tuple(Value(value, chosen.field) for value in chosen.values)
        any_of: Node = values[0] if len(values) == 1 else Or(values)
        yield Not(any_of) if chosen.excluded else any_of
