"""What a query looks for in texts as a query of Whoosh, field by field."""

import re
from collections.abc import Iterator
from collections.abc import Sequence as Several
from typing import Any

from whoosh.query import FuzzyTerm, NullQuery, Prefix, Sequence, Term, TermRange, Wildcard
from whoosh.query import Or as WhooshOr

from index.analysis import Stem, tokens
from index.schema import BY_NAME, DEFAULT_FIELDS, FIELDS, LEAD, Field, exact, stemmed
from search.executor.own_queries import Leading, Nearby, Spelled, Together
from search.executor.word import Word as Any_of
from search.nodes import Fuzzy, Near, Node, Or, Pattern, Phrase, Word
from search.nodes import Together as InOneUnit
from search.spellings import Form, spellings

_OPEN = re.compile(r"[*?]")
_PIECE = re.compile(r"([*?]+)|[^*?]+")
SHORT = 2  # letters of a word among others up to which it is not spelled otherwise


def looked_for(node: Node, stem: Stem) -> Any:
    """The query of a word, a phrase, a pattern or how such stand to each other: one word to Whoosh in all its fields.

    TypeError for a node that is none of them.
    """
    reader = _Texts(stem)
    inside = [query for field in FIELDS if (query := reader.query(node, field)) is not None]
    return Any_of(list(_flat(inside))) if inside else NullQuery


def indexed(field: Field) -> str:
    """The name of the field that has the words of a field."""
    return "body" if field is LEAD else field.name


def _flat(queries: Several[Any]) -> Iterator[Any]:
    for query in queries:
        if isinstance(query, WhooshOr):
            yield from _flat(query.subqueries)
        else:
            yield query


class _Texts:
    """Makes queries that look in a single field."""

    def __init__(self, stem: Stem) -> None:
        self._stem = stem

    def query(self, node: Node, field: Field) -> Any | None:
        """The node's query in a field; None where it does not look there."""
        match node:
            case Word() | Phrase() | Pattern() | Fuzzy():
                looks = field in DEFAULT_FIELDS if node.field is None else field is BY_NAME[node.field]
                query = self._text(node, field) if looks else None
                return Leading(query) if query is not None and field is LEAD else query
            case Or():
                return _any([query for one in node.nodes if (query := self.query(one, field)) is not None])
            case Near() | InOneUnit():
                several = tuple(query for one in node.nodes if (query := self.query(one, field)) is not None)
                return _placed(node, several) if len(several) == len(node.nodes) else None
        raise TypeError(f"{type(node).__name__} is not looked for in texts")

    def _text(self, node: Word | Phrase | Pattern | Fuzzy, field: Field) -> Any | None:
        if not field.has_words:
            return _whole(node, field.name)
        match node:
            case Word():
                return self._word(node.text, indexed(field))
            case Phrase():
                return _side_by_side([_readings(token.text, indexed(field)) for token in tokens(node.text)])
            case Pattern():
                return _side_by_side([_pattern(element, indexed(field)) for element in _elements(node.text)])
            case Fuzzy():
                words = [token.text for token in tokens(node.text)]
                return _side_by_side([_fuzzy(word, node.edits, words, indexed(field)) for word in words])

    def _word(self, text: str, name: str) -> Any | None:
        """A word as typed and as people also write it; what that makes a stop word is another word."""
        typed, *others = spellings(text) or [()]
        others = [form for form in others if len(form) > 1 or self._stem(form[0]) is not None]
        return _any([self._form(form, name) for form in (typed, *others) if form])

    def _form(self, form: Form, name: str) -> Any:
        """Words side by side, by stem; as they stand where one of them has no stem."""
        stems = [self._stem(word) for word in form]
        if None in stems:
            return _side_by_side([_readings(word, name) for word in form])
        return _side_by_side([Term(stemmed(name), root) for root in stems])


def _placed(node: Near | InOneUnit, several: tuple[Any, ...]) -> Any:
    if isinstance(node, Near):
        return Nearby(several, node.most, ordered=node.ordered)
    return Together(several, node.unit)


def _any(queries: Several[Any]) -> Any | None:
    if len(queries) < 2:
        return queries[0] if queries else None
    return WhooshOr(list(_flat(queries)))


def _side_by_side(queries: Several[Any]) -> Any | None:
    if len(queries) < 2:
        return queries[0] if queries else None
    return Sequence(list(queries))


def _whole(node: Word | Phrase | Pattern | Fuzzy, name: str) -> Any:
    """A whole value of a field that has no words."""
    match node:
        case Pattern():
            return Wildcard(name, node.text.replace("[", "[[]"))
        case Fuzzy():
            return FuzzyTerm(name, node.text, maxdist=node.edits, prefixlength=0)
    return Term(name, node.text)


def _readings(word: str, name: str) -> Any:
    """A word as it stands: "bel" by "bel's" too, but not the other way round."""
    forms = (word,) if word.endswith("'s") else (word, f"{word}'s")
    return _any([Term(exact(name), form) for form in forms])


def _pattern(element: str, name: str) -> Any:
    """One word with letters left open."""
    start = element.rstrip("*")
    if not _OPEN.search(element):
        return _readings(element, name)
    if not start:
        return TermRange(exact(name), None, None)
    if not _OPEN.search(start):
        return Prefix(exact(name), start)
    forms = (element,) if element.endswith(("*", "'s")) else (element, f"{element}'s")
    return _any([Wildcard(exact(name), form) for form in forms])


def _fuzzy(word: str, edits: int, words: Several[str], name: str) -> Any:
    if len(words) > 1 and len(word) <= SHORT:
        return _readings(word, name)
    return Spelled(exact(name), word, maxdist=edits, prefixlength=0)


def _elements(text: str) -> list[str]:
    """The words of a pattern, folded; at its ends none that is open altogether, unless it is the only one."""
    found: list[str] = []
    end = -1  # of the last of them in the text
    for piece in _PIECE.finditer(text):
        if piece[1]:
            cut = [(re.sub(r"\*+", "*", piece[1]), piece.start(), piece.end())]
        else:
            cut = [(one.text, piece.start() + one.start, piece.start() + one.end) for one in tokens(piece[0])]
        for word, start, stop in cut:
            if start == end and (piece[1] or found[-1][-1] in "*?"):  # not a CJK sign beside another
                found[-1] += word
            else:
                found.append(word)
            end = stop
    return _without_open_ends(found)


def _without_open_ends(elements: list[str]) -> list[str]:
    """Without the words at the ends that may be any."""
    told = [at for at, element in enumerate(elements) if element.strip("*")]
    return elements[told[0] : told[-1] + 1] if told else elements[:1]
