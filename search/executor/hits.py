"""What a part of a query finds in one segment."""

from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.executor.arrays import NONE


class Hits(NamedTuple):
    """Documents of a segment, deleted ones included."""

    documents: Array  # intp, ascending
    scores: Array | None  # float32; None where all are zero


class Kept(NamedTuple):
    """Those of some documents that are hits."""

    at: Array  # intp, ascending, indices of these documents
    scores: Array | None  # float32, one for each; None where all are zero


NO_HITS = Hits(NONE, None)


def taken(scores: Array | None, at: Array) -> Array | None:
    """The scores of some of the documents."""
    return None if scores is None else scores.take(at)


def zeros(scores: Array | None, size: int) -> Array:
    """The scores as an array, (size,)."""
    return np.zeros(size, np.float32) if scores is None else scores
