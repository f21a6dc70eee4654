"""Joins what stands on both sides of w/5, pre/5, w/s and w/p, and what is counted behind atleast5."""

from collections.abc import Iterator
from dataclasses import replace

from index.schema import BY_NAME
from search.lexer import Lexeme
from search.nodes import And, AtLeast, Fuzzy, Group, Near, Node, Or, Pattern, Phrase, Text, Together, Word
from search.notes import Notes
from search.speech import gettext, number

FARTHEST = 99  # words; paragraphs are parted by PARAGRAPH_GAP positions, and nothing is near across that
MOST_TIMES = 1000  # mentions that can be asked for


def near(left: Node, sign: Lexeme, right: Node, notes: Notes) -> Node:
    """Both sides near each other; where that makes no sense, both of them."""
    fields = {one.field for side in (left, right) for one in _texts(side)} - {None}
    if not (_has_place(left) and _has_place(right)):
        sentence = gettext("Only words, phrases and alternatives in brackets can be near each other; AND was read")
        notes.add(sentence, sign.at)
        return And((left, right))
    if len(fields) > 1:
        notes.add(gettext("Words of different fields are never near each other; AND was read"), sign.at)
        return And((left, right))
    for field in fields:
        left, right = _within(left, field), _within(right, field)
    return _joined(left, sign, right, notes)


def at_least(sign: Lexeme, node: Node, notes: Notes) -> Node:
    """The node, mentioned so many times; each of several words by itself."""
    times = _number(sign, MOST_TIMES, notes)
    if isinstance(node, And | Group) and all(map(_has_place, node.nodes)):
        return And(tuple(AtLeast(times, one) for one in node.nodes))
    if not _has_place(node):
        notes.add(gettext("Only words and phrases have mentions that can be counted"), sign.at)
        return node
    return AtLeast(times, node)


def sloppy(phrase: Phrase, words: tuple[str, ...], sign: Lexeme, notes: Notes) -> Node:
    """A phrase whose words may stand apart and in another order: "mayor budget"~5."""
    if len(words) < 2 or not _has_place(phrase):
        return phrase
    return Near(tuple(Phrase(word, phrase.field) for word in words), _number(sign, FARTHEST, notes))


def _joined(left: Node, sign: Lexeme, right: Node, notes: Notes) -> Node:
    if sign.kind in ("sentence", "paragraph"):
        if isinstance(left, Together) and left.unit == sign.kind:
            return Together((*left.nodes, right), left.unit)
        return Together((left, right), "sentence" if sign.kind == "sentence" else "paragraph")
    most, ordered = _number(sign, FARTHEST, notes), sign.kind == "pre"
    if isinstance(left, Near) and (left.most, left.ordered) == (most, ordered):
        return Near((*left.nodes, right), most, ordered)
    return Near((left, right), most, ordered)


def _number(sign: Lexeme, most: int, notes: Notes) -> int:
    """The number of a sign; 5 where it has none, and within what can be searched."""
    digits = sign.text.lstrip("0")
    typed = int(digits) if digits and len(digits) < 9 else (5 if not sign.text else most * bool(digits))
    read = min(max(typed, 1), most)
    if typed != read:
        sentence = gettext(
            "A number from 1 to %(most)s can stand here; %(number)s was read", most=number(most), number=number(read)
        )
        notes.add(sentence, sign.at)
    return read


def _texts(node: Node) -> Iterator[Text]:
    match node:
        case Word() | Phrase() | Pattern() | Fuzzy():
            yield node
        case Or() | Near() | Together():
            for one in node.nodes:
                yield from _texts(one)


def _has_place(node: Node) -> bool:
    match node:
        case Word() | Phrase() | Pattern() | Fuzzy():
            return node.field is None or BY_NAME[node.field].has_words
        case Or() | Near() | Together():
            return all(map(_has_place, node.nodes))
    return False


def _within(node: Node, field: str | None) -> Node:
    """The node with all of its words looked for in one field."""
    match node:
        case Word() | Phrase() | Pattern() | Fuzzy():
            return replace(node, field=field)
        case Or() | Near() | Together():
            return replace(node, nodes=tuple(_within(one, field) for one in node.nodes))
    return node
