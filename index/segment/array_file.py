"""Named arrays in one file, which readers map into memory and share."""

import json
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import DamagedArchiveError

MAGIC = b"MICROFICHE ARRAYS 1\n"
_ALIGNED = 64  # bytes; a cache line
_LENGTH = np.dtype("<u8")  # of the table of contents, the last thing in the file

Array = NDArray[Any]


def narrow(values: Array) -> Array:
    """The same whole numbers, none below zero, in the narrowest unsigned dtype that holds them."""
    top = int(values.max()) if values.size else 0
    return values.astype(np.min_scalar_type(top), copy=False)


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write one-dimensional arrays, little-endian, and behind them where each lies."""
    table: dict[str, tuple[str, int, int]] = {}
    with path.open("xb") as file:
        file.write(MAGIC)
        for name, array in arrays.items():
            file.write(b"\0" * (-file.tell() % _ALIGNED))
            plain = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
            table[name] = (plain.dtype.str, file.tell(), plain.size)
            file.write(plain.data)  # ndarray.tofile tells no errno where the disk is full
        contents = json.dumps(table).encode()
        file.write(contents)
        file.write(np.array(len(contents), _LENGTH).tobytes())


class ArrayFile(Mapping[str, Array]):
    """The arrays of a file, read without copying; whoever holds one of them keeps the map open."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        try:
            self._table = _table(self._map)
        except (ValueError, TypeError, AttributeError, OverflowError) as error:
            raise DamagedArchiveError(f"{path} is no file of arrays or is cut short ({error})") from None

    def __getitem__(self, name: str) -> Array:
        dtype, start, size = self._table[name]
        return np.frombuffer(self._map, dtype, size, start)

    def __iter__(self) -> Any:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


def _table(mapped: mmap.mmap) -> dict[str, tuple[str, int, int]]:
    """Name → dtype, offset and number of items."""
    if mapped[: len(MAGIC)] != MAGIC:
        raise ValueError("it begins otherwise")
    end = len(mapped) - _LENGTH.itemsize
    length = int(np.frombuffer(mapped, _LENGTH, 1, end)[0])
    table: dict[str, tuple[str, int, int]] = json.loads(mapped[end - length : end])
    for dtype, start, size in table.values():
        np.frombuffer(mapped, dtype, size, start)  # ValueError where it lies outside the file
    return table
