"""Says in words what is searched."""

from index.schema import BY_NAME
from search.query import And, DateRange, Filter, Group, Node, Not, Or, Phrase, Query, Word


def searched_as(query: Query, tree: Node | None) -> str:
    """One clause for the reader; `tree` is what is really searched of the query's own."""
    words = f"stories with {_words(tree)}" if tree is not None else "all stories"
    return ", ".join((words, *(_filter(chosen) for chosen in query.filters)))


def _words(node: Node) -> str:
    match node:
        case Word(field="date"):
            return f"{node.text} date"
        case Word():
            return node.text + _where(node.field)
        case Phrase():
            return f"exactly “{node.text}”" + _where(node.field)
        case DateRange():
            return _range(node)
        case Not():
            return f"no {_excluded(node.node)}"
        case Group():
            return f"{node.match} of {_listed(node.nodes, 'and' if node.match == 'all' else 'or')}"
        case And():
            return " and ".join(_inner(one) for one in node.nodes)
        case Or():
            return " or ".join(_inner(one) for one in node.nodes)


def _excluded(node: Node) -> str:
    match node:
        case Phrase():
            return f"“{node.text}”" + _where(node.field)
        case DateRange():
            return _range(node).removeprefix("a ")
    return _inner(node)


def _inner(node: Node) -> str:
    return f"({_words(node)})" if isinstance(node, And | Or | Group) else _words(node)


def _listed(nodes: tuple[Node, ...], joint: str) -> str:
    words = [_words(node) for node in nodes]
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def _where(field: str | None) -> str:
    return f" in {BY_NAME[field].label.lower()}" if field else ""


def _range(node: DateRange) -> str:
    if node.first == node.last:
        return f"a date in {node.first}"
    if node.first is None:
        return f"a date up to {node.last}, that included"
    if node.last is None:
        return f"a date from {node.first} on, that included"
    return f"a date from {node.first} to {node.last}, both included"


def _filter(chosen: Filter) -> str:
    label = BY_NAME[chosen.field].label.lower()
    return f"{label} {'not ' if chosen.excluded else ''}{' or '.join(chosen.values)}"
