"""All segments of an index together: how many documents, how long their fields are."""

from collections.abc import Sequence

import numpy as np

from index.segment.array_file import Array
from index.segment.live import LiveSegment
from search.executor.part import Part


class Collection:
    """The segments; safe to share between threads."""

    def __init__(self, segments: Sequence[LiveSegment]) -> None:
        self.parts = tuple(Part(number, live) for number, live in enumerate(segments))
        self.documents = sum(part.documents for part in self.parts)
        self._averages: dict[str, float] = {}

    def average(self, name: str) -> float:
        """Mean length of a Whoosh field in words over all documents, deleted ones included; 1 where all are empty."""
        if name not in self._averages:
            views = [view for part in self.parts if (view := part.view(name))]
            words = sum(int(view.lengths.sum(dtype=np.int64)) for view in views)
            self._averages[name] = words / self.documents if words else 1.0
        return self._averages[name]

    def warm(self, name: str) -> None:
        """Work out what the first word that is looked for in a Whoosh field would wait for."""
        average = self.average(name)
        for part in self.parts:
            view = part.view(name)
            if view is not None:
                view.norms(average)

    def lengths(self, name: str, documents: Array) -> Array:
        """How many words a Whoosh field has in some documents, in any order, float64 (documents,)."""
        found = np.zeros(len(documents))
        for part in self.parts:
            view = part.view(name)
            here = np.flatnonzero((documents >= part.base) & (documents < part.base + part.documents))
            if view is not None and here.size:
                found[here] = view.lengths[documents[here] - part.base]
        return found
