"""Reads what was typed into a query; whatever it is, it is never an error.

query    = sequence, { ("OR" | "AND"), sequence } ;               AND binds closer than OR
sequence = clause, { clause } ;                                    plain words side by side are a Group
clause   = [ "+" | "-" | "NOT" ], item, { nearness, item } ;
nearness = "w/5" | "pre/5" | "w/s" | "w/p" ;
item     = [ field, ":" ], [ "atleast5" ], [ "=" ], ( word | phrase, [ "~5" ] | "@", name | "(", query, ")" ) ;
"""

from dataclasses import dataclass

from search.brackets import balanced
from search.cursor import Cursor
from search.items import NEARNESS, SIGNS, Items
from search.leaves import Leaves
from search.lexer import Lexeme, lexemes
from search.nodes import And, Fuzzy, Group, Match, Node, Not, Or, Pattern, Word
from search.notes import Notes
from search.query import Filter, Query, Sort
from search.reading import Reading
from search.settling import ALL_UP_TO
from search.speech import gettext, number

LONGEST = 50_000  # characters of a query that are read
_SPELLED = ("AND", "OR", "NOT")  # operators that are words as well


def read_query(
    text: str,
    *,
    filters: tuple[Filter, ...] = (),
    sort: Sort | None = None,
    match: Match | None = None,
    reading: Reading | None = None,
) -> Query:
    """The query that a reader typed, with what was ignored of it in `notes`."""
    notes, reading = Notes(text), reading or Reading()
    read = lexemes(text[:LONGEST])
    if len(text) > LONGEST:
        notes.add(gettext("Only the first %(number)s characters were read.", number=number(LONGEST)))
    if text.isupper():
        read = _without_operators(read, notes)
    items = Items(Cursor(list(balanced(read, notes))), notes, reading, Leaves(notes, reading.calendar))
    tree = _Reader(items, match).expression()
    return Query(text, tree, filters, sort, match, items.sort, notes.said)


def _without_operators(read: list[Lexeme], notes: Notes) -> list[Lexeme]:
    """A sentence all in capitals, whose AND, OR and NOT are words like the others; "NATO AND EU" keeps its operator."""
    operators = {lexeme.text for lexeme in read if lexeme.kind in _SPELLED and lexeme.text == lexeme.kind}
    if not operators or sum(lexeme.kind == "word" and lexeme.text.isupper() for lexeme in read) <= ALL_UP_TO:
        return read
    notes.add(gettext("AND, OR and NOT were read as words, as all is in capitals."))
    return [Lexeme("word", one.text.lower(), one.at) if one.text in operators else one for one in read]


@dataclass(slots=True)
class _Reader:
    """Joins items by AND, OR, NOT and by standing side by side."""

    items: Items
    match: Match | None

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
        cursor = self.items.cursor
        if cursor.kind is None:
            return None
        lexeme = cursor.take()
        if lexeme.kind in ("AND", "OR") and not (after and not cursor.ends):
            sentence = gettext(
                "%(operator)s stands between two words or groups; this one was ignored", operator=lexeme.kind
            )
            self.items.notes.add(sentence, lexeme.at)
        return lexeme.kind

    def _sequence(self) -> Node | None:
        """Clauses side by side."""
        plain: list[Node] = []
        given: list[Node] = []
        while not self.items.cursor.ends:
            sign = self._sign()
            is_word = self.items.cursor.kind == "word"
            node = self.items.clause(self.expression)
            if node is None:
                continue
            if sign in ("-", "NOT"):
                given.append(Not(node))
            elif not sign and is_word and isinstance(node, Word | Pattern | Fuzzy):
                plain.append(node)
            else:
                given.append(node)
        group = [Group(tuple(plain), self.match)] if len(plain) > 1 else plain
        return _and([*group, *given]) if plain or given else None

    def _sign(self) -> str:
        """The sign before a clause; of several the last one counts."""
        sign = None
        while (another := self.items.cursor.take_if(*SIGNS)) is not None:
            sign = another
        if sign is None:
            return ""
        while (near := self.items.cursor.take_if(*NEARNESS)) is not None:
            sentence = gettext("What is left out is left out wherever it stands; the nearness was ignored")
            self.items.notes.add(sentence, near.at)
        if self.items.cursor.ends:
            sentence = gettext("“%(typed)s” has nothing to apply to and was ignored", typed=sign.text)
            self.items.notes.add(sentence, sign.at)
        return sign.kind


def _and(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def _or(nodes: list[Node]) -> Node | None:
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))
