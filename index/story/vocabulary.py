"""How often each block uses the words of vocabulary.toml, which pages use around their stories."""

import re
import tomllib
from pathlib import Path

import numpy as np

from index.story.blocks import Blocks
from index.story.columns import Columns, Floats
from index.story.shape import Shape

_FAMILIES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_NAMES = tuple(_FAMILIES)


def add_vocabulary(blocks: Blocks, shape: Shape, columns: Columns) -> Floats:
    """For each family how often a block uses its words, by the square root of its length; gives the sum of all."""
    text = "\n".join(blocks.text).casefold()
    lengths = np.fromiter((len(line) + 1 for line in text.split("\n")), np.int64, len(blocks.text))
    ends = np.cumsum(lengths)
    found = [(match.start(), match.lastindex or 1) for match in _PATTERN.finditer(text)]
    places, family = np.array(found, np.int64).T if found else np.zeros((2, 0), np.int64)
    rows = np.searchsorted(ends, places, side="right")
    counts = np.zeros((len(_NAMES), len(blocks.text)))
    np.add.at(counts, (family - 1, rows), 1)
    for name, count in zip(_NAMES, counts, strict=True):
        columns.add(f"says_{name}", count / np.sqrt(shape.words))
    total: Floats = counts.sum(0)
    return total


def _pattern() -> re.Pattern[str]:
    """All words in one expression, a group a family."""
    groups = ("|".join(re.escape(word.casefold()) for word in words) for words in _FAMILIES.values())
    return re.compile("(?<![a-z])(?:" + "|".join(f"({group})" for group in groups) + ")")


_PATTERN = _pattern()
