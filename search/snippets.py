"""Cuts a passage out of a story's text, at sentences and words."""

import re
from collections.abc import Sequence

from search.marks import Span, parts
from search.results import Part

LENGTH = 260  # characters of a snippet, at most; a single longer phrase is shown whole
LEAD_IN = 80  # characters before the first mark where no sentence begins nearer

_SENTENCE = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+(?=[\w“‘\"'(\[])")


def beginning(paragraphs: Sequence[str]) -> tuple[Part, ...]:
    """The first words of a story."""
    text = ""
    for paragraph in paragraphs:
        text = f"{text} {paragraph}".lstrip()
        if len(text) > LENGTH:
            break
    return parts(_passage(text, 0, _end(text, 0)), ())


def cut(text: str, spans: Sequence[Span], shown: range) -> tuple[Part, ...]:
    """The passage of a paragraph around some of its marks, at least one; other marks that it holds are marked as well.

    spans  where all marks of the paragraph stand; shown  the numbers of those that the passage must hold
    """
    start = _start(text, spans[shown.start][0])
    end = _end(text, start, spans[shown[-1]][1])
    shift = start - (1 if start else 0)  # the ellipsis in front
    inside = [(a - shift, b - shift) for a, b in spans if start <= a and b <= end]
    return parts(_passage(text, start, end), inside)


def _start(text: str, first: int) -> int:
    """Where the passage begins: at the first sentence from which it reaches the text's end, else near before the mark.

    Near is a sentence at best, a word at worst.
    """
    if first <= LEAD_IN or len(text) <= LENGTH:
        return 0
    earliest = max(0, min(first - LEAD_IN * 2, len(text) - LENGTH))
    sentences = [match.end() for match in _SENTENCE.finditer(text, earliest, first + 1) if match.end() <= first]
    if sentences:
        return next((start for start in sentences if start >= len(text) - LENGTH), sentences[-1])
    space = text.find(" ", first - LEAD_IN, first)
    return space + 1 if space >= 0 else first


def _end(text: str, start: int, at_least: int = 0) -> int:
    """Where the passage that begins at `start` ends: at a word."""
    end = max(start + LENGTH, at_least)
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", max(at_least, start), end)
    return space if space > 0 else end


def _passage(text: str, start: int, end: int) -> str:
    """A part of the text, with an ellipsis where something is left out."""
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
