"""How often each block uses the words of vocabulary.toml, which pages use around their stories."""

import re
import tomllib
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np

from index.story.blocks import Blocks
from index.story.columns import Columns, Floats, Integers
from index.story.shape import Shape

_FAMILIES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_NAMES = tuple(_FAMILIES)
_TRIED = 2  # of a word's characters that are tried before its rest, from 0


def add_vocabulary(blocks: Blocks, shape: Shape, columns: Columns) -> Floats:
    """For each family how often a block uses its words, by the square root of its length; gives the sum of all."""
    text = "\n".join(blocks.text).casefold()
    lengths = np.fromiter((len(line) + 1 for line in text.split("\n")), np.int64, len(blocks.text))
    ends = np.cumsum(lengths)
    found = [(match.start(), match.lastindex or 1) for match in _PATTERN.finditer(text)]
    places, group = np.array(found, np.int64).T if found else np.zeros((2, 0), np.int64)
    rows = np.searchsorted(ends, places, side="right")
    counts = np.zeros((len(_NAMES), len(blocks.text)))
    np.add.at(counts, (_FAMILY_OF[group - 1], rows), 1)
    for name, count in zip(_NAMES, counts, strict=True):
        columns.add(f"says_{name}", count / np.sqrt(shape.words))
    total: Floats = counts.sum(0)
    return total


def _pattern() -> tuple[re.Pattern[str], Integers]:
    """All words in one expression, and the family of each of its groups."""
    words = [(n, word.casefold()) for n, family in enumerate(_FAMILIES.values()) for word in family]
    expression, families = _any_of(words, 0)
    return re.compile("(?<![a-z])" + expression), np.array(families)


def _any_of(words: list[tuple[int, str]], at: int) -> tuple[str, list[int]]:
    """What the words are from the place `at` on, and the family of each group in it.

    Words are tried by their first characters, which most of a text's words fail at; the first that fits still wins.
    """
    parts: list[str] = []
    families: list[int] = []
    for first in dict.fromkeys(word[at] for _, word in words):
        alike = [(n, word) for n, word in words if word[at] == first]
        deeper = at < _TRIED and min(len(word) for _, word in alike) > at + 1
        rest, found = _any_of(alike, at + 1) if deeper else _in_groups(alike, at + 1)
        parts.append(re.escape(first) + rest)
        families += found
    return "(?:" + "|".join(parts) + ")", families


def _in_groups(words: list[tuple[int, str]], at: int) -> tuple[str, list[int]]:
    groups = [(n, [re.escape(word[at:]) for _, word in alike]) for n, alike in groupby(words, key=itemgetter(0))]
    return "(?:" + "|".join(f"({'|'.join(rests)})" for _, rests in groups) + ")", [n for n, _ in groups]


_PATTERN, _FAMILY_OF = _pattern()
