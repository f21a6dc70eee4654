"""An array that grows at its end."""

from typing import Any

import numpy as np

from index.segment.array_file import Array


class Growing:
    """Values behind each other; room is doubled where it is used up."""

    def __init__(self, dtype: np.dtype[Any]) -> None:
        self._room: Array = np.zeros(1024, dtype)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def values(self) -> Array:
        """All values; not to be kept, as it may be another array after the next `extend`."""
        return self._room[: self._count]

    def extend(self, values: Array) -> None:
        """Put values behind those that are there."""
        end = self._count + len(values)
        if end > len(self._room):
            self._room = np.concatenate((self.values, np.zeros(max(end, len(self._room)), self._room.dtype)))
        self._room[self._count : end] = values
        self._count = end

    def clear(self) -> None:
        """Drop all values, but not their room."""
        self._count = 0
