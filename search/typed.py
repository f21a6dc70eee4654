"""Writes a tree as a reader would type it; read again it is the same tree."""

from dataclasses import dataclass, replace

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
    text = _Writer(" AND ", " OR ", "NOT ").text(node)
    if text.isupper():  # there AND would be read as a word, see search/parse.py
        return _Writer(" && ", " || ", "-").text(node)
    return text


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes with these operators."""

    both: str
    either: str
    without: str

    def text(self, node: Node | None) -> str:
        match node:
            case None:
                return ""
            case Group():
                return self._group(node)
            case And():
                return self._all(node)
            case Or():
                return self.either.join(map(self._clause, node.nodes))
            case Not():
                return f"{self.without}{self._inner(node.node)}"
            case Near():
                return f" {'pre' if node.ordered else 'w'}/{node.most} ".join(map(self._inner, node.nodes))
            case Together():
                return f" {_UNITS[node.unit]} ".join(map(self._inner, node.nodes))
            case AtLeast():
                return f"atleast{node.times} {self._inner(node.node)}"
            case Expand():
                return f"expand:{self._inner(node.node)}"
        return _single(node)

    def _all(self, node: And) -> str:
        """Side by side, as most would type it, where that is read the same; else with AND between."""
        first, *others = node.nodes
        if any(isinstance(one, Word | Pattern | Fuzzy) and one.field is None for one in others):
            return self.both.join(map(self._clause, node.nodes))
        begin = self.text(first) if isinstance(first, Group) and _field(first) is None else self._excluded(first)
        return " ".join((begin, *map(self._excluded, others)))

    def _excluded(self, node: Node) -> str:
        """A clause; one that is left out with a minus before it."""
        return f"-{self._inner(node.node)}" if isinstance(node, Not) else self._clause(node)

    def _clause(self, node: Node) -> str:
        return self.text(node) if isinstance(node, Not | AtLeast) else self._inner(node)

    def _group(self, group: Group) -> str:
        """Words side by side, which all are looked for in the same field."""
        field = _field(group)
        if field is None:
            return " ".join(map(self._inner, group.nodes))
        words = (replace(one, field=None) for one in group.nodes if isinstance(one, Word | Pattern | Fuzzy))
        return f"{field}:({' '.join(map(_single, words))})"

    def _inner(self, node: Node) -> str:
        joined = isinstance(node, And | Or | Group | Not | Near | Together | AtLeast | Expand)
        if isinstance(node, Group) and _field(node) is not None:
            joined = False  # it has brackets of its own
        return f"({self.text(node)})" if joined else self.text(node)


def _field(group: Group) -> str | None:
    return next((one.field for one in group.nodes if isinstance(one, Word | Pattern | Fuzzy)), None)


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
            return f"date:{node.first}" if node.first == node.last else f"date:{node.first or ''}..{node.last or ''}"
        case OnDay():
            return f"onday:{node.month:02d}-{node.day:02d}"
        case Length():
            return f"words:{_end(node.least)}..{_end(node.most)}"
        case Has():
            return f"has:{node.field}"
        case Value():
            return f'{node.field}:"{node.text}"'
        case Saved():
            return f"@{node.name}"
    raise TypeError(f"{type(node).__name__} is not typed by itself")


def _end(number: int | None) -> str:
    return "" if number is None else str(number)


def _word(text: str) -> str:
    """A word; with a colon before it where it would be read as an operator, a sign or a field."""
    first, *rest = lexemes(f"{text} a")
    stands = (first.kind, first.text, len(rest)) == ("word", text, 1) and not text.startswith(":")
    return text if stands else f":{text}"


def _where(field: str | None) -> str:
    return f"{field}:" if field else ""
