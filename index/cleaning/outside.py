"""The lines of a page that are not in its story."""

import re
from collections.abc import Iterable, Sequence

from index.article import Removed

OUTSIDE = "outside-main-story"
_WORD = re.compile(r"\w+")
_RUN = 4  # words; a longer line is the story's if most of its runs are


def lines_outside(lines: Iterable[str], story: Sequence[str], removed: Sequence[Removed]) -> tuple[Removed, ...]:
    """The lines that are neither in the story nor removed by a rule, each once, in the order of the page."""
    known = [*story, *(one.text for one in removed)]
    whole = {_words(text) for text in known}
    runs = {run for text in known for run in _runs(_words(text))}
    found: dict[str, Removed] = {}
    for line in lines:
        words = _words(line)
        if words and line not in found and words not in whole and not _mostly_in(words, runs):
            found[line] = Removed(line, OUTSIDE)
    return tuple(found.values())


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _runs(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    return (words[n : n + _RUN] for n in range(len(words) - _RUN + 1))


def _mostly_in(words: tuple[str, ...], runs: set[tuple[str, ...]]) -> bool:
    its_runs = list(_runs(words))
    return sum(run in runs for run in its_runs) * 2 > len(its_runs)
