"""The table of features while it is filled: one row a block, one named column a feature."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Truths = NDArray[np.bool_]
_ROOM = 200  # columns


class Columns:
    """A table that grows by columns; each is contiguous in memory, as the trees read it."""

    def __init__(self, rows: int) -> None:
        self._table = np.empty((rows, _ROOM), np.float32, order="F")
        self.names: list[str] = []

    def add(self, name: str, values: ArrayLike) -> None:
        """One column: a value a row, or one for all rows."""
        self._table[:, len(self.names)] = values
        self.names.append(name)

    @property
    def table(self) -> NDArray[np.float32]:
        """What was added so far: (rows, columns)."""
        return self._table[:, : len(self.names)]
