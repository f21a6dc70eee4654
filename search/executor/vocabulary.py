"""Which terms of a field a pattern stands for."""

import fnmatch
import re

import numpy as np

from index.segment.array_file import Array
from index.segment.strings import Ordered, Strings, decoded, encoded
from search.executor.arrays import NONE

_SPECIAL = re.compile(r"[*?\[]")


def to_bytes(text: str | bytes) -> bytes:
    """A term as the index has it."""
    return text if isinstance(text, bytes) else encoded(text)


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
    """The numbers of the terms that a pattern of *, ? and [abc] describes, intp."""
    special = _SPECIAL.search(glob)
    start = glob[: special.start()] if special else glob
    if not start and "[" not in glob and "\n" not in glob:
        return _lines_that_match(ordered.strings, glob)
    ranks = starting_with(ordered, start)
    numbers = ordered.numbers(ranks.start, ranks.stop).astype(np.intp)
    fits = re.compile(fnmatch.translate(glob)).match
    fitting = np.array([fits(text) is not None for text in _texts(ordered.strings, numbers)], bool)
    return numbers.take(np.flatnonzero(fitting))


def _lines_that_match(strings: Strings, glob: str) -> Array:
    """The same for a pattern of * and ? alone: all terms in one text, in which an expression finds whole lines."""
    ends = strings.ends.astype(np.intp)
    sizes = np.diff(ends)
    lines = np.full(len(strings.letters) + len(strings), ord("\n"), np.uint8)
    lines[np.arange(len(strings.letters)) + np.repeat(np.arange(len(strings)), sizes)] = strings.letters
    character = (lines & 0xC0) != 0x80  # the first byte of one in UTF-8
    begins = (np.cumsum(character) - 1).take(np.minimum(ends[:-1] + np.arange(len(strings)), len(lines) - 1))
    translated = fnmatch.translate(glob)  # (?s:…) and a sign for the end
    expression = f"^(?:{translated[len('(?s:') : translated.rindex(')')]})$"
    found = re.finditer(expression, decoded(lines.tobytes()), re.MULTILINE)
    starts = np.array([match.start() for match in found if match.end() > match.start()], np.intp)
    numbers: Array = begins.searchsorted(starts)
    return numbers


def similar(ordered: Ordered, word: str, most: int, same: int, ending: str = "") -> Array:
    """The numbers of the terms at most so many edits away whose first `same` characters are the word's, intp.

    An edit adds, drops or changes a character (Levenshtein, as in Whoosh's automaton). An `ending` that a term has
    and the word has not does not count.
    """
    ranks = starting_with(ordered, word[:same])
    numbers = ordered.numbers(ranks.start, ranks.stop).astype(np.intp)
    sizes = ordered.strings.ends.take(numbers + 1).astype(np.intp) - ordered.strings.ends.take(numbers)
    numbers = numbers[sizes + most >= len(word)]  # bytes are no fewer than characters
    ignored = "" if word.endswith(ending) else ending
    texts = [text.removesuffix(ignored) for text in _texts(ordered.strings, numbers)]
    near = np.flatnonzero(np.array([abs(len(text) - len(word)) <= most for text in texts], bool))
    if not near.size:
        return NONE
    edits = distances(word, [texts[at] for at in near.tolist()])
    return numbers.take(near.take(np.flatnonzero(edits <= most)))


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


def cut(strings: Strings, numbers: Array) -> list[bytes]:
    """The strings of these numbers, intp."""
    letters, ends = strings.letters.tobytes(), strings.ends
    edges = zip(ends.take(numbers).tolist(), ends.take(numbers + 1).tolist(), strict=True)
    return [letters[start:end] for start, end in edges]


def _texts(strings: Strings, numbers: Array) -> list[str]:
    return list(map(decoded, cut(strings, numbers)))
