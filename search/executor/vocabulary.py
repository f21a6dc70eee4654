"""Which terms of a field a pattern stands for."""

import fnmatch
import re

import numpy as np

from index.segment.array_file import Array
from index.segment.strings import Ordered

_SPECIAL = re.compile(r"[*?\[]")


def to_bytes(text: str | bytes) -> bytes:
    """A term as the index has it."""
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def starting_with(ordered: Ordered, prefix: str) -> range:
    """The ranks of the terms that begin so; the empty term is none of them."""
    found = ordered.starting_with(to_bytes(prefix))
    return range(max(found.start, 1), found.stop) if len(ordered) and ordered[0] == b"" else found


def between(ordered: Ordered, low: bytes | None, high: bytes | None, *, after: bool, short: bool) -> range:
    """The ranks of the terms from `low` to `high`; without `low` itself where `after`, without `high` where `short`."""
    first = 0 if low is None else ordered.rank(low)
    if after and low is not None and first < len(ordered) and ordered[first] == low:
        first += 1
    end = len(ordered) if high is None else ordered.rank(high)
    if not short and high is not None and end < len(ordered) and ordered[end] == high:
        end += 1
    if first == 0 and end and ordered[0] == b"":
        first = 1
    return range(first, max(first, end))


def matching(ordered: Ordered, glob: str) -> Array:
    """The ranks of the terms that a pattern of *, ? and [abc] describes, intp."""
    special = _SPECIAL.search(glob)
    ranks = starting_with(ordered, glob[: special.start()] if special else glob)
    fits = re.compile(fnmatch.translate(glob)).match
    return np.array([rank for rank, text in zip(ranks, texts(ordered, ranks), strict=True) if fits(text)], np.intp)


def similar(ordered: Ordered, word: str, most: int, same: int) -> Array:
    """The ranks of the terms at most so many edits away whose first `same` characters are the word's, intp.

    An edit adds, drops or changes a character (Levenshtein, as in Whoosh's automaton).
    """
    ranks = starting_with(ordered, word[:same])
    near = [
        (rank, text)
        for rank, text in zip(ranks, texts(ordered, ranks), strict=True)
        if abs(len(text) - len(word)) <= most
    ]
    if not near:
        return np.zeros(0, np.intp)
    edits = distances(word, [text for _, text in near])
    return np.array([rank for rank, _ in near], np.intp)[edits <= most]


def distances(word: str, texts: list[str]) -> Array:
    """Levenshtein distance of each text, none of them empty, from the word, intp; all texts at once by letter."""
    lengths = np.array(list(map(len, texts)))
    letters = np.array(texts).view(np.uint32).reshape(len(texts), -1)
    row = [np.full(len(texts), n) for n in range(len(word) + 1)]  # distance of the text so far from each prefix
    result = np.zeros(len(texts), np.intp)
    for column in range(letters.shape[1]):
        above, row = row, [np.full(len(texts), column + 1)]
        for n, letter in enumerate(word, 1):
            changed = above[n - 1] + (letters[:, column] != ord(letter))
            row.append(np.minimum(np.minimum(above[n], row[n - 1]) + 1, changed))
        ending = lengths == column + 1
        result[ending] = row[-1][ending]
    return result


def texts(ordered: Ordered, ranks: range) -> list[str]:
    """The terms at these ranks."""
    numbers = ordered.numbers(ranks.start, ranks.stop).astype(np.intp)
    letters, ends = ordered.strings.letters.tobytes(), ordered.strings.ends
    edges = zip(ends.take(numbers).tolist(), ends.take(numbers + 1).tolist(), strict=True)
    return [letters[start:end].decode("utf-8", "surrogatepass") for start, end in edges]
