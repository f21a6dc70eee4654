"""Whether a page shows a paywall's box where the rest of its story would be."""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from index.article import Line
from index.cleaning.lines import ends_sentence, word_count

PHRASES_FILE = Path(__file__).with_name("paywall.toml")
_LONGEST_BOX = 300  # characters of a line of it
_NEAR = 5  # lines behind the story that the box is looked for in
_SHORT = 200  # words; a longer story that ends as a sentence does is whole, whatever the page asks for below it
_LEAST_CUT = 8  # words of a last line that was cut short; others are names and the like
_ELSEWHERE = frozenset(
    ("hidden", "related-stories", "navigation", "page-footer", "comments")
)  # of other pages, or unseen
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])$")


def ends_at_paywall(lines: Sequence[Line]) -> bool:
    """Whether the story is short or cut, and the lines right behind it ask for a subscription to go on reading."""
    told = [n for n, line in enumerate(lines) if line.rule is None and line.kind == "text"]
    while told and _asks(lines[told[-1]]):
        told.pop()
    if not told or not any(map(_asks, lines[told[-1] + 1 :][:_NEAR])):
        return False
    return _is_cut(lines[told[-1]].text) or sum(word_count(lines[n].text) for n in told) < _SHORT


def _asks(line: Line) -> bool:
    return line.rule not in _ELSEWHERE and asks_to_subscribe(line.text)


def asks_to_subscribe(text: str) -> bool:
    """Whether a line says that the story goes on for subscribers."""
    return len(text) <= _LONGEST_BOX and _phrases().search(text) is not None


def _is_cut(text: str) -> bool:
    ends = ends_sentence(text) and not _BROKEN_OFF.search(text)
    return not ends and word_count(text) >= _LEAST_CUT


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    languages: list[dict[str, list[str]]] = tomllib.loads(PHRASES_FILE.read_text("utf-8"))["language"]
    either = "|".join(f"(?:{one})" for language in languages for one in language["patterns"])
    return re.compile(rf"(?:^|\b)(?:{either})", re.IGNORECASE)  # none begins within a word, so none is tried there
