"""Settles how plain words are searched: which of them, and whether all or any."""

from dataclasses import dataclass, field

from index.analysis import Stem, tokens
from search.nodes import And, Expand, Group, Node, Not, Or, Saved, Word, nodes_of
from search.sentence_words import SENTENCE_WORDS
from search.spellings import is_abbreviation

ALL_UP_TO = 4  # words typed, stop words counted; more are a sentence, and few stories hold all words of one


def settled(node: Node, stem: Stem, language: str) -> tuple[Node, tuple[str, ...]]:
    """The node as it is searched, and the words left out of its plain words.

    Stop words always, of a sentence its SENTENCE_WORDS too; "the who", which holds nothing else, stays whole. So does
    an abbreviation, which alone is in capitals: IT, WHO.
    """
    settling = _Settling(stem, SENTENCE_WORDS.get(language, frozenset()), is_loud(node))
    return settling.node(node), tuple(settling.dropped)


def is_loud(node: Node | None) -> bool:
    """Whether all words are in capitals, excluded ones as well, so that none of them stands out as an abbreviation."""
    return not any(letter.islower() for word in nodes_of(node, excluded=True) for letter in word.text)


@dataclass(slots=True)
class _Settling:
    stem: Stem
    sentence_words: frozenset[str]
    loud: bool  # whether all is in capitals
    dropped: list[str] = field(default_factory=list)

    def node(self, node: Node) -> Node:
        match node:
            case Group():
                return self._group(node)
            case And():
                return And(tuple(map(self.node, node.nodes)))
            case Or():
                return Or(tuple(map(self.node, node.nodes)))
            case Not():
                return Not(self.node(node.node))
            case Expand():
                return Expand(self.node(node.node))
            case Saved() if node.node is not None:
                return Saved(node.name, self.node(node.node))
        return node

    def _group(self, group: Group) -> Node:
        sentence = len(group.nodes) > ALL_UP_TO
        telling = tuple(node for node in group.nodes if not self._tells_nothing(node, sentence))
        if telling:
            left_out = (node for node in group.nodes if self._tells_nothing(node, sentence))
            self.dropped += [node.text for node in left_out if isinstance(node, Word)]
        kept = telling or group.nodes
        match = group.match or ("any" if sentence else "all")
        return kept[0] if len(kept) == 1 else Group(kept, match)

    def _tells_nothing(self, node: Node, sentence: bool) -> bool:
        """Whether a node is a single word too common to tell stories apart."""
        if not isinstance(node, Word) or (is_abbreviation(node.text) and not self.loud):
            return False
        if sentence and node.text.casefold().replace("’", "'") in self.sentence_words:
            return True
        cut = [token.text for token in tokens(node.text)]
        return len(cut) == 1 and self.stem(cut[0]) is None
