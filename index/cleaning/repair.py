"""Mends what scanning, setting and saving did to a text: wrong encodings, broken words, drop caps cut off."""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import ftfy

WORDS_FILE = Path(__file__).with_name("repair_words.toml")
# A letter that UTF-8 read as Latin-1 or Windows-1252 begins with, and one that it goes on with. Clean text has hardly
# any such pair, which saves asking ftfy.
_MOJIBAKE = re.compile(
    "[\xc2-\xf4][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_WRONG_WORD = re.compile(rf"[A-Za-z]*(?:(?:{_MOJIBAKE.pattern})+[A-Za-z]*)+")
_LATIN = re.compile("[\0-\u024f\u2010-\u2122]*")  # a word by itself is too little to tell any other script by
_BROKEN = re.compile(r"([^\W\d_]+)([-\u2010¬])$")
_WORDS_OF_ONE = frozenset("AEIOUYÀÈÉÓÒÚ")
_DROP_CAP = re.compile(r"([“\"'‘«„]?)([A-ZÀ-ÖØ-Þ]) ([a-zß-öø-ÿ]+)(?=[ ,]|$)")
SOFT_BREAK = "¬"  # at a line's end: the word goes on in the next; scanners write it, and a soft hyphen becomes it
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 4  # of a line that may end within a compound of names; shorter ones are datelines, labels and the like


@lru_cache(maxsize=8)
def _words(group: str) -> frozenset[str]:
    groups: dict[str, str] = tomllib.loads(WORDS_FILE.read_text("utf-8"))
    return frozenset(groups[group].split())


def with_right_letters(text: str) -> str:
    """The text with those of its lines mended that were read in the wrong encoding: "donâ€™t" is "don’t"."""
    if text.isascii() or not _MOJIBAKE.search(text):
        return text
    return "\n".join(_mended(line) if _MOJIBAKE.search(line) else line for line in text.split("\n"))


def _mended(line: str) -> str:
    """The line as a whole, then each word that is still wrong: right letters beside it may have kept it so."""
    whole = ftfy.fix_encoding(line)
    return _WRONG_WORD.sub(_mended_word, whole) if _MOJIBAKE.search(whole) else whole


def _mended_word(word: re.Match[str]) -> str:
    mended = ftfy.fix_encoding(word[0])
    return mended if _LATIN.fullmatch(mended) else word[0]


BREAKS = ("-", "\u2010", SOFT_BREAK)  # what a line can end with within a word


def breaks_word(line: str, below: str) -> bool:
    """Whether a word goes on in the line below: a hyphen behind letters, and small letters follow.

    A capital will do where the hyphen is a name's own and the line is one of running text: "an Anglo-|American treaty".
    """
    if line.endswith(SOFT_BREAK):
        return below[:1].isalpha()
    broken = _BROKEN.search(line) if below[:1].isalpha() else None
    if broken is None or below[0].islower():
        return broken is not None
    opens_name = broken[1][0].isupper() or broken[1] in _words("compounding")
    return opens_name and line.count(" ") >= _LEAST_WORDS - 1


def joined(line: str, below: str, words: frozenset[str]) -> str:
    """Two lines of a paragraph as one; a word that was broken between them is whole again.

    `words` are those of the whole text, in lower case: they tell "com-|pany" from "long-|term".
    """
    broken = _BROKEN.search(line)
    rest = _WORD.match(below)
    if broken is None or rest is None:
        return f"{line} {below}"
    head, mark, tail = broken[1], broken[2], rest[0]
    if mark == SOFT_BREAK:
        return line[:-1] + below
    if tail.casefold() in _words("hanging"):
        return f"{line} {below}"
    return (line if _is_compound(head, tail, words) else line[:-1]) + below


def _is_compound(head: str, tail: str, words: frozenset[str]) -> bool:
    """Whether the hyphen is the word's own, and was not put there to break it."""
    first, second = head.casefold(), tail.casefold()
    if first + second in words:
        return False
    if f"{first}-{second}" in words or not tail[0].islower() or first in _words("compounding"):
        return True
    return first in {"re", "pre", "co"} and second[0] == first[-1]


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, with the compounds that hyphens within a line make."""
    folded = text.casefold()
    return frozenset(_WORD.findall(folded)) | frozenset(re.findall(r"[^\W\d_]+-[^\W\d_]+", folded))


def with_whole_openings(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs with each drop cap put back before its word: "T he council", or "T" on a line of its own."""
    whole: list[str] = []
    for paragraph in paragraphs:
        if whole and _is_cap(whole[-1], paragraph):
            whole[-1] = _with_cap(f"{whole[-1]} {paragraph}", paragraphs, alone=True)
        else:
            whole.append(_with_cap(paragraph, paragraphs, alone=False))
    return whole


def _is_cap(above: str, paragraph: str) -> bool:
    """Whether a line is the large first letter of the next, which is running text that begins in lower case."""
    return len(above) == 1 and above.isupper() and paragraph[:1].islower() and paragraph.count(" ") >= 7


def _with_cap(paragraph: str, text: Sequence[str], *, alone: bool) -> str:
    """The paragraph without the space behind its first letter, if that letter and what follows are one word.

    A letter that is a word of some language by itself ("A", "I", "Y") needs better evidence.
    """
    match = _DROP_CAP.match(paragraph)
    if match is None:
        return paragraph
    word = (match[2] + match[3]).casefold()
    letter = match[2] not in _WORDS_OF_ONE
    known = word in _words("starters") or (letter and alone)
    if known or ((letter or alone) and word in words_of(" ".join(text))):
        return match[1] + match[2] + paragraph[match.start(3) :]
    return paragraph
