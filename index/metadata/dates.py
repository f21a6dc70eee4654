"""Dates as pages print them, read without ever shifting or inventing one."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from pathlib import Path

from index.article import ArticleDate

FIRST_YEAR = 1600  # the oldest newspapers
_LONGEST = 100  # characters of a text that holds a date
_UTC = re.compile(r"\d(?::\d\d|\.\d+)?\s*(?:Z|[+-]00:?00|UTC|GMT)\s*$", re.IGNORECASE)
_MIDNIGHT = re.compile(r"(?<![\d:+-])00:00(?::00(?:\.0+)?)?(?!:)\s*(?:Z|[+-]00:?00|UTC|GMT)?\s*$", re.IGNORECASE)
_TABLE = tomllib.loads(Path(__file__).with_name("dates.toml").read_text("utf-8"))


def _folded(text: str) -> str:
    """Lower case without accents, single spaces."""
    text = " ".join(text.casefold().split())
    if text.isascii():
        return text
    letters = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(letters))


def _any_of(names: Iterable[str]) -> str:
    """An expression for any of the names, the longest first, up to the end of a word."""
    return "(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")(?!\w)"


_MONTH = {name: number for number, names in enumerate(_TABLE["months"], 1) for name in _folded(names).split()}
_WEEKDAYS = frozenset(_folded(_TABLE["weekdays"]).split())
_NAME = f"(?P<name>{_any_of(_MONTH)})"
_PATTERNS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2})(?:[t\s,].*)?)?$"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:t?\d{4}(?:\d\d)?z?)?$"),
    re.compile(r"(?P<y>\d{4})\s?[/.年]\s?(?P<m>\d{1,2})(?:\s?[/.月]\s?(?P<d>\d{1,2})(?:日|\b)|月)"),
    re.compile(r"(?P<y>\d{4})년\s?(?P<m>\d{1,2})월(?:\s?(?P<d>\d{1,2})일)?"),
    re.compile(r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<y>\d{4})\b"),
    re.compile(
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|°)?[.\s-]*(?:of |de |di )?{_NAME}\.?,?[\s-]*"
        r"(?:de |del |of )?(?P<y>\d{4})\b"
    ),
    re.compile(rf"(?P<y>\d{{4}})\.?\s+{_NAME}\.?\s+(?P<d>\d{{1,2}})\b\.?"),
    re.compile(rf"{_NAME}\.?\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b"),
    re.compile(rf"{_NAME}\.?,?\s+(?:de |of )?(?P<y>\d{{4}})\b"),
    re.compile(r"(?P<y>\d{4})$"),
)
_FIRST_DIGIT = re.compile(r"\d")
_ZERO = datetime(1970, 1, 1, tzinfo=UTC)  # where computers count from
_MOMENT = 100_000_000  # a smaller number is a date written without marks: 20191120
_MILLISECONDS = 100_000_000_000  # as a number of seconds this would be the year 5138
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_LABEL = re.compile(
    rf"(?:(?P<updated>{'|'.join(map(_folded, _TABLE['updated']))})|{'|'.join(map(_folded, _TABLE['published']))})"
    r"(?: (?:on|at|am|le|el|il|em|op|a|den))?\s*:?\s*"
)
_WEEKDAY = re.compile(rf"{_any_of(_WEEKDAYS)}[.,]?\s+(?:den |the )?")
_CLOCK = re.compile(
    r"[\s,|·•–—-]*(?:(?:at|um|a las|a|alle|as|om|kl\.?)\s+)?\d{1,2}(?:[:.h]\s?\d{2}){1,2}(?:\.\d+)?"
    r"\s?(?:[ap]\.?m\.?|uhr|uur|h|hrs)?\s?(?:\(?(?:[a-z]{2,5}|[+-]\d\d:?\d\d)\)?)?[\s.]*$"
)


@lru_cache(maxsize=4096)
def read_date(text: str | None, day_first: bool = True) -> ArticleDate | None:
    """The calendar date that a text begins with, in its own time zone; None where it is none or impossible.

    Reads ISO 8601, RFC 2822, numbers and month names; keeps only what is written: "May 2014" has no day.
    """
    day = _read(text, day_first) if text and len(text) <= _LONGEST else None
    return day if day and text and not _objection(day, text) else None


def _read(text: str, day_first: bool) -> ArticleDate | None:
    """The date, be it one of a newspaper or not."""
    plain = _folded(text)
    for start in _starts(plain):
        for pattern in _PATTERNS:
            match = pattern.match(plain, start)
            if match:
                return _dated(match.groupdict(), day_first)
    return _from_epoch(plain)


def _starts(plain: str) -> Iterator[int]:
    """Where a date can begin: at once, for "mar 5" is March, else behind a day of the week."""
    yield 0
    weekday = _WEEKDAY.match(plain)
    if weekday:
        yield weekday.end()


def impossible(text: str | None, day_first: bool = True) -> str | None:
    """The day that a text gives and why it cannot be: "2087-01-01 is in the future"; None for a good date or none."""
    day = _read(text, day_first) if text and len(text) <= _LONGEST else None
    why = _objection(day, text) if day and text else None
    return f"{day} is {why}" if why else None


def from_number(number: float) -> str | None:
    """A number as the text of a date: most are a moment, in seconds or milliseconds since 1970."""
    if 0 < abs(number) < _MOMENT:
        return f"{number:.0f}"
    try:
        seconds = number / 1000 if abs(number) >= _MILLISECONDS else number
        return (_ZERO + timedelta(seconds=int(seconds))).isoformat()
    except (ValueError, OverflowError):
        return None


def says_utc(text: str | None) -> bool:
    """Whether a text is a moment in UTC, which can be of another day than the publisher's; midnight is a day's date."""
    return bool(text and _UTC.search(text) and not _MIDNIGHT.search(text)) or bool(text and _EPOCH.fullmatch(text))


@lru_cache(maxsize=4096)
def date_line(line: str, day_first: bool = True) -> tuple[ArticleDate, bool] | None:
    """The day that a line of its own gives, and whether it is that of an update; None for any other line."""
    if len(line) > 80 or not any(character.isdigit() for character in line):
        return None
    plain = _folded(line)
    label = _LABEL.match(plain)
    rest = plain[label.end() :] if label else plain
    rest = _CLOCK.sub("", rest).strip(" ,.|")
    for start in _starts(rest):
        for pattern in _PATTERNS:
            match = pattern.fullmatch(rest, start)
            found = _dated(match.groupdict(), day_first) if match else None
            if found and found.day and not _objection(found, line):
                return found, bool(label and label["updated"])
    return None


def before_date(text: str) -> str:
    """What stands before the date in a text: "Ann Teller" of "Ann Teller, Mon, Nov 24, 2025"."""
    digit = _FIRST_DIGIT.search(text)
    if digit is None:
        return text
    words = text[: digit.start()].split()
    if words and _folded(words[-1]).rstrip(".") in _MONTH:
        words.pop()
    if words and _folded(words[-1]).strip(".,") in _WEEKDAYS:
        words.pop()
    return " ".join(words).rstrip(" ,|·•–—-")


def _dated(parts: dict[str, str | None], day_first: bool) -> ArticleDate | None:
    """The named parts of a match as a date; 3/4/2019 is read by `day_first` where it can be read either way."""
    year, month, day = (int(parts.get(key) or 0) for key in "ymd")
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        swapped = second > 12 or (not day_first and first <= 12)
        day, month = (second, first) if swapped else (first, second)
        return _possible(year, month, day)
    if parts.get("name"):
        month = _MONTH[parts["name"] or ""]
    return _possible(year, month if parts.get("m") or month else None, day if parts.get("d") else None)


def _possible(year: int, month: int | None, day: int | None) -> ArticleDate | None:
    """The date, if a calendar has it."""
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return ArticleDate(year, month, day)


def _objection(day: ArticleDate, text: str) -> str | None:
    """Why no newspaper can have printed the day of a text by the end of tomorrow; None where one can."""
    if day.year < FIRST_YEAR:
        return "before the oldest newspapers"
    if date(day.year, day.month or 1, day.day or 1) > datetime.now(UTC).date() + timedelta(days=1):
        return "in the future"
    near = day.year in (1969, 1970) and ":" in text
    return "what programs write for an unknown date" if near and _moment(text) == _ZERO else None


def _moment(text: str) -> datetime | None:
    """The moment that a text in the form of ISO 8601 or RFC 2822 gives; in UTC where it names no zone."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text.strip())
        except ValueError:
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def _from_epoch(text: str) -> ArticleDate | None:
    """Seconds or milliseconds since 1970; they carry no zone of their own, so the day is that of UTC."""
    if not _EPOCH.fullmatch(text):
        return None
    moment = datetime.fromtimestamp(int(text[:10]), UTC)
    return _possible(moment.year, moment.month, moment.day)
