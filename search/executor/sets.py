"""How nodes are joined: all of them, any of them, one with what another adds, all but one."""

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import NONE, added_in_order
from search.executor.hits import Hits, Kept, zeros
from search.executor.node import Node
from search.executor.part import Part
from search.executor.words import Word, together

SPARSE = 8  # a segment's documents ÷ hits from which sorting is cheaper than an array of all documents


class All(Node):
    """What all of the nodes find; scores are added up."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self.positive = any(node.positive for node in nodes)

    def size(self, part: Part) -> int:
        return min(node.size(part) for node in self._nodes)

    def hits(self, part: Part) -> Hits:
        rarest, *others = placed = self._by_size(part)
        common = [one for one in placed if isinstance(one.node, Word) and one.node.is_common(part)]
        if rarest in common and len(common) > 1:
            found, several = together([one.node for one in common if isinstance(one.node, Word)], part)
            scores = dict(zip((one.place for one in common), several, strict=True))
            others = [one for one in others if one not in common]
        else:
            found, only = rarest.node.hits(part)
            scores = {} if only is None else {rarest.place: only}
        return Hits(*_narrowed(part, found, scores, others))

    def among(self, part: Part, documents: Array) -> Kept:
        at = np.arange(len(documents))
        scores: _Scores = {}
        for place, node in self._by_size(part):
            if not at.size:
                return Kept(NONE, None)
            kept, more = node.among(part, documents.take(at))
            at, scores = at.take(kept), _kept(scores, kept, place, more)
        return Kept(at, _sum(scores))

    def _by_size(self, part: Part) -> list["_Placed"]:
        return sorted(map(_Placed, range(len(self._nodes)), self._nodes), key=lambda one: one.node.size(part))


class _Placed(NamedTuple):
    """One of several nodes."""

    place: int  # among them
    node: Node


_Scores = dict[int, Array]  # of some documents, float32, by the place of the node that gave them


def _narrowed(part: Part, found: Array, scores: _Scores, others: Sequence[_Placed]) -> tuple[Array, Array | None]:
    """Those documents that all the others find as well, and their scores."""
    for place, node in others:
        if not found.size:
            return NONE, None
        at, more = node.among(part, found)
        found, scores = found.take(at), _kept(scores, at, place, more)
    return found, _sum(scores)


def _kept(scores: _Scores, at: Array, place: int, more: Array | None) -> _Scores:
    """The scores of some of the documents, with what one more node gives these."""
    kept = {one: values.take(at) for one, values in scores.items()}
    return kept if more is None else kept | {place: more}


def _sum(scores: _Scores) -> Array | None:
    """The scores added up in the order of the nodes, whichever was rarest in the segment: the last bits hang on it."""
    return reduce(np.add, (scores[place] for place in sorted(scores))) if scores else None


class Some(Node):
    """What any of the nodes finds; the scores of those that do are added up, in the order of the nodes."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes: list[Node] = [one for node in nodes for one in (node.nodes if isinstance(node, Some) else [node])]
        self.positive = all(node.positive for node in self.nodes)

    def size(self, part: Part) -> int:
        return min(part.documents, sum(node.size(part) for node in self.nodes))

    def hits(self, part: Part) -> Hits:
        if sum(node.size(part) for node in self.nodes) * SPARSE < part.documents:
            pieces = [(one.documents, zeros(one.scores, one.documents.size)) for one in self._each(part)]
            return Hits(*added_in_order(*map(np.concatenate, zip(*pieces, strict=True))))
        total = np.zeros(part.documents, np.float32)
        found = None if self.positive else np.zeros(part.documents, bool)
        self.add_to(part, total, found)
        documents = np.flatnonzero(total > 0 if found is None else found)
        return Hits(documents, total.take(documents))

    def add_to(self, part: Part, total: Array, found: Array | None) -> None:
        for node in self.nodes:
            node.add_to(part, total, found)

    def among(self, part: Part, documents: Array) -> Kept:
        found = np.zeros(len(documents), bool)
        total = np.zeros(len(documents), np.float32)
        for node in self.nodes:
            at, scores = node.among(part, documents)
            found[at] = True
            if scores is not None:
                total[at] += scores
        at = np.flatnonzero(found)
        return Kept(at, total.take(at))

    def _each(self, part: Part) -> list[Hits]:
        return [node.hits(part) for node in self.nodes]


class Maybe(Node):
    """What the first node finds; where the second does so as well, its score is added."""

    def __init__(self, first: Node, second: Node) -> None:
        self._first, self._second = first, second
        self.positive = first.positive

    def size(self, part: Part) -> int:
        return self._first.size(part)

    def hits(self, part: Part) -> Hits:
        documents, scores = self._first.hits(part)
        return Hits(documents, self._with_more(part, documents, scores))

    def among(self, part: Part, documents: Array) -> Kept:
        at, scores = self._first.among(part, documents)
        return Kept(at, self._with_more(part, documents.take(at), scores))

    def _with_more(self, part: Part, documents: Array, scores: Array | None) -> Array | None:
        at, more = self._second.among(part, documents)
        if more is None:
            return scores
        total = zeros(scores, len(documents)).copy()
        total[at] += more
        return total


class Complement(Node):
    """What the node does not find; it scores nothing."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def hits(self, part: Part) -> Hits:
        rest = np.ones(part.documents, bool)
        rest[self._node.hits(part).documents] = False
        return Hits(np.flatnonzero(rest), None)

    def among(self, part: Part, documents: Array) -> Kept:
        rest = np.ones(len(documents), bool)
        rest[self._node.among(part, documents).at] = False
        return Kept(np.flatnonzero(rest), None)


class Scaled(Node):
    """What the node finds, its scores times a factor."""

    def __init__(self, node: Node, factor: float) -> None:
        self._node, self._factor = node, np.float32(factor)
        self.positive = node.positive and factor > 0

    def size(self, part: Part) -> int:
        return self._node.size(part)

    def hits(self, part: Part) -> Hits:
        documents, scores = self._node.hits(part)
        return Hits(documents, None if scores is None else scores * self._factor)

    def among(self, part: Part, documents: Array) -> Kept:
        at, scores = self._node.among(part, documents)
        return Kept(at, None if scores is None else scores * self._factor)


class Constant(Node):
    """What the node finds, each hit with the same score."""

    def __init__(self, node: Node, score: float) -> None:
        self._node, self._score = node, np.float32(score)
        self.positive = score > 0

    def size(self, part: Part) -> int:
        return self._node.size(part)

    def hits(self, part: Part) -> Hits:
        documents = self._node.hits(part).documents
        return Hits(documents, self._scores(documents))

    def among(self, part: Part, documents: Array) -> Kept:
        at = self._node.among(part, documents).at
        return Kept(at, self._scores(at))

    def _scores(self, found: Array) -> Array | None:
        return np.full(len(found), self._score, np.float32) if self._score else None
