"""Where a text's sentences begin, told from what stands between spaces: the end of one, the beginning of the next."""

import re
from collections.abc import Iterator

from index.analysis import tokens

ENDS, BEGINS = 1, 2  # bits of what a chunk may be
ABBREVIATIONS = ("Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Gov", "Sen", "Rep", "Lt", "Col", "Prof", "Inc", "Co", "Corp",
                 "No", "vs")  # fmt: skip

_QUOTES = "“‘„‚«»‹›\"'"
_BRACKETS = "([{"
_CLOSING = "”’\"'»«›‹“‘)]}"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")  # of which one at least is upper-case
_SPACES = re.compile(r"[\t-\r\x1c-\x20]+")  # where index/segment/words.py cuts, too


def role(chunk: str) -> int:
    """Whether a sentence may end with a chunk of text and whether one may begin with it: ENDS, BEGINS, both or neither.

    One begins where the second comes behind the first.
    """
    if chunk.isalnum():
        return BEGINS if chunk[0].isupper() or chunk[0].isdigit() else 0
    return (ENDS if _may_end(chunk) else 0) | (BEGINS if _may_begin(chunk) else 0)


def sentence_begins(text: str) -> Iterator[int]:
    """How many words of a paragraph stand before each of its sentences but the first."""
    words, every, ended = 0, sum(1 for _ in tokens(text)), False
    for chunk in filter(None, _SPACES.split(text)):
        is_what = role(chunk)
        if ended and is_what & BEGINS and 0 < words < every:
            yield words
        ended = bool(is_what & ENDS)
        words += sum(1 for _ in tokens(chunk))


def _may_end(chunk: str) -> bool:
    inner = chunk.rstrip(_CLOSING)
    if not inner.endswith("."):
        return inner.endswith(("!", "?", "…"))
    word = inner.lstrip(_QUOTES + _BRACKETS)
    return not (word[:-1] in ABBREVIATIONS or (_INITIALS.fullmatch(word) and word != word.lower()))


def _may_begin(chunk: str) -> bool:
    first = chunk.lstrip(_BRACKETS)[:1]
    return first != "" and (first in _QUOTES or first.isupper() or first.isdigit())
