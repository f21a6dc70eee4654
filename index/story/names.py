"""The words of class names and ids, and what is known of them: whether they tend to stand around stories."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum
from pathlib import Path

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_LETTERS = re.compile(r"[^A-Za-z]+")
_DIGITS = re.compile(r"\d+")
_MOST_NAMES = 14  # of one element that are read
_LONGEST_NAME = 60  # characters
_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Score:
    """What an element's names say together: log odds of its text being the story's."""

    sum: float = 0.0
    least: float = 0.0
    most: float = 0.0


NOTHING = Score()


@dataclass(slots=True)
class NameTable:
    """Log odds by word, learned from many sites; scores are remembered, since sites repeat their names."""

    odds: Mapping[str, float]
    _known: dict[str, Score] = field(default_factory=dict)

    def score(self, label: str) -> Score:
        """The score of an element's label."""
        if not label:
            return NOTHING
        found = self._known.get(label)
        if found is None:
            # In whatever order a set gives its words: fsum rounds once, so that every process gets the same sum.
            odds = [self.odds[word] for word in words_of_names(label) if word in self.odds]
            found = Score(fsum(odds), min(odds), max(odds)) if odds else NOTHING
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[label] = found
        return found


def read_names(path: Path) -> dict[str, float]:
    """A table as it is kept: a line a word, with its log odds in hundredths after a space."""
    rows = (line.rsplit(" ", 1) for line in path.read_text("utf-8").splitlines())
    return {word: int(hundredths) / 100 for word, hundredths in rows}


def words_of_names(label: str) -> frozenset[str]:
    """Each name whole with its numbers masked, and its parts: "storyBody-2" is "=storybody-0", "story" and "body"."""
    words: set[str] = set()
    for name in label.split()[:_MOST_NAMES]:
        short = name[:_LONGEST_NAME]
        words.add("=" + _DIGITS.sub("0", short.lower()))
        parts = _NO_LETTERS.split(_CAMEL.sub("-", short))
        words.update(part.lower() for part in parts if 2 < len(part) < 20)
    return frozenset(words)
