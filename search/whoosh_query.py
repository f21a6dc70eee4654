"""A query of ours as a query of Whoosh, which the executor runs and Whoosh's own searcher would too."""

from collections.abc import Sequence as Several
from typing import Any

from whoosh.query import And as WhooshAnd
from whoosh.query import Every, NumericRange, Sequence, Term
from whoosh.query import Not as WhooshNot
from whoosh.query import Or as WhooshOr

from index.analysis import Stem, tokens
from index.schema import BY_NAME, DAY, DEFAULT_FIELDS, Field, exact, stemmed
from search.dates import day_bounds
from search.executor.feedback import with_added
from search.executor.word import Word as Any_of
from search.expanding import WEIGHT, Expanded
from search.nodes import And, DateRange, Group, Node, Not, Or, Phrase, Word


def whoosh_query(node: Node | None, stem: Stem) -> Any:
    """The query that finds what the node finds; `stem` is that of the build."""
    match node:
        case None:
            return Every()
        case Word():
            return _word(node, stem)
        case Phrase():
            return _exactly(node.text, _fields(node.field))
        case DateRange():
            return NumericRange(DAY, *day_bounds(node.first, node.last))
        case Not():
            return WhooshNot(whoosh_query(node.node, stem))
        case And() | Group(match="all"):
            return WhooshAnd([whoosh_query(one, stem) for one in node.nodes])
        case Or() | Group():
            return WhooshOr([whoosh_query(one, stem) for one in node.nodes])
        case Expanded():
            words = [(word.stem, word.weight) for word in node.words]
            return with_added(whoosh_query(node.node, stem), 1 - WEIGHT, words)
    raise TypeError(f"{type(node).__name__} cannot be searched")


def _word(word: Word, stem: Stem) -> Any:
    """A word by its stem; exactly where it has none, or where it is several."""
    fields = _fields(word.field)
    cut = [token.text for token in tokens(word.text)]
    root = stem(cut[0]) if len(cut) == 1 else None
    if root is None or fields[0].kind in ("key", "date"):
        return _exactly(word.text, fields)
    return Any_of([Term(stemmed(field.name), root) for field in fields])


def _exactly(text: str, fields: Several[Field]) -> Any:
    """The very words side by side, or the whole value of a field that has no words."""
    if fields[0].kind in ("key", "date"):
        return Term(fields[0].name, text)
    words = [token.text for token in tokens(text)]
    if len(words) == 1:
        return Any_of([term for field in fields for term in _readings(field, words[0])])
    return Any_of([Sequence([_place(field, word) for word in words]) for field in fields])


def _place(field: Field, word: str) -> Any:
    """A word within a phrase."""
    readings = _readings(field, word)
    return readings[0] if len(readings) == 1 else WhooshOr(readings)


def _readings(field: Field, word: str) -> list[Any]:
    """The terms that a word is found by: "bel" by "bel's" too, but not the other way round."""
    forms = (word,) if word.endswith("'s") else (word, f"{word}'s")
    return [Term(exact(field.name), form) for form in forms]


def _fields(name: str | None) -> tuple[Field, ...]:
    return DEFAULT_FIELDS if name is None else (BY_NAME[name],)
