"""Phrases and nearness as nodes: looked up in all segments at once, for how rare they are is known only then."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from search.executor.arrays import added_up, runs
from search.executor.clock import Clock
from search.executor.collection import Collection
from search.executor.hits import NO_HITS, Hits
from search.executor.node import Node
from search.executor.part import Part
from search.executor.places import Place, fields_of, within
from search.executor.reader import spans_in
from search.executor.spans import Spans
from search.executor.words import NO_WEIGHTS, Weighted, scores
from search.ranking import K1

MOST_KEPT = 1 << 16  # places of a phrase that are kept until what was found is shown


class Known(Node):
    """Hits that are known already, with their weighted counts."""

    positive = True

    def __init__(self, weighted: Sequence[Weighted], idf: float) -> None:
        self._weighted = weighted  # by segment
        self._factor = np.float32(idf * (K1 + 1))

    def size(self, part: Part) -> int:
        return len(self._weighted[part.number].documents)

    def hits(self, part: Part) -> Hits:
        documents, weights = self._weighted[part.number]
        return Hits(documents, scores(weights, self._factor)) if documents.size else NO_HITS


class Looked(NamedTuple):
    """Where a phrase is."""

    weighted: list[Weighted]  # the documents that hold it in any one field, by segment, with the counts of all fields
    spans: dict[tuple[int, str], Spans]  # by segment and Whoosh field; empty where they are more than MOST_KEPT


def looked_up(place: Place, collection: Collection, clock: Clock) -> Looked:
    """Look a place up in all segments."""
    inside = [(name, one) for name in fields_of(place) if (one := within(place, name)) is not None]
    found: list[Weighted] = []
    kept: dict[tuple[int, str], Spans] = {}
    for part in collection.parts:
        shares = []
        for name, one in inside:
            clock.check()
            spans = kept[part.number, name] = spans_in(one, part)
            share = _weighed(spans, part, name, collection)
            if share.documents.size:
                shares.append(share)
        found.append(_joined(shares))
    return Looked(found, kept if sum(len(spans.keys) for spans in kept.values()) <= MOST_KEPT else {})


def _joined(shares: list[Weighted]) -> Weighted:
    if len(shares) < 2:
        return shares[0] if shares else Weighted(np.zeros(0, np.intp), NO_WEIGHTS)
    return Weighted(*added_up(*map(np.concatenate, zip(*shares, strict=True))))


def _weighed(spans: Spans, part: Part, name: str, collection: Collection) -> Weighted:
    """The spans counted document by document."""
    view = part.view(name)
    if view is None or not spans.keys.size:
        return Weighted(np.zeros(0, np.intp), NO_WEIGHTS)
    every = spans.documents
    begins = runs(every)
    documents = every.take(begins)
    counts = np.diff(np.append(begins, len(every))).astype(np.float32)
    return Weighted(documents, counts * view.norms(collection.average(name)).take(documents))
