"""Documents that mention something often, as a node; it scores nothing."""

import numpy as np

from index.segment.array_file import Array
from search.executor.clock import Clock
from search.executor.hits import Hits, Kept
from search.executor.node import Node
from search.executor.part import Part
from search.executor.places import Place, fields_of, within
from search.executor.reader import spans_in


class Often(Node):
    """Documents that hold a place so many times, all its fields counted together."""

    def __init__(self, place: Place, times: int, clock: Clock) -> None:
        self._inside = [one for name in fields_of(place) if (one := within(place, name)) is not None]
        self._times = times
        self._clock = clock

    def hits(self, part: Part) -> Hits:
        return Hits(np.flatnonzero(self._counts(part, None) >= self._times), None)

    def among(self, part: Part, documents: Array) -> Kept:
        return Kept(np.flatnonzero(self._counts(part, documents).take(documents) >= self._times), None)

    def _counts(self, part: Part, wanted: Array | None) -> Array:
        """How often each document holds it, intp (documents,); only of those wanted, if they are given."""
        total = np.zeros(part.documents, np.intp)
        for place in self._inside:
            self._clock.check()
            total += np.bincount(spans_in(place, part, wanted).documents, minlength=part.documents)
        return total
