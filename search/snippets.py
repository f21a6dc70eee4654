"""Chooses the passage of a story that shows best why it was found."""

import re
from collections.abc import Sequence

from search.marks import Marker, Span, parts
from search.results import Part

LENGTH = 260  # characters of a snippet, at most; a single longer phrase is shown whole
LEAD_IN = 80  # characters before the first mark where no sentence begins nearer

_SENTENCE = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+(?=[\w“‘\"'(\[])")


def snippet(paragraphs: Sequence[str], marker: Marker) -> tuple[Part, ...]:
    """The densest passage of the body, from a sentence's start where one is near; else the beginning."""
    best = max(
        ((len(window), -number, window) for number, text in enumerate(paragraphs) for window in _windows(text, marker)),
        key=lambda found: found[:2],
        default=None,
    )
    if best is None:
        return parts(_shortened(paragraphs[0], 0), ()) if paragraphs else ()
    _, minus_number, spans = best
    return _cut(paragraphs[-minus_number], spans)


def _windows(text: str, marker: Marker) -> list[list[Span]]:
    """For each mark, the marks from it on that fit into one snippet."""
    spans = marker.spans(text, "body")
    return [
        [span for span in spans[at:] if span[1] - spans[at][0] <= LENGTH - LEAD_IN] or [spans[at]]
        for at in range(len(spans))
    ]


def _cut(text: str, spans: list[Span]) -> tuple[Part, ...]:
    start = _start(text, spans[0][0])
    passage = _shortened(text, start, at_least=spans[-1][1])
    shift = start - (1 if start else 0)  # the ellipsis in front
    inside = [(a - shift, b - shift) for a, b in spans]
    return parts(passage, inside)


def _start(text: str, first: int) -> int:
    """Where the passage begins: at a sentence near before the mark, else at a word."""
    if first <= LEAD_IN:
        return 0
    sentences = [match.end() for match in _SENTENCE.finditer(text, 0, first + 1) if first - match.end() <= LEAD_IN * 2]
    if sentences and sentences[-1] <= first:
        return sentences[-1]
    space = text.find(" ", first - LEAD_IN, first)
    return space + 1 if space >= 0 else first


def _shortened(text: str, start: int, at_least: int = 0) -> str:
    """The text from `start` on, cut at a word, with an ellipsis where something is left out."""
    end = max(start + LENGTH, at_least)
    if end < len(text):
        space = text.rfind(" ", max(at_least, start), end)
        end = space if space > 0 else end
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
