"""Finds in a text the words that a query found it by; the marks cover the words as printed."""

from collections.abc import Iterator, Sequence

from index.analysis import Stem, Token, tokens
from search.nodes import Node, Word, nodes_of
from search.results import Part

Span = tuple[int, int]  # offsets of the first character and behind the last


class Marker:
    """Marks what `tree` looks for; `stem` is that of the build."""

    def __init__(self, tree: Node | None, stem: Stem) -> None:
        self._stem = stem
        self._stems: dict[str, set[str | None]] = {}  # stem → the fields it is wanted in, None for the default ones
        self._phrases: dict[tuple[str, ...], set[str | None]] = {}
        for node in nodes_of(tree):
            words = tuple(token.text for token in tokens(node.text))
            root = stem(words[0]) if len(words) == 1 and isinstance(node, Word) else None
            if root is not None:
                self._stems.setdefault(root, set()).add(node.field)
            elif words:
                self._phrases.setdefault(words, set()).add(node.field)

    def spans(self, text: str, field: str) -> list[Span]:
        """Where the text of this field matches, in order and without overlap; a phrase is one span."""
        if not self._stems and not self._phrases:
            return []
        cut = list(tokens(text))
        return _merged(sorted([*self._word_spans(cut, field), *self._phrase_spans(cut, field)]))

    def _word_spans(self, cut: Sequence[Token], field: str) -> Iterator[Span]:
        for token in cut:
            wanted = self._stems.get(self._stem(token.text) or "")
            if wanted and not wanted.isdisjoint((None, field)):
                yield token.start, token.end

    def _phrase_spans(self, cut: Sequence[Token], field: str) -> Iterator[Span]:
        for words, wanted in self._phrases.items():
            if wanted.isdisjoint((None, field)):
                continue
            for at in range(len(cut) - len(words) + 1):
                if all(word in cut[at + n].readings for n, word in enumerate(words)):
                    yield cut[at].start, cut[at + len(words) - 1].end


def parts(text: str, spans: Sequence[Span]) -> tuple[Part, ...]:
    """The text cut at the spans' edges; no part is empty."""
    found: list[Part] = []
    at = 0
    for start, end in spans:
        found += [Part(text[at:start], False), Part(text[start:end], True)]
        at = end
    found.append(Part(text[at:], False))
    return tuple(part for part in found if part.text)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
