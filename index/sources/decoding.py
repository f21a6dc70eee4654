"""Bytes become text here and nowhere else: byte order mark, declared charset, UTF-8, then detection."""

import codecs
import re

from charset_normalizer import from_bytes

BINARY_HEADS = (
    *(b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"PK\x03\x04", b"\x1f\x8b\x08"),
    *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a", b"\x7fELF"),
)
_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)|<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""", re.I
)
_DECLARED_WITHIN = 4_096  # bytes; browsers look at the first 1,024, but saved pages carry comments before the head
_HTTP_HEAD = re.compile(rb"HTTP/\d(?:\.\d)? \d{3}[^\r\n]*\r?\n(?:[^\r\n]+\r?\n){0,200}\r?\n")
_HTTP_CHARSET = re.compile(rb"""^content-type:[^\r\n]*\bcharset\s*=\s*["']?([\w.:-]+)""", re.I | re.M)

# What a page's label means: browsers read the smaller set as the larger that contains it (WHATWG Encoding Standard).
_LARGER = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **{"iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874", "shift_jis": "cp932"},
    **{"euc_kr": "cp949", "big5": "big5hkscs"},
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-32"), "utf-8"),  # it could not have been read so far
}
_ONE_BYTE = re.compile(r"cp(?!932|949|950|1361)\d+|iso8859|koi8|mac-|hp-|latin")
_KNOWN = re.compile(r"utf-(?:8|16|32)|cp\d|iso8859|iso2022_jp|koi8|mac-|big5|gb|hz|euc_|shift_|johab")
_GUESSES = (
    *("utf_8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2"),
    *("koi8_r", "cp874", "gb18030", "big5", "cp932", "euc_jp", "cp949", "mac_roman", "cp850"),
)
_GUESS_BYTES = 16_384
_WESTERN_SHARE = 0.1  # of accented letters in a text; German has 3 to 5 in a hundred, Czech 15
_GOOD_PER_WRONG = 20
_WRONG = re.compile("[\ud800-\udfff\ufffd]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, *, html: bool = False) -> str | None:
    """The text of a whole file, None where no encoding fits; line ends become "\\n".

    UTF-8 that holds more than ASCII and has no fault goes before a declared one-byte charset: saved pages often
    were rewritten as UTF-8 under their first label, and text in another charset is hardly ever valid UTF-8.
    """
    data, declared = _without_http_head(data)
    text = _decode(data, declared or (_declared(data) if html else None))
    return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def is_binary(data: bytes) -> bool:
    """Whether a file cannot be text: another format's first bytes, or zeros without a mark of UTF-16 or UTF-32."""
    if data.startswith(BINARY_HEADS):
        return True
    return b"\0" in data[:_DECLARED_WITHIN] and _mark(data) is None


def stream_encoding(sample: bytes) -> str | None:
    """The encoding of a long file by its beginning, None where none fits."""
    mark = _mark(sample)
    if mark or b"\0" in sample:
        return mark
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # a character cut at the sample's end is no fault
    except UnicodeDecodeError:
        return "utf-8" if _nearly(sample, "utf-8") is not None else _detected(sample)
    return "utf-8"


def extends_ascii(encoding: str) -> bool:
    """Whether each byte below 128 is its ASCII character, so that a wrong byte can be kept as a lone surrogate."""
    return encoding.startswith("utf-8") or _ONE_BYTE.match(codecs.lookup(encoding).name) is not None


def repaired(text: str) -> str:
    """Text that any encoding can write: a lone surrogate, as a stray byte is decoded to, is read as Windows-1252."""
    return _SURROGATE.sub(_byte, text) if _SURROGATE.search(text) else text


def _decode(data: bytes, declared: str | None) -> str | None:
    mark = _mark(data)
    encodings = [declared, "utf-8"] if declared else ["utf-8"]
    if declared and _ONE_BYTE.match(declared):
        encodings.reverse()
    for decoded in (_strictly, _nearly):
        for encoding in [mark] if mark else encodings:
            text = decoded(data, encoding)
            if text is not None:
                return text
    detected = _detected(data)
    return _strictly(data, detected) or _nearly(data, detected) if detected else None


def _without_http_head(data: bytes) -> tuple[bytes, str | None]:
    """A saved response without its head, and the charset that the head declares."""
    head = _HTTP_HEAD.match(data)
    if not head:
        return data, None
    charset = _HTTP_CHARSET.search(head[0])
    return data[head.end() :], _label(charset[1]) if charset else None


def _mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    return _label(found[1] or found[2]) if found else None


def _label(label: bytes) -> str | None:
    """Python's name for a charset's label, None for one that is no charset of pages."""
    try:
        name = codecs.lookup(label.decode("ascii", "replace")).name
    except LookupError:
        return None
    name = _LARGER.get(name, name)
    return name if _KNOWN.match(name) else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _nearly(data: bytes, encoding: str) -> str | None:
    """The text where only a few characters are damaged, as where a page was cut or patched together."""
    text = data.decode(encoding, "surrogateescape" if extends_ascii(encoding) else "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    wrong = len(text) - len(_WRONG.sub("", text))
    return repaired(text) if wrong * _GOOD_PER_WRONG < foreign else None


def _detected(data: bytes) -> str | None:
    """The likeliest encoding by the lines that are not ASCII; a sample of them, since the detector is slow."""
    data = data[: 64 * _GUESS_BYTES]
    lines = b"\n".join(line for line in re.split(rb"[\r\n]+", data) if not line.isascii())
    matches = from_bytes(lines[:_GUESS_BYTES], cp_isolation=list(_GUESSES))
    best = matches.best()
    if best is None:
        return None
    equal = [one for one in matches if one.chaos <= best.chaos and one.coherence >= best.coherence]
    western = any("cp1252" in one.could_be_from_charset for one in equal)
    foreign = len(data) - len(data.decode("ascii", "ignore"))
    return "cp1252" if western and foreign < _WESTERN_SHARE * len(data) else best.encoding


def _byte(match: re.Match[str]) -> str:
    code = ord(match[0])
    return bytes((code - 0xDC00,)).decode("cp1252", "replace") if 0xDC80 <= code <= 0xDCFF else "\ufffd"
