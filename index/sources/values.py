"""What a record's values mean: names, lists, paths and dates out of whatever type a dump has them in."""

import html
import math
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from index.sources.decoding import repaired

_TEXT_KEYS = ("name", "rendered", "title", "value", "text", "$oid", "$date", "#text", "@id")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_LETTERS = r"(?:p|div|br|a|h[1-6]|ul|ol|li|img|figure|figcaption|blockquote|span|strong|em|b|i|table|tr|td|th|section)"
_TAGS = re.compile(
    rf"(?i:</{_LETTERS}\s*>)"  # a closing tag
    rf"|(?i:<{_LETTERS}\s*/>)"
    rf"|(?i:<{_LETTERS}\s+[a-z-]+\s*=)"  # an attribute
    r"|<(?:p|br|div|ul|li|h[1-6]|hr)>"  # bare, in lower case: the agencies write a ticker as <P> or <BR>
    r"|^[ \t]*<(?:P|BR)>",  # bare, in upper case, where a paragraph begins
    re.M,
)
_RUN = re.compile(r"[^\S\n]+")
_PATH = re.compile(r"\s*[/>»›→]\s*")
_PEOPLE = re.compile(r"\s*[;|\n]\s*|\s+(?:and|und|et|&)\s+", re.I)
_LISTED = re.compile(r"\s*[;|,\n]\s*")
_EPOCH = re.compile(r"-?\d{9,16}(?:\.\d+)?")
_EPOCH_START = datetime(1970, 1, 1, tzinfo=UTC)


def text_of(value: object) -> str | None:
    """A value as one text: a string, a number, or what an object calls its name; None for anything else."""
    if isinstance(value, dict):
        return next(filter(None, (text_of(value.get(key)) for key in _TEXT_KEYS)), None)
    if isinstance(value, float):
        value = _number(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return repaired(str(value)).strip() or None


def plain(value: object) -> str | None:
    """A value as one text with its entities resolved."""
    text = text_of(value)
    return unescaped(text).strip() or None if text else None


def body_of(value: object) -> str | None:
    """A body: a text, or a list of its paragraphs; line ends become "\\n"."""
    if isinstance(value, list):
        value = "\n\n".join(filter(None, map(text_of, value)))
    text = text_of(value)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "") if text else None


def people(value: object) -> tuple[str, ...]:
    """Authors, one a person as far as the separators tell; "By" and the like stay for the cleaning."""
    return _distinct(name for text in _texts(value) for name in _names(text))


def listed(value: object) -> tuple[str, ...]:
    """Tags of a list, or of a text with commas, semicolons or bars between them."""
    if isinstance(value, list):
        return _distinct(_texts(value))
    return _distinct(tag for text in _texts(value) for tag in _LISTED.split(text))


def path_of(value: object) -> tuple[str, ...]:
    """A section's path of a list, or of a text such as "News/Fishing" or "News > Fishing"."""
    return tuple(part for text in _texts(value) for part in _PATH.split(text) if part)


def date_of(value: object) -> str | None:
    """A date as the record writes it; seconds or milliseconds since 1970 become the day in UTC, as ISO 8601.

    A number of seconds before the year 1 is no date and stays as it is written.
    """
    text = text_of(value)
    if text is None or not _EPOCH.fullmatch(text):
        return text
    number = float(text)
    while abs(number) >= 1e11:  # milliseconds or microseconds; in seconds this would be the year 5138
        number /= 1000
    try:
        return (_EPOCH_START + timedelta(seconds=number)).date().isoformat()
    except OverflowError:
        return text


def has_tags(text: str) -> bool:
    """Whether a text is marked up; "a < b" and the agencies' "<SRD>" are not."""
    return "<" in text and _TAGS.search(text) is not None


def unescaped(text: str) -> str:
    """Entities resolved where they are complete: "&amp;" is, "&copy=2" in an address is not."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def _number(value: float) -> int | float | None:
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value


def _texts(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        text = plain(one)
        if text:
            yield _RUN.sub(" ", text)


def _names(text: str) -> Iterator[str]:
    """The people of a byline; a comma parts them only in "A B, C D and E F"."""
    names = _PEOPLE.split(text)
    for name in names:
        parts = [part.strip() for part in name.split(",")]
        several = len(names) > 1 and all(" " in part for part in parts)
        yield from parts if several else [name.strip()]


def _distinct(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))
