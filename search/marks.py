"""Cuts a text at the edges of its marks."""

from collections.abc import Sequence

from search.results import Part

Span = tuple[int, int]  # offsets of the first character and behind the last


def parts(text: str, spans: Sequence[Span]) -> tuple[Part, ...]:
    """The text cut at the spans' edges; no part is empty."""
    found: list[Part] = []
    at = 0
    for start, end in spans:
        found += [Part(text[at:start], False), Part(text[start:end], True)]
        at = end
    found.append(Part(text[at:], False))
    return tuple(part for part in found if part.text)
