"""A hash table in arrays, which is asked for many keys at once."""

import numpy as np

from index.segment.array_file import Array

_SPREAD = np.uint64(0x9E37_79B9_7F4A_7C15)  # 2⁶⁴ ÷ the golden ratio, odd; Knuth, The Art of Computer Programming 6.4
_SMALLEST = 16  # bits of the number of slots


class ChunkTable:
    """Numbers keys of 64 bits from 0 in the order in which they come; open addressing, at most half full."""

    def __init__(self) -> None:
        self._count = 0
        self._clear(_SMALLEST)

    def __len__(self) -> int:
        return self._count

    def find(self, keys: Array) -> Array:
        """The number of each key, intp; -1 for one that is not there. keys  uint64"""
        slots = self._slots(keys)
        found = self._numbers.take(slots)
        left = np.flatnonzero((self._keys.take(slots) != keys) & (found >= 0))
        while left.size:  # another key lies in their slot: on to the next
            slots[left] = (slots[left] + 1) & self._mask
            at = slots[left]
            found[left] = self._numbers.take(at)
            left = left[(self._keys.take(at) != keys[left]) & (found[left] >= 0)]
        return found

    def add(self, keys: Array) -> None:
        """Number keys that are not there, each of them once."""
        before = self._count
        self._count += len(keys)
        if 2 * self._count > len(self._keys):
            old = np.empty(before, np.uint64)
            full = self._numbers >= 0
            old[self._numbers[full]] = self._keys[full]
            self._clear((2 * self._count).bit_length())
            self._put(old, 0)
        self._put(keys, before)

    def _put(self, keys: Array, first: int) -> None:
        """Put keys into free slots, numbered from `first`; of several that want one, the last gets it."""
        numbers = np.arange(first, first + len(keys))
        slots = self._slots(keys)
        while keys.size:
            free = np.flatnonzero(self._numbers.take(slots) < 0)
            self._numbers[slots[free]] = numbers[free]
            self._keys[slots[free]] = keys[free]
            left = np.flatnonzero(self._numbers.take(slots) != numbers)
            keys, numbers, slots = keys[left], numbers[left], (slots[left] + 1) & self._mask

    def _clear(self, bits: int) -> None:
        self._shift = np.uint64(64 - bits)
        self._mask = (1 << bits) - 1
        self._keys = np.zeros(1 << bits, np.uint64)
        self._numbers = np.full(1 << bits, -1, np.intp)

    def _slots(self, keys: Array) -> Array:
        slots: Array = (keys * _SPREAD >> self._shift).astype(np.intp)
        return slots
