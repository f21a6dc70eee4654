"""Leaves stop words out of plain words, as long as other words remain."""

from collections.abc import Callable

from index.analysis import tokens
from search.query import And, Group, Node, Not, Or, Word

Stem = Callable[[str], str | None]


def without_stop_words(node: Node, stem: Stem) -> tuple[Node, tuple[str, ...]]:
    """The node as it is searched, and the words left out; "the who", which holds nothing else, stays whole."""
    dropped: list[str] = []
    return _pruned(node, stem, dropped), tuple(dropped)


def _pruned(node: Node, stem: Stem, dropped: list[str]) -> Node:
    match node:
        case Group():
            return _pruned_group(node, stem, dropped)
        case And():
            return And(tuple(_pruned(one, stem, dropped) for one in node.nodes))
        case Or():
            return Or(tuple(_pruned(one, stem, dropped) for one in node.nodes))
        case Not():
            return Not(_pruned(node.node, stem, dropped))
    return node


def _pruned_group(group: Group, stem: Stem, dropped: list[str]) -> Node:
    kept = tuple(node for node in group.nodes if not is_stop_word(node, stem))
    if not kept:
        return group
    dropped += [node.text for node in group.nodes if isinstance(node, Word) and is_stop_word(node, stem)]
    return kept[0] if len(kept) == 1 else Group(kept, group.match)


def is_stop_word(node: Node, stem: Stem) -> bool:
    """Whether a node is a single word too common to tell stories apart."""
    if not isinstance(node, Word):
        return False
    cut = [token.text for token in tokens(node.text)]
    return len(cut) == 1 and stem(cut[0]) is None
