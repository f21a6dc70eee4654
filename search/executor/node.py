"""What every node of a plan can do."""

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import common
from search.executor.hits import Hits, Kept, taken
from search.executor.part import Part


class Node:
    """A part of a query, ready to be looked up in every segment."""

    positive = False  # whether every hit scores above zero

    def size(self, part: Part) -> int:
        """No fewer hits than these are in the segment; an estimate by which the rarest is taken first."""
        return part.documents

    def hits(self, part: Part) -> Hits:
        """All hits in the segment."""
        raise NotImplementedError

    def among(self, part: Part, documents: Array) -> Kept:
        """Which of the documents, intp ascending, are hits."""
        found, scores = self.hits(part)
        at = common(documents, found, part.documents)
        if scores is None:
            return Kept(at, None)
        return Kept(at, taken(scores, found.searchsorted(documents.take(at))))

    def add_to(self, part: Part, total: Array, found: Array | None) -> None:
        """Add the scores to `total`, float32 (documents,), and mark the hits in `found`, bool (documents,)."""
        documents, scores = self.hits(part)
        if scores is not None:
            np.add.at(total, documents, scores)
        if found is not None:
            found[documents] = True
