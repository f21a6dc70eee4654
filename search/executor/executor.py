"""Runs a Whoosh query on all segments of an index."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from index.segment.live import LiveSegment
from search.executor.arrays import NONE
from search.executor.clock import Clock
from search.executor.collection import Collection
from search.executor.hits import zeros
from search.executor.leaf import Leaf
from search.executor.node import Node
from search.executor.part import Part
from search.executor.planner import Planner
from search.found import Found
from search.speech import Say

MOST_TERMS = 4096  # that a pattern stands for, over all segments


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a query found."""

    found: Found
    leaves: tuple[Leaf, ...]  # words and phrases that it looks for, in order; not those that it excludes
    notes: tuple[Say, ...]  # what was limited, in plain sentences


class Executor:
    """Open segments; safe to share between threads."""

    def __init__(self, segments: Sequence[LiveSegment], most_terms: int = MOST_TERMS) -> None:
        """most_terms  that a pattern such as a* may stand for; the most frequent are taken, and a note says so"""
        self.collection = Collection(segments)
        self._most_terms = most_terms

    def run(self, query: Any, deadline: float | None = None) -> Outcome:
        """Every document that a query of whoosh.query finds, with its score.

        deadline  a time of time.monotonic(), behind which SearchTooSlowError is raised; None for no end.
        TypeError for a kind of query that the executor does not know.
        """
        clock = Clock(deadline)
        planner = Planner(self.collection, self._most_terms, clock)
        node = planner.plan(query)
        shares = []
        for part in self.collection.parts:
            clock.check()
            shares.append(_found(node, part))
        return Outcome(_joined(shares), tuple(planner.leaves), planner.notes)


def _found(node: Node, part: Part) -> Found:
    """The hits in a segment, deleted documents left out."""
    documents, scores = node.hits(part)
    scores = zeros(scores, len(documents))
    if part.deleted is not None:
        there = np.flatnonzero(~part.deleted.take(documents))
        documents, scores = documents.take(there), scores.take(there)
    return Found(documents + part.base, scores)


def _joined(shares: list[Found]) -> Found:
    if not shares:
        return Found(NONE, np.zeros(0, np.float32))
    return Found(np.concatenate([one.documents for one in shares]), np.concatenate([one.scores for one in shares]))
