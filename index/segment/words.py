"""Numbers the words of a segment's texts, and remembers how each printed word was cut and folded."""

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from index.analysis import Stem, fold, tokens
from index.segment.array_file import Array
from index.segment.chunk_table import ChunkTable
from index.segment.growing import Growing
from index.segment.sentences import ENDS, role
from index.segment.strings import decoded, encoded

REMEMBERED = 1 << 18  # chunks, or sets of values
_SPACE = np.isin(np.arange(256), [*range(9, 14), *range(28, 33)])  # where no word goes on; other spaces are rare
_BASE = 0x2545_F491_4F6C_DD1D  # odd, of a polynomial modulo 2⁶⁴
TOGETHER = 1 << 19  # bytes of text that are best cut at once; of more, arrays leave the processor's cache


class Cut(NamedTuple):
    """The words of some texts."""

    words: Array  # uint32, the number of each in order
    sizes: Array  # int64 (texts,), how many each text has
    sentences: Array  # intp, ascending: the places in `words` at which sentences begin, but those of the texts


class Words:
    """Words by provisional number.

    Texts are cut into chunks at spaces; as no word reaches across one, what words a chunk has is worked out where it
    first comes and looked up after, by a hash of 64 bits. That two of REMEMBERED chunks share one comes once in 10⁸
    segments.
    """

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}  # folded word → its number
        self._powers = _powers(2 * TOGETHER)
        self._table = ChunkTable()
        self._words = Growing(np.dtype(np.uint32))  # of all chunks, side by side
        self._firsts = Growing(np.dtype(np.int64))  # (chunks,), where the words of each begin
        self._sizes = Growing(np.dtype(np.int64))
        self._roles = Growing(np.dtype(np.uint8))  # (chunks,), see index/segment/sentences.py

    def cut(self, texts: Sequence[bytes]) -> Cut:
        """The words of some texts."""
        joined = np.frombuffer(b"\n".join(texts), np.uint8)
        starts, ends = _chunks(joined)
        found = self._found(joined, starts, ends)
        sizes = self._sizes.values[found]
        behind = np.cumsum(sizes)
        words = self._words.values[
            np.repeat(self._firsts.values[found] - (behind - sizes), sizes) + np.arange(sizes.sum())
        ]
        edges = np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
        counted = np.append(0, behind)[starts.searchsorted(edges)]
        return Cut(words, np.diff(counted, prepend=0), self._sentences(found, behind - sizes, counted))

    def _sentences(self, found: Array, firsts: Array, counted: Array) -> Array:
        """The words that begin a sentence within a text.

        found  the chunks; firsts  the first word of each; counted  the words up to the end of each text
        """
        roles = self._roles.values[found]
        begins = np.flatnonzero(roles[:-1] & ENDS & roles[1:] >> 1) + 1
        words = firsts[begins]
        at = counted.searchsorted(words)
        within: Array = words[(words > 0) & (counted.take(at, mode="clip") != words)]
        return within

    def _found(self, joined: Array, starts: Array, ends: Array) -> Array:
        """The number of each chunk, intp."""
        keys = self._keys(joined, starts, ends)
        if len(self._table) > REMEMBERED:
            self._forget()
        found = self._table.find(keys)
        unknown = np.flatnonzero(found < 0)
        if unknown.size:
            new, at = np.unique(keys[unknown], return_index=True)
            first = unknown[at]
            self._learn([joined[a:b].tobytes() for a, b in zip(starts[first], ends[first], strict=True)])
            self._table.add(new)
            found[unknown] = self._table.find(keys[unknown])
        return found

    def _keys(self, joined: Array, starts: Array, ends: Array) -> Array:
        """A hash of each chunk, uint64: its bytes as digits of a number, shifted to the same place."""
        if len(joined) > len(self._powers[0]):
            self._powers = _powers(2 * len(joined))
        powers, inverse = self._powers
        sums = np.zeros(len(joined) + 1, np.uint64)
        np.cumsum((joined + np.uint64(1)) * powers[: len(joined)], out=sums[1:])
        keys: Array = (sums[ends] - sums[starts]) * inverse[starts]
        return keys

    def _learn(self, chunks: Iterable[bytes]) -> None:
        """Cut chunks into words."""
        words, sizes, roles, numbers = array("I"), array("q"), bytearray(), self.numbers
        for chunk in chunks:
            text = decoded(chunk)
            plain = text.isascii() and text.isalnum()  # most are
            cut = [fold(text)] if plain else [token.text for token in tokens(text)]
            words.extend([numbers.setdefault(word, len(numbers)) for word in cut])
            sizes.append(len(cut))
            roles.append(role(text))
        more = np.array(sizes, np.int64)
        self._firsts.extend(len(self._words) + np.cumsum(more) - more)
        self._sizes.extend(more)
        self._roles.extend(np.frombuffer(roles, np.uint8))
        self._words.extend(np.array(words, np.uint32))

    def _forget(self) -> None:
        self._table = ChunkTable()
        for growing in (self._words, self._firsts, self._sizes, self._roles):
            growing.clear()


def _powers(count: int) -> tuple[Array, Array]:
    """The powers of _BASE modulo 2⁶⁴ from the 0th up, and those of its inverse, uint64."""
    bases = np.array([[_BASE], [pow(_BASE, -1, 1 << 64)]], np.uint64)
    powers = np.ones((2, count), np.uint64)
    powers[:, 1:] = bases
    one, inverse = np.cumprod(powers, axis=1)
    return one, inverse


def _chunks(joined: Array) -> tuple[Array, Array]:
    """Where what lies between spaces begins and ends, intp."""
    space = np.ones(len(joined) + 2, bool)
    np.take(_SPACE, joined, out=space[1:-1])
    return np.flatnonzero(space[:-1] > space[1:]), np.flatnonzero(space[:-1] < space[1:])


def keyed(words: Iterable[str], stem: Stem) -> list[tuple[bytes, bytes]]:
    """What each word is sorted by in an Inverted with stems: its stem, empty for a stop word, then itself."""
    return [(encoded(stem(word) or ""), encoded(word)) for word in words]


def by_stem(keys: Sequence[tuple[bytes, bytes]]) -> tuple[Array, list[bytes], list[bytes], Array]:
    """Words in the order of an Inverted with stems, from the stem of each and the word itself.

    Gives the final number of each word as it came, the terms and the stems in order, and where each stem's terms begin.
    """
    order = sorted(range(len(keys)), key=keys.__getitem__)
    numbers = np.empty(len(keys), np.int64)
    numbers[order] = np.arange(len(keys))
    stems = list(dict.fromkeys(keys[at][0] for at in order))
    rank = {root: number for number, root in enumerate(stems)}
    sizes = np.bincount([rank[root] for root, _ in keys], minlength=len(stems))
    return numbers, [keys[at][1] for at in order], stems, np.concatenate(([0], np.cumsum(sizes)))


def sorted_bytes(keys: Sequence[bytes]) -> tuple[Array, list[bytes]]:
    """The final number of each value as it came, and the values in order of their bytes."""
    order = sorted(range(len(keys)), key=keys.__getitem__)
    numbers = np.empty(len(keys), np.int64)
    numbers[order] = np.arange(len(keys))
    return numbers, [keys[at] for at in order]
