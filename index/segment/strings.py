"""Many strings as two arrays, found by bisection."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from index.segment.array_file import Array, narrow


def encoded(text: str) -> bytes:
    """A text as the index keeps it; half a surrogate pair, which broken JSON may bring, comes back as it was."""
    return text.encode("utf-8", "surrogatepass")


def decoded(kept: bytes) -> str:
    """A text that was `encoded`."""
    return kept.decode("utf-8", "surrogatepass")


class Strings(Sequence[bytes]):
    """Byte strings, numbered from 0; in memory only as the arrays that they are cut from."""

    def __init__(self, letters: Array, ends: Array) -> None:
        """letters  uint8, all strings side by side; ends  unsigned (n + 1,), where each begins, and the last ends"""
        self.letters = letters
        self.ends = ends
        self._letters, self._ends = letters.data, ends.data  # quicker string by string

    @classmethod
    def of(cls, strings: Sequence[bytes]) -> "Strings":
        """The strings in this order."""
        ends = np.zeros(len(strings) + 1, np.int64)
        np.cumsum(np.fromiter(map(len, strings), np.int64, len(strings)), out=ends[1:])
        return cls(np.frombuffer(b"".join(strings), np.uint8), narrow(ends))

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self._letters[self._ends[number] : self._ends[number + 1]].tobytes()

    def __iter__(self) -> Iterator[bytes]:
        ends = self.ends.tolist()
        letters = self.letters.tobytes()
        for start, end in pairwise(ends):
            yield letters[start:end]


class Ordered:
    """Strings in the order of their bytes, whatever order they are numbered in."""

    def __init__(self, strings: Strings, order: Array | None = None) -> None:
        """order  (n,), the numbers of the strings from the first to the last; None where they are numbered so"""
        self.strings = strings
        self.order = order

    def __len__(self) -> int:
        return len(self.strings)

    def __getitem__(self, rank: int) -> bytes:
        return self.strings[self.number(rank)]

    def number(self, rank: int) -> int:
        """The number of the string at a place in the order."""
        return rank if self.order is None else int(self.order[rank])

    def find(self, string: bytes) -> int | None:
        """The number of a string; None where it is none of them."""
        rank = self.rank(string)
        return self.number(rank) if rank < len(self) and self[rank] == string else None

    def rank(self, string: bytes) -> int:
        """How many of the strings come before this one."""
        return bisect_left(self, string)

    def numbers(self, first: int, end: int) -> Array:
        """The numbers of the strings at the places `first` to `end`."""
        return np.arange(first, end) if self.order is None else self.order[first:end]

    def starting_with(self, prefix: bytes) -> range:
        """The places of all strings that begin so."""
        end = _behind(prefix)
        return range(self.rank(prefix), len(self) if end is None else self.rank(end))


def _behind(prefix: bytes) -> bytes | None:
    """The first string that sorts behind all that begin with the prefix; None where there is none."""
    stripped = prefix.rstrip(b"\xff")
    return stripped[:-1] + bytes([stripped[-1] + 1]) if stripped else None
