"""Numbers the words of a segment's texts, and remembers how each printed word was cut and folded."""

from array import array
from collections.abc import Iterable, Sequence

import numpy as np

from index.analysis import Stem, fold, tokens
from index.segment.array_file import Array

REMEMBERED = 1 << 18  # printed words with their punctuation, or sets of values


class Words(dict[str, bytes]):
    """Words by provisional number. As a dict: the numbers of the words in a text without spaces, such as “(F-16s,”.

    Numbers are side by side as uint32, so that those of a text are joined rather than listed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[str, int] = {}  # folded word → its number

    def __missing__(self, printed: str) -> bytes:
        if len(self) >= REMEMBERED:
            self.clear()
        plain = printed.isascii() and printed.isalnum()  # most are
        words = [fold(printed)] if plain else [token.text for token in tokens(printed)]
        numbers = self.numbers
        found = self[printed] = array("I", [numbers.setdefault(word, len(numbers)) for word in words]).tobytes()
        return found

    def of(self, paragraph: str) -> bytes:
        """The numbers of a paragraph's words in order; no word reaches across a space, so that each is cut alone."""
        return b"".join(map(self.__getitem__, paragraph.split()))


def keyed(words: Iterable[str], stem: Stem) -> list[tuple[bytes, bytes]]:
    """What each word is sorted by in an Inverted with stems: its stem, empty for a stop word, then itself."""
    return [(_bytes(stem(word) or ""), _bytes(word)) for word in words]


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


def encoded(texts: Iterable[str]) -> list[bytes]:
    """The texts as terms are kept."""
    return list(map(_bytes, texts))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
