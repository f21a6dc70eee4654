"""Our query as a Whoosh query tree."""

from collections.abc import Callable
from typing import Any

from whoosh import query as whoosh

from index.analysis import tokens
from index.schema import BY_NAME, DEFAULT_FIELDS, Field
from index.whoosh_schema import DAY, exact
from search.dates import day_bounds
from search.query import And, DateRange, Group, Node, Not, Or, Phrase, Word
from search.whoosh_terms import FieldsTerm

Stem = Callable[[str], str | None]


class Translator:
    """Turns nodes into Whoosh queries; `stem` is that of the build."""

    def __init__(self, stem: Stem) -> None:
        self._stem = stem

    def query(self, node: Node) -> Any:
        """The Whoosh query of a node; one that finds nothing where the node holds nothing that can be found."""
        match node:
            case Word():
                return self._word(node)
            case Phrase():
                return self._phrase(node.text, node.field)
            case DateRange():
                low, high = day_bounds(node.first, node.last)
                return whoosh.NumericRange(DAY, low, high)
            case Not():
                return whoosh.Not(self.query(node.node))
            case And() | Group(match="all"):
                return self._all(node.nodes)
            case Or() | Group():
                return whoosh.Or([self.query(one) for one in node.nodes])

    def _all(self, nodes: tuple[Node, ...]) -> Any:
        """Whoosh loses a filter beside Every and a Not inside And; AndNot does what it says."""
        wanted = [self.query(node) for node in nodes if not isinstance(node, Not)]
        unwanted = [self.query(node.node) for node in nodes if isinstance(node, Not)]
        if not unwanted:
            return whoosh.And(wanted)
        if not wanted:
            return whoosh.Not(whoosh.Or(unwanted))
        return whoosh.AndNot(whoosh.And(wanted), whoosh.Or(unwanted))

    def _word(self, word: Word) -> Any:
        fields = _fields(word.field)
        if fields[0].kind in ("key", "date"):
            return whoosh.Term(fields[0].name, word.text)
        cut = [token.text for token in tokens(word.text)]
        if len(cut) != 1:
            return self._phrase(word.text, word.field)
        stem = self._stem(cut[0])
        if stem is None:
            return FieldsTerm(fields, cut[0], by_stem=False)
        return FieldsTerm(fields, stem, by_stem=True)

    def _phrase(self, text: str, field: str | None) -> Any:
        fields = _fields(field)
        if fields[0].kind in ("key", "date"):
            return whoosh.Term(fields[0].name, text)
        words = [token.text for token in tokens(text)]
        if not words:
            return whoosh.NullQuery
        if len(words) == 1:
            return FieldsTerm(fields, words[0], by_stem=False)
        return whoosh.Or([whoosh.Phrase(exact(one), words) for one in fields])


def _fields(name: str | None) -> tuple[Field, ...]:
    return DEFAULT_FIELDS if name is None else (BY_NAME[name],)
