"""Nodes that only say whether a document is a hit; they score nothing."""

from collections.abc import Sequence

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import NONE, marked
from search.executor.hits import NO_HITS, Hits, Kept
from search.executor.node import Node
from search.executor.part import Part
from search.executor.terms import Terms, postings


class Nothing(Node):
    """Finds nothing."""

    positive = True

    def size(self, part: Part) -> int:
        return 0

    def hits(self, part: Part) -> Hits:
        return NO_HITS

    def among(self, part: Part, documents: Array) -> Kept:
        return Kept(NONE, None)


class Everything(Node):
    """Finds every document."""

    def hits(self, part: Part) -> Hits:
        return Hits(np.arange(part.documents), None)

    def among(self, part: Part, documents: Array) -> Kept:
        return Kept(np.arange(len(documents)), None)


class Filled(Node):
    """Documents that have anything in a Whoosh field."""

    def __init__(self, name: str) -> None:
        self._name = name

    def hits(self, part: Part) -> Hits:
        view = part.view(self._name)
        if view is None:
            return NO_HITS
        filled = marked(view.inverted.documents, part.documents) if view.reading.kind == "whole" else view.lengths > 0
        return Hits(np.flatnonzero(filled), None)


class Holding(Node):
    """Documents that hold any of some terms."""

    def __init__(self, terms: Sequence[Terms]) -> None:
        self._terms = terms

    def size(self, part: Part) -> int:
        return min(part.documents, sum(terms.size(part) for terms in self._terms))

    def hits(self, part: Part) -> Hits:
        found = [postings(view, one.ranges[part.number])[0] for one in self._terms if (view := one.view(part))]
        if not found:
            return NO_HITS
        if sum(one.singles(part) for one in self._terms) == 1:
            return Hits(found[0].astype(np.intp), None)
        mask = np.zeros(part.documents, bool)
        for documents in found:
            mask[documents.astype(np.intp)] = True
        return Hits(np.flatnonzero(mask), None)


class Between(Node):
    """Documents whose number in a column lies between two; None is open, both ends belong to it."""

    def __init__(self, column: str, low: float | None, high: float | None) -> None:
        self._column, self._low, self._high = column, low, high

    def hits(self, part: Part) -> Hits:
        column = self.column(part)
        return NO_HITS if column is None else Hits(self._within(column), None)

    def among(self, part: Part, documents: Array) -> Kept:
        column = self.column(part)
        return Kept(NONE, None) if column is None else Kept(self._within(column.take(documents)), None)

    def column(self, part: Part) -> Array | None:
        """A number a document; None where there is none."""
        return part.column(self._column)

    def _within(self, values: Array) -> Array:
        inside = np.ones(len(values), bool)
        if self._low is not None:
            inside &= values >= self._low
        if self._high is not None:
            inside &= values <= self._high
        return np.flatnonzero(inside)


class Long(Between):
    """Documents that have so many words in a Whoosh field; None is open, both ends belong to it."""

    def column(self, part: Part) -> Array | None:
        view = part.view(self._column)
        return np.zeros(part.documents, np.uint8) if view is None else view.lengths
