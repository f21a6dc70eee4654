"""Writes a tree as a reader would type it; read again it is the same tree."""

from search.lexer import lexemes
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

_UNITS = {"sentence": "w/s", "paragraph": "w/p"}


def typed(node: Node | None) -> str:
    """The text; "" for all stories."""
    match node:
        case None:
            return ""
        case Group():
            return " ".join(_inner(one) for one in node.nodes)
        case And():
            return " AND ".join(_inner(one) for one in node.nodes)
        case Or():
            return " OR ".join(_inner(one) for one in node.nodes)
        case Not():
            return f"NOT {_inner(node.node)}"
        case Near():
            return f" {'pre' if node.ordered else 'w'}/{node.most} ".join(_inner(one) for one in node.nodes)
        case Together():
            return f" {_UNITS[node.unit]} ".join(_inner(one) for one in node.nodes)
        case AtLeast():
            return f"atleast{node.times} {_inner(node.node)}"
        case Expand():
            return f"expand:{_inner(node.node)}"
    return _single(node)


def _single(node: Node) -> str:
    """What stands by itself."""
    match node:
        case Word() | Pattern():
            return _where(node.field) + _word(node.text)
        case Phrase():
            return f'{_where(node.field)}"{node.text}"'
        case Fuzzy():
            return f"{_where(node.field)}{_word(node.text)}~{node.edits}"
        case DateRange():
            return f"date:{node.first or ''}..{node.last or ''}"
        case OnDay():
            return f"onday:{node.month:02d}-{node.day:02d}"
        case Length():
            return f"words:{node.least or ''}..{node.most or ''}"
        case Has():
            return f"has:{node.field}"
        case Value():
            return f'{node.field}:"{node.text}"'
        case Saved():
            return f"@{node.name}"
    raise TypeError(f"{type(node).__name__} is not typed by itself")


def _inner(node: Node) -> str:
    joined = isinstance(node, And | Or | Group | Not | Near | Together | AtLeast)
    return f"({typed(node)})" if joined else typed(node)


def _word(text: str) -> str:
    """A word; with a colon before it where it would be read as an operator, a sign or a field."""
    first, *rest = lexemes(f"{text} a")
    return text if (first.kind, first.text, len(rest)) == ("word", text, 1) else f":{text}"


def _where(field: str | None) -> str:
    return f"{field}:" if field else ""
