"""Columns of numbers, one value a line, and how a line's neighbours are put beside it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float32]


def shifted(column: Column, by: int, absent: float = -1.0) -> Column:
    """The value of the line that stands `by` lines further down (up, where negative); `absent` past the ends."""
    result = np.full(len(column), absent, np.float32)
    if abs(by) < len(column):
        if by > 0:
            result[:-by] = column[by:]
        else:
            result[-by:] = column[:by]
    return result


def windows(columns: Sequence[Column], spans: Sequence[tuple[int, int]]) -> list[NDArray[np.float32]]:
    """For each span of lines above and below the mean over it, (columns, lines), as far as there are lines."""
    rows = np.stack(columns)
    lines = rows.shape[1]
    total = np.zeros((len(rows), lines + 1))
    np.cumsum(rows, axis=1, dtype=np.float64, out=total[:, 1:])
    n = np.arange(lines)
    means = []
    for above, below in spans:
        low, high = np.maximum(n - above, 0), np.minimum(n + below + 1, lines)
        mean: NDArray[np.float64] = (total[:, high] - total[:, low]) / (high - low)
        means.append(mean.astype(np.float32))
    return means


def so_far(column: Column) -> Column:
    """The sum over the lines above."""
    return (np.cumsum(column, dtype=np.float64) - column).astype(np.float32)


def since(marked: NDArray[np.bool_]) -> Column:
    """Lines since the last marked one above, itself left out; the number of lines above where there is none."""
    n = np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, n, -1))
    last = np.concatenate(([-1], last[:-1]))
    return (n - last).astype(np.float32)


def until(marked: NDArray[np.bool_]) -> Column:
    """Lines until the next marked one below."""
    column: Column = since(marked[::-1])[::-1]
    return column


def run_length(marked: NDArray[np.bool_]) -> Column:
    """The length of the run of equal marks that a line stands in."""
    if not len(marked):
        return np.zeros(0, np.float32)
    starts = np.flatnonzero(np.concatenate(([True], marked[1:] != marked[:-1])))
    lengths = np.diff(np.concatenate((starts, [len(marked)])))
    return np.repeat(lengths, lengths).astype(np.float32)
