"""Other ways to ask for a part of a query: less exactly, or more."""

from collections.abc import Iterator
from dataclasses import replace

from index.analysis import Stem, tokens
from index.schema import BY_NAME
from search.nodes import And, AtLeast, Fuzzy, Group, Near, Node, Or, Pattern, Phrase, Text, Together, Word

WIDER = 3  # times the words that may stand between words that are to be near each other
BESIDE = 10  # words within which the words of a phrase are looked for instead


def looser(node: Node, stem: Stem) -> Iterator[Node]:
    """The node asked for less exactly, the smallest changes first."""
    match node:
        case Near():
            yield replace(node, most=node.most * WIDER)
        case Together(unit="sentence"):
            yield replace(node, unit="paragraph")
        case AtLeast():
            yield node.node
        case Phrase() if _has_words(node):
            yield from _unquoted(node, stem)
        case Or():
            for at, one in enumerate(node.nodes):
                for changed in looser(one, stem):
                    yield Or((*node.nodes[:at], changed, *node.nodes[at + 1 :]))
    yield from _anywhere(node)


def tighter(node: Node, stem: Stem) -> Iterator[Node]:
    """Plain words as an exact phrase, then near each other."""
    if isinstance(node, Group) and all(isinstance(one, Word) and one.field is None for one in node.nodes):
        words = [one for one in node.nodes if isinstance(one, Word)]
        yield Phrase(" ".join(word.text for word in words))
        telling = tuple(word for word in words if _tells(word.text, stem))
        if len(telling) > 1:
            yield Near(telling, BESIDE)


def in_headlines(node: Node) -> Node:
    """The node with what is looked for anywhere looked for in headlines alone."""
    match node:
        case Word(field=None) | Phrase(field=None) | Pattern(field=None) | Fuzzy(field=None):
            return replace(node, field="title")
        case Group() if all(isinstance(one, Word) for one in node.nodes):
            nodes = tuple(map(in_headlines, node.nodes))
            return Or(nodes) if node.match == "any" else And(nodes)
        case And() | Or():
            return replace(node, nodes=tuple(map(in_headlines, node.nodes)))
    return node


def _unquoted(phrase: Phrase, stem: Stem) -> Iterator[Node]:
    """The words of a phrase near each other, then in any of their forms wherever they stand."""
    words = tuple(Word(phrase.text[one.start : one.end], phrase.field) for one in tokens(phrase.text))
    telling = tuple(word for word in words if _tells(word.text, stem))
    if len(telling) > 1:
        yield Near(telling, BESIDE)
    if telling:
        yield Group(telling) if len(telling) > 1 else telling[0]


def _anywhere(node: Node) -> Iterator[Node]:
    """Without its field, where another field may have the words."""
    match node:
        case Word() | Phrase() | Pattern() | Fuzzy() if node.field and _has_words(node):
            yield replace(node, field=None)
        case Group():
            words = [one for one in node.nodes if isinstance(one, Word) and one.field and _has_words(one)]
            if len(words) == len(node.nodes):
                yield replace(node, nodes=tuple(replace(one, field=None) for one in words))


def _has_words(node: Text) -> bool:
    """Whether it is looked for in a field of words, not among whole values or dates."""
    return node.field is None or BY_NAME[node.field].has_words


def _tells(word: str, stem: Stem) -> bool:
    return any(stem(token.text) is not None for token in tokens(word))
