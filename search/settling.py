"""Settles how plain words are searched: which of them, and whether all or any."""

from index.analysis import Stem, tokens
from search.query import And, Group, Node, Not, Or, Word

ALL_UP_TO = 4  # words typed, stop words counted; more are a sentence, and few stories hold all words of one


def settled(node: Node, stem: Stem) -> tuple[Node, tuple[str, ...]]:
    """The node as it is searched, and the stop words left out of its plain words.

    "the who", which holds nothing else, stays whole.
    """
    dropped: list[str] = []
    return _settled(node, stem, dropped), tuple(dropped)


def _settled(node: Node, stem: Stem, dropped: list[str]) -> Node:
    match node:
        case Group():
            return _group(node, stem, dropped)
        case And():
            return And(tuple(_settled(one, stem, dropped) for one in node.nodes))
        case Or():
            return Or(tuple(_settled(one, stem, dropped) for one in node.nodes))
        case Not():
            return Not(_settled(node.node, stem, dropped))
    return node


def _group(group: Group, stem: Stem, dropped: list[str]) -> Node:
    telling = tuple(node for node in group.nodes if not _is_stop_word(node, stem))
    if telling:
        dropped += [node.text for node in group.nodes if isinstance(node, Word) and _is_stop_word(node, stem)]
    kept = telling or group.nodes
    match = group.match or ("all" if len(group.nodes) <= ALL_UP_TO else "any")
    return kept[0] if len(kept) == 1 else Group(kept, match)


def _is_stop_word(node: Node, stem: Stem) -> bool:
    """Whether a node is a single word too common to tell stories apart."""
    if not isinstance(node, Word):
        return False
    cut = [token.text for token in tokens(node.text)]
    return len(cut) == 1 and stem(cut[0]) is None
