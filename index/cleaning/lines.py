"""Lines of text as every other step wants them, and what they look like."""

import re
import unicodedata

# Soft hyphen, zero-width space, word joiner, BOM, direction marks, control and annotation characters. The zero-width
# joiners (U+200C, U+200D) stay: Persian and Hindi words are spelled with them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\x81\x8d\x8f\x90\x9d\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb]"
)
_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_WINDOWS = {code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in _UNDEFINED}
_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_LETTERS = _WINDOWS | _LIGATURES
_REPLACED = re.compile("[\x80-\x9f\ufb00-\ufb06]")
_BULLET = re.compile(r"(?:[•‣▪●○◦·*+–—-]|o(?=\s+[A-Z\d]))\s+|[•‣▪●○◦]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_PROSE_WORDS = 20
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def one_line(text: str) -> str:
    """The text composed (NFC), without invisible characters and ligatures, every run of white space one space.

    Control characters from 0x80 are Windows' curly quotes and dashes, read in the wrong encoding.
    """
    if not text.isascii():
        replaced = text.translate(_LETTERS) if _REPLACED.search(text) else text  # a search is eight times faster
        text = unicodedata.normalize("NFC", replaced)
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(_INVISIBLE.sub("", text).split())  # nothing invisible is printable


def without_bullet(line: str) -> tuple[str, bool]:
    """The line without its list mark, and whether it had one."""
    match = _BULLET.match(line)
    return (line[match.end() :].lstrip(), True) if match else (line, False)


def word_count(line: str) -> int:
    """Words between spaces; two characters of Chinese, Japanese or Korean count as one."""
    return line.count(" ") + 1 if line.isascii() else len(line.split()) + len(_CJK.findall(line)) // 2


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does, closing quotes and brackets aside."""
    return _SENTENCE_END.search(line) is not None


def is_prose(line: str) -> bool:
    """Whether this is running text, which no rule may take: long, and ending as a sentence does."""
    return word_count(line) >= _PROSE_WORDS and ends_sentence(line)
