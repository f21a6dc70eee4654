"""How text becomes words: the same cutting, folding and stemming for indexing, queries and marks on every engine."""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import Stemmer

from index.errors import ConfigError
from index.stopwords import STOP_WORDS

Stem = Callable[[str], str | None]  # a folded word to its stem, or None for a stop word
PARAGRAPH_GAP = 100  # positions left free between paragraphs, so that no phrase or nearness reaches across
POSSESSIVE = "'s"  # that a folded word keeps
LONGEST_WORD = 64  # characters of a word that are indexed; longer ones are addresses, encodings or noise
SNOWBALL = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese",
    "nl": "dutch", "da": "danish", "sv": "swedish", "no": "norwegian", "fi": "finnish", "hu": "hungarian",
    "ro": "romanian", "ru": "russian", "tr": "turkish",
}  # fmt: skip

_MARKS = "".join(chr(c) for c in range(0x300, 0xFFFF) if unicodedata.category(chr(c)) in ("Mn", "Mc"))
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # each sign is a word; words of several are phrases
_LETTER = rf"[^\W_{_CJK}]"
_WORD = re.compile(rf"[{_CJK}]|{_LETTER}+(?:[{_MARKS}]+{_LETTER}*)*(?:['’][sSſ]\b)?")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:'[sS]\b)?")  # the same for text in ASCII, in half the time
# combining marks that only decorate their letters, as in Latin, Greek and Cyrillic; others are vowels
_ACCENTS = re.compile("[\u0300-\u036f]")
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})


class Token(NamedTuple):
    """One word of a text."""

    text: str  # folded: lower case, no accents; a possessive keeps its 's, with a straight apostrophe
    start: int  # offset of its first character
    end: int  # offset behind its last one

    @property
    def readings(self) -> tuple[str, ...]:
        """The folded forms it is found by exactly: "bel's" also as "bel"."""
        return (self.text, self.text[:-2]) if self.text.endswith("'s") else (self.text,)


def tokens(text: str) -> Iterator[Token]:
    """Cut one paragraph into words, in order."""
    for match in _words(text):
        yield Token(fold(match.group()), match.start(), match.end())


def word_spans(text: str, most: int) -> list[tuple[int, int]]:
    """Where the tokens of one paragraph begin and end, in order; no more than `most`."""
    return [match.span() for match in islice(_words(text), most)]


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """The word in lower case without accents and ligatures, cut to LONGEST_WORD."""
    if word.isascii():
        return sys.intern(word.lower()[:LONGEST_WORD])
    return plain(word)[:LONGEST_WORD]


def plain(text: str) -> str:
    """A text of any length in lower case without accents and ligatures; it keeps its line breaks."""
    if text.isascii():
        return text.lower()
    letters = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.replace("’", "'").casefold()))
    return unicodedata.normalize("NFC", letters.translate(LETTERS))


def stemming(language: str) -> Stem:
    """A function from a folded word to its stem, or None for a stop word; ConfigError for a language without one.

    Words are stemmed after folding, so that café and cafe share a stem. Snowball, snowballstem.org.
    """
    if language not in SNOWBALL:
        raise ConfigError(f"no stemming for language {language!r}; known are: {', '.join(SNOWBALL)}")
    return _stemming(language)


@lru_cache
def _stemming(language: str) -> Stem:
    stemmer = Stemmer.Stemmer(SNOWBALL[language])
    stop = frozenset(fold(word) for word in STOP_WORDS.get(language, ()))

    @lru_cache(maxsize=1 << 17)
    def stem(word: str) -> str | None:
        base = word.removesuffix("'s")
        return None if base in stop else stemmer.stemWord(base)

    return stem


def _words(text: str) -> Iterator[re.Match[str]]:
    return (_ASCII_WORD if text.isascii() else _WORD).finditer(text)
