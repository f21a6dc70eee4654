"""Finds strings of a field faster than by bisecting all of them."""

from bisect import bisect_left, bisect_right

import numpy as np

from index.segment.strings import Ordered
from search.executor.vocabulary import cut

STEP = 8  # every so many strings one is kept as a Python object


class Lexicon:
    """Strings in the order of their bytes."""

    def __init__(self, ordered: Ordered) -> None:
        self.ordered = ordered
        self._samples = cut(ordered.strings, ordered.numbers(0, len(ordered))[::STEP].astype(np.intp))

    def rank(self, string: bytes) -> int:
        """How many of the strings come before this one."""
        block = bisect_right(self._samples, string) - 1
        if block < 0:
            return 0
        start = block * STEP
        return bisect_left(self.ordered, string, start, min(start + STEP, len(self.ordered)))

    def find(self, string: bytes) -> int | None:
        """The number of a string; None where it is none of them."""
        rank = self.rank(string)
        if rank < len(self.ordered) and self.ordered[rank] == string:
            return self.ordered.number(rank)
        return None
