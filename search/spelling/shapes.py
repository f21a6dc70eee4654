"""What rules out most words of a vocabulary at a glance: how long they are and which letters they have."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from index.segment.strings import Strings, encoded

_A_TO_Z = 26
_OTHER = 26  # the bit of digits and apostrophes
_FURTHER = 27  # the first of the bits that letters beyond a to z share
_BITS = 64
_CHUNK = 1 << 16  # words whose letters are looked at at once, so that little memory is needed


class Shapes(NamedTuple):
    """Of each word of a vocabulary how many characters it has, uint8, and a bit for each letter in it, uint64."""

    lengths: Array
    letters: Array

    def near(self, word: str, edits: int) -> Array:
        """The numbers of the words that may be so many edits from this one, ascending; those with digits are not.

        An edit changes the length by one at most, and no more than two bits.
        """
        here = shapes(Strings.of([encoded(word)]))
        length = int(here.lengths[0])
        fits = np.bitwise_count(self.letters ^ here.letters[0]) <= 2 * edits
        fits &= (self.lengths >= max(1, length - edits)) & (self.lengths <= length + edits)
        fits &= self.letters & np.uint64(1 << _OTHER) == 0
        return np.flatnonzero(fits)


def shapes(words: Strings) -> Shapes:
    """The shapes of all words, none of them longer than 255 characters."""
    found = [_some(words, start, min(start + _CHUNK, len(words))) for start in range(0, len(words), _CHUNK)]
    if not found:
        return Shapes(np.zeros(0, np.uint8), np.zeros(0, np.uint64))
    return Shapes(*map(np.concatenate, zip(*found, strict=True)))


def _some(words: Strings, start: int, end: int) -> Shapes:
    ends = words.ends[start : end + 1].astype(np.intp)
    ends, written = ends - ends[0], words.letters[ends[0] : ends[-1]]
    followed = np.append((written[1:] & 0xC0) == 0x80, False)
    last = np.flatnonzero(~followed)  # the last byte of each character, which tells most of those of one script apart
    begins = last.searchsorted(ends)
    bits = np.append(_bits().take(written.take(last)), np.uint64(0))  # one more, as the last word may be empty
    filled = np.diff(begins) > 0
    letters = np.bitwise_or.reduceat(bits, begins[:-1])
    return Shapes(np.diff(begins).astype(np.uint8), np.where(filled, letters, np.uint64(0)))


@lru_cache(maxsize=1)
def _bits() -> Array:
    """The bit of a character by its last byte, uint64 (256,)."""
    numbers = np.full(256, _OTHER)
    numbers[ord("a") : ord("a") + _A_TO_Z] = np.arange(_A_TO_Z)
    numbers[0x80:] = _FURTHER + np.arange(0x80) % (_BITS - _FURTHER)
    bits: Array = np.uint64(1) << numbers.astype(np.uint64)
    return bits
