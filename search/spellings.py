"""How else people write a word: F-16 as F16, e-mail as email, US as U.S."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from index.analysis import Token, tokens

Form = tuple[str, ...]  # folded words side by side

MOST_JOINED = 3  # words within one typed word up to which it is written as one, too
MOST_LETTERS = 5  # of an abbreviation that is written with a point behind each letter
_LETTERS_AND_DIGITS = re.compile(r"[^\W\d]+|\d+")
_CAMELS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def spellings(text: str) -> tuple[Form, ...]:
    """The forms that a typed word is found by, as typed first; none where it holds no letter or digit."""
    cut = list(tokens(text))
    if not cut:
        return ()
    typed = tuple(token.text for token in cut)
    others = _parted(text, cut[0]) if len(cut) == 1 else _joined(text, cut)
    return tuple(dict.fromkeys((typed, *others)))


def is_abbreviation(text: str) -> bool:
    """Whether a word is typed as abbreviations are: US, NATO."""
    return text.isalpha() and text.isupper() and 2 <= len(text) <= MOST_LETTERS


def _parted(text: str, token: Token) -> Iterator[Form]:
    """A single word as several."""
    printed = text[token.start : token.end]
    if is_abbreviation(printed) and len(token.text) == len(printed):
        yield tuple(token.text)
    pieces = _LETTERS_AND_DIGITS.findall(token.text)
    if 2 <= len(pieces) <= MOST_JOINED and "".join(pieces) == token.text:
        yield tuple(pieces)
    if text[: token.start].endswith("#") and printed.isascii():
        yield tuple(piece.lower() for piece in _CAMELS.findall(printed))


def _joined(text: str, cut: Sequence[Token]) -> Iterator[Form]:
    """Several words within one as fewer; addresses are written in no other way, and signs of CJK have no gaps."""
    words = [token.text for token in cut]
    gaps = [text[one.end : other.start] for one, other in pairwise(cut)]
    if "@" in text or not all(gaps):
        return
    if "&" in gaps and len(cut) <= MOST_JOINED:
        yield tuple(_with_and(words, gaps))
    if all(len(word) == 1 and word.isalpha() for word in words):
        if len(words) <= MOST_LETTERS:
            yield ("".join(words),)
    elif len(words) <= MOST_JOINED:
        ties = [_is_tied(*pair, gap) for pair, gap in zip(pairwise(words), gaps, strict=True)]
        for chosen in product(*((True, False) if tie else (False,) for tie in ties)):
            yield _tied(words, chosen)


def _with_and(words: Sequence[str], gaps: Sequence[str]) -> Iterator[str]:
    yield words[0]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap == "&":
            yield "and"
        yield word


def _is_tied(one: str, other: str, gap: str) -> bool:
    """Whether two words may be written as one: not two numbers, unless they are the thousands and the rest of one."""
    if one[-1].isdigit() and other[0].isdigit():
        return gap == "," and len(other) == 3
    return True


def _tied(words: Sequence[str], chosen: Sequence[bool]) -> Form:
    found = [words[0]]
    for tie, word in zip(chosen, words[1:], strict=True):
        if tie:
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)
