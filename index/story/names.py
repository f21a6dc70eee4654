"""The words of class names and ids, and what is known of them: whether they tend to stand around stories."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from math import fsum
from pathlib import Path
from typing import NamedTuple

_PART = re.compile(r"[A-Z]+[a-z]*|[a-z]+")
_DIGITS = re.compile(r"\d+")
_MOST_NAMES = 14  # of one element that are read
_LONGEST_NAME = 60  # characters
_REMEMBERED = 200_000


class Score(NamedTuple):
    """What an element's names say together: log odds of its text being the story's."""

    sum: float = 0.0
    least: float = 0.0
    most: float = 0.0


NOTHING = Score()


@dataclass(slots=True)
class NameTable:
    """Log odds by word, learned from many sites; scores are remembered, since sites repeat their names."""

    odds: Mapping[str, float]
    _known: dict[str, Score] = field(default_factory=dict)  # by label
    _telling: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by name: its words that have odds

    def score(self, label: str) -> Score:
        """The score of an element's label."""
        if not label:
            return NOTHING
        found = self._known.get(label)
        if found is None:
            # In whatever order a set gives its words: fsum rounds once, so that every process gets the same sum.
            words = set(chain.from_iterable(map(self._words, label.split()[:_MOST_NAMES])))
            odds = [self.odds[word] for word in words]
            found = Score(fsum(odds), min(odds), max(odds)) if odds else NOTHING
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[label] = found
        return found

    def _words(self, name: str) -> tuple[str, ...]:
        """The name's words that have odds; remembered too, for labels share their names."""
        found = self._telling.get(name)
        if found is None:
            found = tuple([word for word in _words_of_name(name) if word in self.odds])
            if len(self._telling) >= _REMEMBERED:
                self._telling.clear()
            self._telling[name] = found
        return found


def read_names(path: Path) -> dict[str, float]:
    """A table as it is kept: a line a word, with its log odds in hundredths after a space."""
    rows = (line.rsplit(" ", 1) for line in path.read_text("utf-8").splitlines())
    return {word: int(hundredths) / 100 for word, hundredths in rows}


def words_of_names(label: str) -> frozenset[str]:
    """Each name whole with its numbers masked, and its parts: "storyBody-2" is "=storybody-0", "story" and "body"."""
    return frozenset(chain.from_iterable(map(_words_of_name, label.split()[:_MOST_NAMES])))


def parts_of(name: str) -> list[str]:
    """The words that a name, or a label of several, is written of, in lower case: "storyBody-2" is "story", "body"."""
    return [part.lower() for part in _PART.findall(name)]


def _words_of_name(name: str) -> list[str]:
    short = name[:_LONGEST_NAME]
    parts = [part for part in parts_of(short) if 2 < len(part) < 20]
    return ["=" + _DIGITS.sub("0", short.lower()), *parts]
