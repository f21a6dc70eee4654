"""Takes a query apart into the things that stories must have, and puts it together again without one of them."""

from collections.abc import Container
from dataclasses import replace
from typing import NamedTuple

from index.analysis import tokens
from index.schema import BY_NAME
from search.asking import Asking
from search.facts_in_words import filter_in_words
from search.nodes import And, AtLeast, DateRange, Group, Near, Node, OnDay, Or, Phrase, Together, Word
from search.query import Filter, Query
from search.wording import in_words

Path = tuple[int, ...]


class Piece(NamedTuple):
    """One thing that stories must have."""

    wanted: Node | Filter
    path: Path  # of a node: where it stands in the tree, from its top; () where it is all of it
    words: str  # as it is said

    @property
    def is_date(self) -> bool:
        """Whether it asks for a time."""
        match self.wanted:
            case DateRange() | OnDay() | Word(field="date") | Filter(field="date"):
                return True
        return False


def pieces_of(query: Query, asking: Asking) -> tuple[Piece, ...]:
    """The pieces of the tree as it is searched, then the filters; plain words that are all wanted are a piece each."""
    searched = None if query.tree is None else asking.settled(query.tree)[0]
    pairs = zip(members(query.tree), members(searched), strict=True)
    wanted = (one for (path, member), (_, settled) in pairs for one in _separate(path, member, settled))
    found = (Piece(node, path, in_words(node)) for path, node in wanted)
    return (*found, *(Piece(one, (), filter_in_words(one)) for one in query.filters))


def members(tree: Node | None) -> tuple[tuple[Path, Node], ...]:
    """What the whole tree is made of, with the place of each."""
    if tree is None:
        return ()
    return tuple(((at,), one) for at, one in enumerate(tree.nodes)) if isinstance(tree, And) else (((), tree),)


def put(tree: Node, path: Path, new: Node) -> Node:
    """The tree with another node at a place."""
    if not path:
        return new
    assert isinstance(tree, And | Group)
    at, rest = path[0], path[1:]
    return replace(tree, nodes=(*tree.nodes[:at], put(tree.nodes[at], rest, new), *tree.nodes[at + 1 :]))


def without(tree: Node | None, dropped: Container[Path], at: Path = ()) -> Node | None:
    """The tree without the nodes at some places; None where nothing is left of it."""
    if at in dropped or tree is None:
        return None
    if not isinstance(tree, And | Group):
        return tree
    rest = (without(one, dropped, (*at, number)) for number, one in enumerate(tree.nodes))
    nodes = tuple(one for one in rest if one is not None)
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    return replace(tree, nodes=nodes)


def within(node: Node) -> tuple[Node, ...]:
    """What a piece is made of, so that each of it can be looked at by itself."""
    match node:
        case Or() | Group() | Near() | Together():
            return node.nodes
        case AtLeast():
            return (node.node,)
        case Phrase() if node.field is None or BY_NAME[node.field].kind == "text":
            words = [node.text[token.start : token.end] for token in tokens(node.text)]
            return tuple(Phrase(word, node.field) for word in words) if len(words) > 1 else ()
    return ()


def _separate(path: Path, member: Node, settled: Node) -> list[tuple[Path, Node]]:
    """The words of a group that are all wanted, those too common to be searched left out; else the member itself."""
    if not isinstance(member, Group) or (isinstance(settled, Group) and settled.match == "any"):
        return [(path, settled)]
    searched = settled.nodes if isinstance(settled, Group) else (settled,)
    return [((*path, at), one) for at, one in enumerate(member.nodes) if one in searched]
