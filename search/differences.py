"""What one text has that another has not: paragraphs are put side by side first, then words within them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Change = Literal["same", "removed", "added"]

ALIKE = 0.4  # share of their words that two paragraphs have in common, from which on one was made of the other
MOST_PAIRS = 10_000  # of paragraphs that are compared with each other; of more none is put beside another
MOST_WORD_PAIRS = 250_000  # of words and signs likewise; longer paragraphs are compared sentence by sentence first
_SENTENCE = re.compile(r".+?(?:[.!?…]+[\"'”’»)\]]*\s+|$)", re.DOTALL)
_WORDS = re.compile(r"\w+(?:['’.,:-]\w+)*|\s+|[^\w\s]", re.UNICODE)


class Piece(NamedTuple):
    """A run of words that both texts have, or only one of them."""

    text: str
    change: Change


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph, or two that were put side by side."""

    change: Change | Literal["changed"]
    pieces: tuple[Piece, ...]


def differences(before: Sequence[str], after: Sequence[str]) -> tuple[Row, ...]:
    """All paragraphs of both texts in order, each with what makes it differ."""
    rows: list[Row] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            rows += [Row("same", (Piece(text, "same"),)) for text in before[a:b]]
        else:
            rows += _changed(before[a:b], after[c:d])
    return tuple(rows)


def words_changed(before: str, after: str) -> tuple[Piece, ...]:
    """The words of two texts in order, those of the first alone before those of the second alone.

    A sentence of many hundreds of words is not taken apart.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) * len(new) > MOST_WORD_PAIRS:
        return _pieces(_by_sentence(_SENTENCE.findall(before), _SENTENCE.findall(after)))
    found: list[tuple[str, Change]] = []
    # spaces are no anchors: a change of several words reads as one
    for kind, a, b, c, d in SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("".join(old[a:b]), "same"))
        else:
            found += [("".join(old[a:b]), "removed"), ("".join(new[c:d]), "added")]
    return _pieces(found)


def _by_sentence(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, Change]]:
    if len(before) == len(after) == 1:
        yield from ((before[0], "removed"), (after[0], "added"))
    else:
        yield from (piece for row in differences(before, after) for piece in row.pieces)


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Row]:
    """Paragraphs of which none is the same, each beside the one that was made of it."""
    a = c = 0
    for old, new in (*_pairs(before, after), (len(before), len(after))):
        yield from (Row("removed", (Piece(text, "removed"),)) for text in before[a:old])
        yield from (Row("added", (Piece(text, "added"),)) for text in after[c:new])
        if old < len(before):
            yield Row("changed", words_changed(before[old], after[new]))
        a, c = old + 1, new + 1


def _pairs(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The places of paragraphs that belong together, in order: the pairs of most words in common, by the best sum."""
    if len(before) * len(after) > MOST_PAIRS:
        return []
    olds, news = [_bag(text) for text in before], [_bag(text) for text in after]
    alike = [[_alike(old, new) for new in news] for old in olds]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike[i][j] + best[i + 1][j + 1])
    return list(_path(alike, best))


def _path(alike: list[list[float]], best: list[list[float]]) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < len(alike) and j < len(alike[0]):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient of their words; 0 below ALIKE."""
    words = one.total() + other.total()
    shared = 2 * (one & other).total() / words if words else 0.0
    return shared if shared >= ALIKE else 0.0


def _pieces(found: Iterable[tuple[str, Change]]) -> tuple[Piece, ...]:
    """Neighbours of one change put together; between two runs that both have, what is gone stands first."""
    pieces: list[Piece] = []
    gone = come = ""
    last: tuple[str, Change] = ("", "same")
    for text, change in (*found, last):
        if change == "removed":
            gone += text
        elif change == "added":
            come += text
        else:
            pieces += [Piece(gone, "removed"), Piece(come, "added"), Piece(text, "same")]
            gone = come = ""
    return tuple(piece for piece in pieces if piece.text)
