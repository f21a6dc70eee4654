"""Reads what was typed into a query; whatever it is, it is never an error.

query    = sequence, { ("OR" | "AND"), sequence } ;          AND binds closer than OR
sequence = item, { item } ;                                  plain words side by side are a Group
item     = [ "+" | "-" | "NOT" ], [ field, ":" ], ( word | phrase | "(", query, ")" ) ;
"""

import re
from dataclasses import dataclass

from index.analysis import tokens
from index.schema import BY_NAME
from search.brackets import balanced
from search.dates import DATE_FIELDS, day_bounds, read_date
from search.lexer import Lexeme, lexemes
from search.nodes import And, DateRange, Group, Match, Node, Not, Or, Phrase, Word
from search.query import Filter, Query, Sort
from search.settling import ALL_UP_TO

NOT_YET = re.compile(r"\w\*|\*\w|\w~\d?$|^(?:w|near|pre)/\d+$", re.IGNORECASE)  # what other search engines know
_SPELLED = ("AND", "OR", "NOT")  # operators that are words as well
MOST_TERMS = 256  # words of a query that are searched


def read_query(
    text: str, *, filters: tuple[Filter, ...] = (), sort: Sort | None = None, match: Match | None = None
) -> Query:
    """The query that a reader typed, with what was ignored of it in `notes`."""
    notes: list[str] = []
    read = lexemes(text)
    if text.isupper():
        read = _without_operators(read, notes)
    tree = _Reader(list(balanced(read, notes)), match, notes).expression()
    return Query(text, tree, filters, sort, match, notes=tuple(dict.fromkeys(notes)))


def _without_operators(read: list[Lexeme], notes: list[str]) -> list[Lexeme]:
    """A sentence all in capitals, whose AND, OR and NOT are words like the others; "NATO AND EU" keeps its operator."""
    operators = {lexeme.text for lexeme in read if lexeme.kind in _SPELLED and lexeme.text == lexeme.kind}
    if not operators or sum(lexeme.kind == "word" and lexeme.text.isupper() for lexeme in read) <= ALL_UP_TO:
        return read
    notes.append("AND, OR and NOT were read as words, as all is in capitals.")
    return [Lexeme("word", lexeme.text) if lexeme.text in operators else lexeme for lexeme in read]


