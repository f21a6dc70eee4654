"""What single lines look like, in any language: how many of each class of character, where capitals stand."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.cleaning.columns import Column

UPPER, LOWER, LETTER, CJK, DIGIT, SPACE, STOP, COMMA, COLON, DASH, QUOTE, BRACKET, PARTING, SIGN, OTHER = range(15)
_CLASSES = 15
_CATEGORIES = {"Lu": UPPER, "Lt": UPPER, "Ll": LOWER, "Nd": DIGIT, "Zs": SPACE, "Pd": DASH, "Pi": QUOTE, "Pf": QUOTE}
_MARKS = {
    STOP: ".!?…。！？",
    COMMA: ",;،、",
    COLON: ":：",
    DASH: "-",
    QUOTE: "\"'“”„‘’«»「」",
    BRACKET: "()[]{}",
    PARTING: "|/\\•·>›→*_~",
    SIGN: "@#&©®$€£%+=",
}
_CJK = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF))
_PLANE = 0x10000  # characters beyond the basic plane count as letters
_SHARES = {"digits": DIGIT, "uncased": LETTER, "signs": SIGN, "brackets": BRACKET, "dashes": DASH, "others": OTHER}
_COUNTS = {"stops": STOP, "commas": COMMA, "colons": COLON, "quotes": QUOTE, "partings": PARTING, "figures": DIGIT}


@lru_cache(maxsize=1)
def _classes() -> NDArray[np.uint8]:
    """The class of every character of the basic plane, and of one beyond."""
    table = np.full(_PLANE + 1, OTHER, np.uint8)
    for code in range(_PLANE):
        category = unicodedata.category(chr(code))
        table[code] = _CATEGORIES.get(category, LETTER if category[0] in "LM" else OTHER)
    for low, high in _CJK:
        table[low : high + 1] = CJK
    for number, marks in _MARKS.items():
        table[[ord(mark) for mark in marks]] = number
    table[_PLANE] = LETTER
    return table


def shapes(lines: Sequence[str]) -> dict[str, Column]:
    """One column a property; the lines have single spaces, and none is empty."""
    codes = np.frombuffer(("\n".join(lines) + "\n").encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _classes()[np.minimum(codes, _PLANE)]
    ends = np.flatnonzero(codes == ord("\n"))
    starts = np.concatenate(([0], ends[:-1] + 1))
    owner = np.repeat(np.arange(len(lines)), ends - starts + 1)
    counts = np.bincount(owner * _CLASSES + kinds, minlength=len(lines) * _CLASSES).reshape(-1, _CLASSES)
    begins = np.concatenate(([True], kinds[:-1] == SPACE))
    begins[starts] = True
    capitals = np.bincount(owner[begins & (kinds == UPPER)], minlength=len(lines))
    characters = ends - starts
    words = counts[:, SPACE] + 1 + counts[:, CJK] // 2
    letters = np.maximum(counts[:, [UPPER, LOWER, LETTER, CJK]].sum(1), 1)
    columns = {
        "words": words,
        "characters": characters,
        "word length": characters / words,
        "capital words": capitals / words,
        "capitals": counts[:, UPPER] / letters,
        "first": kinds[starts],
        "last": kinds[np.maximum(ends - 1, 0)],
        "last but one": kinds[np.maximum(ends - 2, starts)],
        **{f"{name} share": counts[:, number] / characters for name, number in _SHARES.items()},
        **{name: counts[:, number] for name, number in _COUNTS.items()},
    }
    return {name: column.astype(np.float32) for name, column in columns.items()}
