"""Says in words what is searched."""

from itertools import pairwise

from index.schema import BY_NAME
from search.nodes import (
    And,
    AtLeast,
    DateRange,
    Expand,
    Fuzzy,
    Group,
    Has,
    Length,
    Near,
    Node,
    Not,
    OnDay,
    Or,
    Pattern,
    Phrase,
    Saved,
    Together,
    Value,
    Word,
)
from search.query import Filter, Query

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def searched_as(query: Query, tree: Node | None) -> str:
    """One clause for the reader; `tree` is what is really searched of the query's own."""
    words = f"stories with {in_words(tree)}" if tree is not None else "all stories"
    return ", ".join((words, *(filter_in_words(chosen) for chosen in query.filters)))


def in_words(node: Node) -> str:
    """A part of a query, so that it can stand behind "with"."""
    match node:
        case Not(node=Not(node=twice)):
            return in_words(twice)
        case Not(node=AtLeast() as often):
            return f"fewer than {_counted(often.times, 'mention')} of {_inner(often.node)}"
        case Not(node=Saved()):
            return f"not {in_words(node.node)}"
        case Not():
            return f"no {_excluded(node.node)}"
        case Group():
            return f"{node.match or 'all'} of {_listed(node.nodes, 'or' if node.match == 'any' else 'and')}"
        case And():
            return _joined(node.nodes, " and ")
        case Or():
            return _joined(node.nodes, " or ")
        case Near():
            order = ", in this order" if node.ordered else ""
            return f"{' and '.join(map(_inner, node.nodes))} within {_counted(node.most, 'word')} of each other{order}"
        case Together():
            return f"{' and '.join(map(_inner, node.nodes))} in one {node.unit}"
        case AtLeast():
            return f"at least {_counted(node.times, 'mention')} of {_inner(node.node)}"
        case Saved():
            inside = "every story" if node.node is None else in_words(node.node)
            return f"what the saved search “{node.name}” finds ({inside})"
        case Expand():
            return f"{_inner(node.node)}, and words that the best stories of it share"
    return _text(node)


def _text(node: Node) -> str:
    """What is looked for in texts."""
    match node:
        case Word(field="date"):
            return f"{node.text} date"
        case Word():
            return node.text + _where(node.field)
        case Phrase():
            return f"exactly “{node.text}”" + _where(node.field)
        case Pattern():
            return f"words like {node.text}" + _where(node.field)
        case Fuzzy():
            return f"words spelled like {node.text}, up to {_counted(node.edits, 'letter')} off" + _where(node.field)
    return _fact(node)


def _fact(node: Node) -> str:
    """What is known of a story."""
    match node:
        case DateRange():
            return _range(node)
        case OnDay():
            return f"a date on {node.day} {_MONTHS[node.month - 1]} of any year"
        case Length():
            return f"{_span(node)} words of text"
        case Has():
            return f"a known {BY_NAME[node.field].label.lower()}"
        case Value():
            return f"{node.text} as {BY_NAME[node.field].label.lower()}"
    raise TypeError(f"nothing is said of a {type(node).__name__}")


def _excluded(node: Node) -> str:
    match node:
        case Phrase():
            return f"“{node.text}”" + _where(node.field)
        case DateRange() | OnDay() | Has():
            return _fact(node).removeprefix("a ")
        case Length():
            return f"length of {_fact(node)}"
    return _inner(node)


def _inner(node: Node) -> str:
    joined = isinstance(node, And | Or | Group | Near | Together | Expand)
    return f"({in_words(node)})" if joined else in_words(node)


def _joined(nodes: tuple[Node, ...], joint: str) -> str:
    """The nodes one after the other; what a "no" speaks of ends before the next one."""
    words = [
        f"({in_words(one)})" if isinstance(one, Not) and not isinstance(after, Not) else _inner(one)
        for one, after in pairwise(nodes)
    ]
    return joint.join((*words, _inner(nodes[-1])))


def _listed(nodes: tuple[Node, ...], joint: str) -> str:
    words = [in_words(node) for node in nodes]
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


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


def _span(node: Length) -> str:
    if node.least is None:
        return f"up to {node.most:,}"
    if node.most is None:
        return f"at least {node.least:,}"
    if node.least == node.most:
        return f"exactly {node.least:,}"
    return f"{node.least:,} to {node.most:,}"


def filter_in_words(chosen: Filter) -> str:
    """A filter, so that it can stand behind a comma."""
    label = BY_NAME[chosen.field].label.lower()
    return f"{label} {'not ' if chosen.excluded else ''}{' or '.join(chosen.values)}"