@dataclass(slots=True)
class _Reader:
    """Goes through the lexemes once, from left to right."""

    rest: list[Lexeme]
    match: Match | None
    notes: list[str]
    at: int = 0
    terms: int = 0
    within: str | None = None  # the field before the brackets that are being read

    def expression(self) -> Node | None:
        """Everything up to a closing bracket or the end."""
        either: list[Node] = []
        both: list[Node] = []
        while True:
            node = self._sequence()
            if node is not None:
                both.append(node)
            operator = self._operator(after=node is not None)
            if operator != "AND" and both:
                either.append(_and(both))
                both = []
            if operator in (None, ")"):
                return _or(either)

    def _operator(self, after: bool) -> str | None:
        """The next AND, OR or closing bracket; None at the end."""
        if self.at == len(self.rest):
            return None
        kind = self.rest[self.at].kind
        self.at += 1
        joins = self.at < len(self.rest) and self.rest[self.at].kind not in ("AND", "OR", ")")
        if kind in ("AND", "OR") and not (after and joins):
            self.notes.append(f"{kind} stands between two words or groups; one that does not was ignored.")
        return kind

    def _sequence(self) -> Node | None:
        """Items side by side."""
        plain: list[Node] = []
        given: list[Node] = []
        while self.at < len(self.rest) and self.rest[self.at].kind not in ("AND", "OR", ")"):
            sign = self._sign()
            lexeme = self._next()
            if lexeme is None:
                self.notes.append(f"“{sign}” at the end has nothing to apply to and was ignored.")
                break
            node = self._item(lexeme)
            if node is None:
                continue
            if sign in ("-", "NOT"):
                given.append(Not(node))
            elif sign == "" and lexeme.kind == "word" and isinstance(node, Word):
                plain.append(node)
            else:
                given.append(node)
        return self._joined(plain, given)

    def _joined(self, plain: list[Node], given: list[Node]) -> Node | None:
        group = [Group(tuple(plain), self.match)] if len(plain) > 1 else plain
        nodes = [*group, *given]
        return _and(nodes) if nodes else None

    def _sign(self) -> str:
        """The sign before an item; of several the last one counts."""
        sign = ""
        while self.at < len(self.rest) and self.rest[self.at].kind in ("+", "-", "NOT"):
            sign = self.rest[self.at].kind
            self.at += 1
        return sign

    def _next(self) -> Lexeme | None:
        if self.at == len(self.rest) or self.rest[self.at].kind in ("AND", "OR", ")"):
            return None
        self.at += 1
        return self.rest[self.at - 1]

    def _item(self, lexeme: Lexeme) -> Node | None:
        if lexeme.kind == "field":
            return self._fielded(lexeme.text)
        if lexeme.kind == "(":
            return self._bracket()
        if lexeme.kind == "open quote":
            self.notes.append("A quotation mark without its partner was ignored.")
            return None
        return self._value(lexeme, self.within)

    def _bracket(self) -> Node | None:
        node = self.expression()
        if node is None:
            self.notes.append("An empty pair of brackets was ignored.")
        return node

    def _fielded(self, name: str) -> Node | None:
        """What follows "name:", looked for in that field."""
        lexeme = self._next()
        if lexeme is None or lexeme.kind in ("+", "-", "NOT", "open quote", "field"):
            self.notes.append(f"“{name}:” has nothing behind it and was ignored.")
            return None
        if lexeme.kind != "(":
            return self._value(lexeme, name)
        outside, self.within = self.within, name
        node = self._bracket()
        self.within = outside
        return node

    def _value(self, lexeme: Lexeme, name: str | None) -> Node | None:
        """A word, phrase or date; `name` is the field as typed."""
        self.terms += 1
        if self.terms > MOST_TERMS:
            self.notes.append(f"Only the first {MOST_TERMS} words were searched.")
            return None
        if name in DATE_FIELDS:
            return self._date(name, lexeme.text)
        return self._term(lexeme, BY_NAME[name].name if name else None)

    def _date(self, name: str, text: str) -> Node | None:
        if text.casefold() == "unknown":
            return Word("unknown", "date")
        first, _, last = (text if ".." in text else DATE_FIELDS[name].format(text)).partition("..")
        ends = [read_date(end) if end else None for end in (first, last)]
        if any(typed and read is None for typed, read in zip((first, last), ends, strict=True)) or ends == [None, None]:
            self.notes.append(f"“{name}:{text}” is not a date that can be read; write 2016, 2016-12 or 1994..1996-06.")
            return None
        if day_bounds(ends[0], None)[0] > day_bounds(None, ends[1])[1]:
            self.notes.append(f"“{name}:{text}” runs backwards and was turned round.")
            ends.reverse()
        return DateRange(*ends)

    def _term(self, lexeme: Lexeme, name: str | None) -> Node | None:
        if name is not None and BY_NAME[name].kind == "key":
            return (Phrase if lexeme.kind == "phrase" else Word)(lexeme.text, name)
        cut = list(tokens(lexeme.text))
        if not cut:
            self.notes.append(f"“{lexeme.text[:40]}” has no letters or digits and was ignored.")
            return None
        if lexeme.kind == "phrase":
            return Phrase(lexeme.text, name)
        if NOT_YET.search(lexeme.text):
            self.notes.append(f"“{lexeme.text[:40]}” was searched as plain words: wildcards, ~ and w/5 are not known.")
        return Word(lexeme.text[cut[0].start : cut[-1].end], name)  # "flood," is the word "flood"


def _and(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def _or(nodes: list[Node]) -> Node | None:
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))
