"""Reads the items of a query, and how near to each other they are wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast, get_args

from index.analysis import tokens
from search.cursor import Cursor
from search.dates import DATE_FIELDS
from search.leaves import Leaves
from search.lexer import Kind, Lexeme
from search.nearness import at_least, near, sloppy
from search.nodes import Expand, Node, Phrase
from search.notes import Notes
from search.query import Sort
from search.reading import Missing, Reading
from search.saved_node import saved_node
from search.speech import gettext

SIGNS: tuple[Kind, ...] = ("+", "-", "NOT")
NEARNESS: tuple[Kind, ...] = ("w", "pre", "sentence", "paragraph")
_LOOKED_AHEAD = 3  # words that may belong to a date that is not in quotation marks: since:12 Dec 2016

Expression = Callable[[], Node | None]  # reads what stands in brackets, the closing one included


@dataclass(slots=True)
class Items:
    """Reads one item after the other."""

    cursor: Cursor
    notes: Notes
    reading: Reading
    leaves: Leaves
    sort: Sort | None = None  # as typed
    _within: str | None = None  # the field, as typed, that stands before what is being read

    def clause(self, expression: Expression) -> Node | None:
        """An item, or several that are joined by nearness; None, at once, where there is none."""
        node = self._item(expression)
        while node is not None and (sign := self.cursor.take_if(*NEARNESS)) is not None:
            other = None if self.cursor.kind in (*SIGNS, *NEARNESS) else self._item(expression)
            if other is None:
                sentence = gettext("What stands here has nothing behind it to be near to, and was ignored")
                self.notes.add(sentence, sign.at)
            else:
                node = near(node, sign, other, self.notes)
        return node

    def _item(self, expression: Expression) -> Node | None:
        if self.cursor.ends:
            return None
        node = self._started(self.cursor.take(), expression)
        while (boost := self.cursor.take_if("boost")) is not None:
            self.notes.add(gettext("Words cannot be given a weight; it was ignored"), boost.at)
        return node

    def _started(self, first: Lexeme, expression: Expression) -> Node | None:
        """The item that begins with a lexeme."""
        match first.kind:
            case "field":
                return self._fielded(first, expression)
            case "(":
                return self._bracket(first, expression)
            case "saved":
                return self._saved(first)
            case "=":
                return self._exact(first)
            case "atleast":
                return self._mentioned(first, expression)
            case "word" | "phrase" | "range":
                return self._value(first)
            case _:
                sentence = gettext("What stands here has nothing before it to apply to, and was ignored")
                self.notes.add(sentence, first.at)
        return None

    def _bracket(self, opened: Lexeme, expression: Expression) -> Node | None:
        node = expression()
        if node is None:
            self.notes.add(gettext("A pair of brackets with nothing in it was ignored"), opened.at)
        return node

    def _exact(self, sign: Lexeme) -> Node | None:
        """This very word: what follows "="."""
        word = self.cursor.take_if("word", "phrase")
        if word is None:
            self.notes.add(gettext("“=” stands before a word; this one was ignored"), sign.at)
            return None
        return self._value(word._replace(kind="phrase"))

    def _mentioned(self, sign: Lexeme, expression: Expression) -> Node | None:
        """What follows atleast5; a field once at most, so that nothing is nested without brackets."""
        fielded = self._within is None and self.cursor.kind == "field" and self.cursor.text != "expand"
        if not fielded and self.cursor.kind not in ("word", "phrase", "(", "=", "saved"):
            self.notes.add(gettext("What stands here has nothing behind it to count, and was ignored"), sign.at)
            return None
        node = self._item(expression)
        return None if node is None else at_least(sign, node, self.notes)

    def _fielded(self, name: Lexeme, expression: Expression) -> Node | None:
        """What follows "name:", looked for in that field."""
        expands = name.text == "expand" and self.cursor.kind == "field" and self.cursor.text != "expand"
        if not expands and self.cursor.kind not in ("word", "phrase", "range", "(", "=", "atleast", "saved"):
            sentence = gettext("“%(typed)s” has nothing behind it and was ignored", typed=f"{name.text}:")
            self.notes.add(sentence, name.at)
            return None
        outside = self._within
        self._within = outside if name.text == "expand" else name.text
        node = self._item(expression)
        self._within = outside
        return Expand(node) if node is not None and name.text == "expand" else node

    def _value(self, lexeme: Lexeme) -> Node | None:
        """A word, phrase, date or range in the field that is being read."""
        if self._within == "sort":
            self._sorted(lexeme)
            return None
        if self._within in DATE_FIELDS and lexeme.kind == "word":
            lexeme = self._date(lexeme)
        node = self.leaves.leaf(lexeme, self._within)
        slop = self.cursor.take_if("slop")
        if slop is None or not isinstance(node, Phrase):
            return node
        return sloppy(node, tuple(node.text[one.start : one.end] for one in tokens(node.text)), slop, self.notes)

    def _date(self, first: Lexeme) -> Lexeme:
        """A date with as many of the words behind it as belong to it."""
        if self.leaves.is_date(first.text, in_words=False):
            return first
        ahead = self.cursor.words_ahead(_LOOKED_AHEAD)
        for more in range(len(ahead), 0, -1):
            text = " ".join((first.text, *ahead[:more]))
            if self.leaves.is_date(text, in_words=True):
                self.cursor.at += more
                return first._replace(text=text)
        return first

    def _sorted(self, lexeme: Lexeme) -> None:
        order = lexeme.text.casefold()
        if order in get_args(Sort):
            self.sort = cast(Sort, order)
        else:
            typed, orders = f"sort:{lexeme.text[:40]}", ", ".join(get_args(Sort))
            self.notes.add(gettext("“%(typed)s” is no order; these are: %(orders)s.", typed=typed, orders=orders))

    def _saved(self, lexeme: Lexeme) -> Node | None:
        """A saved search; where there is none of that name, the name as words."""
        found = self.reading.saved(lexeme.text)
        if isinstance(found, Missing):
            self.notes.add(found.why)
            kind: Kind = "word" if lexeme.text.replace("-", "_").isidentifier() else "phrase"
            return None if found.is_name else self._value(lexeme._replace(kind=kind))
        for note in found.query.notes:
            self.notes.add(gettext("In %(search)s: %(note)s", search=f"@{found.slug}", note=note))
        return saved_node(found)
