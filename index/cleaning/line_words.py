"""What the words of lines say without being understood: which recur in the story, which a paper uses of itself."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.cleaning.columns import Column

HOUSE_WORDS_FILE = Path(__file__).with_name("house_words.toml")
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\n")
_TELLING = 4  # letters; shorter words recur everywhere
_NEAR = 3  # lines
_FAR = 999.0  # lines, where there is no other such line


@dataclass(frozen=True, slots=True)
class _Words:
    """Every word of a text by number, in order, and the line that it stands in."""

    numbers: NDArray[np.intp]
    owners: NDArray[np.intp]
    known: tuple[str, ...]  # the words by number

    @classmethod
    def of(cls, lines: Sequence[str]) -> "_Words":
        tokens = _TOKEN.findall("\n".join(line.replace("\n", " ") for line in lines).casefold().replace("’", "'"))
        numbers: dict[str, int] = {"\n": 0}
        coded = np.fromiter((numbers.setdefault(token, len(numbers)) for token in tokens), np.intp, len(tokens))
        ends = coded == 0
        return cls(coded[~ends], np.cumsum(ends)[~ends], tuple(numbers))


@lru_cache(maxsize=1)
def _house_words() -> tuple[tuple[str, ...], dict[str, int]]:
    """The families of house_words.toml, and for each word a number whose bits are the families that it is of."""
    families: dict[str, str] = tomllib.loads(HOUSE_WORDS_FILE.read_text("utf-8"))
    bits: dict[str, int] = {}
    for place, words in enumerate(families.values()):
        for word in words.split():
            bits[word] = bits.get(word, 0) | 1 << place
    return tuple(families), bits


def words_columns(lines: Sequence[str], running: NDArray[np.bool_]) -> dict[str, Column]:
    """Columns on the words of each line; `running` says which lines are running text."""
    words = _Words.of(lines)
    total = np.maximum(np.bincount(words.owners, minlength=len(lines)), 1)
    return _house(words, total) | _vocabulary(words, running) | _same_lines(lines)


def _house(words: _Words, total: NDArray[np.intp]) -> dict[str, Column]:
    """For each family the share of a line's words that are of it, and all of them together but the pronouns."""
    columns = {}
    together = np.zeros(len(total))
    families, bits = _house_words()
    of_word = np.fromiter((bits.get(word, 0) for word in words.known), np.intp, len(words.known))
    house = of_word[words.numbers]
    for place, name in enumerate(families):
        count = np.bincount(words.owners[(house >> place & 1) > 0], minlength=len(total))
        columns[f"{name} words"] = (count / total).astype(np.float32)
        together += count if name not in {"we", "you"} else 0
    return columns | {
        "house words": together.astype(np.float32),
        "house share": np.minimum(together / total, 1).astype(np.float32),
    }


def _vocabulary(words: _Words, running: NDArray[np.bool_]) -> dict[str, Column]:
    """How many of a line's telling words, each once, stand in running text too, in no other line, in the next few."""
    telling = np.fromiter((len(word) >= _TELLING for word in words.known), bool, len(words.known))
    chosen = telling[words.numbers]
    lines = len(running)
    pairs = np.unique(words.numbers[chosen] * lines + words.owners[chosen])  # sorted by word, then by line
    number, owner = np.divmod(pairs, lines)
    spread = np.bincount(number, minlength=len(words.known))
    in_prose = np.bincount(number[running[owner]], minlength=len(words.known))
    others = in_prose[number] - running[owner]
    gap = np.diff(pairs, append=pairs[-1:] + _NEAR * lines if len(pairs) else 0)
    follows = (gap <= _NEAR) & (np.append(number[1:], -1) == number) if len(pairs) else np.zeros(0, bool)
    follows_above = np.append(False, follows[:-1]) if len(pairs) else follows
    count = np.bincount(owner, minlength=lines)
    tests = {
        "known words": others >= 1,
        "well known words": others >= 3,
        "lone words": spread[number] == 1,
        "words that follow": follows,
        "words from above": follows_above,
    }
    return {name: _share(owner, is_so, count) for name, is_so in tests.items()}


def _share(owner: NDArray[np.intp], is_so: NDArray[np.bool_], count: NDArray[np.intp]) -> Column:
    """The share of each line's words for which something holds; -1 for a line without a telling word."""
    hits = np.bincount(owner[is_so], minlength=len(count))
    return np.where(count > 0, hits / np.maximum(count, 1), -1).astype(np.float32)


def _same_lines(lines: Sequence[str]) -> dict[str, Column]:
    """How far it is to the same line above and below, list marks and case aside."""
    above, below = np.full(len(lines), _FAR, np.float32), np.full(len(lines), _FAR, np.float32)
    last: dict[str, int] = {}
    for n, line in enumerate(lines):
        key = line.casefold().lstrip("•*-–· ")
        if key in last:
            above[n] = below[last[key]] = n - last[key]
        last[key] = n
    return {"same line above": above, "same line below": below}
