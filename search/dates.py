"""Dates as readers type them: years, months and days, ranges of them, and words such as "last week"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

# name of a field as typed → the range that a single date behind it means
DATE_FIELDS = {"date": "{0}..{0}", "since": "{0}..", "after": "{0}..", "until": "..{0}", "before": "..{0}"}
LONGEST = 40  # characters of a date in words

Span = tuple[str | None, str | None]  # first and last, each "2016", "2016-12" or "2016-12-11"; None is open

_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_LONG_AGO = re.compile(r"(?:last|past)\s+(\d{1,4})\s+(day|week|month|year)s?")
_PERIOD = re.compile(r"(this|last)\s+(week|month|year)")
_IN_WORDS = re.compile(r"(?=.*\d)(?:.*[^\W\d_]{3}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$)", re.DOTALL)
_ON_DAY = re.compile(r"(\d{1,2})([-/.])(\d{1,2})")
# ranges in the ways of other programs, and how they are written here
_RANGES = (
    (re.compile(r">=?\s*(.+)", re.DOTALL), r"\1.."),
    (re.compile(r"<=?\s*(.+)", re.DOTALL), r"..\1"),
    (re.compile(r"(\d{4})\s?[-–]\s?(\d{4})"), r"\1..\2"),
    (re.compile(r"(.*\S)\s+to\s+(\S.*)", re.DOTALL | re.IGNORECASE), r"\1..\2"),
)
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.](\d{4})")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_LEAP_YEAR = 2000  # any; a day of it may be 29 February


@dataclass(frozen=True, slots=True)
class Calendar:
    """How dates in words are meant."""

    day_first: bool = True  # 3/4/2019 is 3 April
    language: str = "en"  # of names of months, beside English
    today: date | None = None  # None: of the clock of this machine


def read_date(text: str) -> str | None:
    """ "2016", "2016-12" or "2016-12-11" with its zeros in place; None for anything else or a day that never was."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not year or (month is not None and not 1 <= month <= 12):
        return None
    if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
        return None
    return "-".join((f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part is not None)))


def read_span(text: str, calendar: Calendar) -> Span | None:
    """The span of a date or of a range; None where it cannot be read, or says nothing."""
    first, dots, last = as_range(text.strip()).partition("..")
    if not dots:
        return _span(first, calendar)
    ends = [_span(end.strip(), calendar) if end.strip() else (None, None) for end in (first, last)]
    if ends[0] is None or ends[1] is None or ends == [(None, None)] * 2:
        return None
    return ends[0][0], ends[1][1]


def as_range(text: str) -> str:
    """A range such as ">2016", "1994-1996" or "May 2016 to June 2017" with ".."; any other text as it is."""
    if ".." in text or len(text) > 2 * LONGEST:
        return text
    for pattern, written in _RANGES:
        if (match := pattern.fullmatch(text)) is not None:
            return match.expand(written)
    return text


def read_day_of_year(text: str, calendar: Calendar) -> tuple[int, int] | None:
    """Month and day of "12-11", the month first as in a date, of "11/12" as the calendar says, or of "11 December"."""
    match = _ON_DAY.fullmatch(text.strip())
    if match is not None:
        day_first = match[2] != "-" and calendar.day_first
        month, day = (int(number) for number in match.group(*((3, 1) if day_first else (1, 3))))
        known = 1 <= month <= 12 and 1 <= day <= monthrange(_LEAP_YEAR, month)[1]
        return (month, day) if known else None
    read = _in_words(f"{text} {_LEAP_YEAR}", calendar)
    return (int(read[5:7]), int(read[8:])) if read is not None and len(read) == len("2000-12-11") else None


def day_bounds(first: str | None, last: str | None) -> tuple[int, int]:
    """The least and greatest ArticleDate.ordinal from `first` to `last`, both included.

    A story of which only the year is known counts for its year, not for a month of it.
    """
    low = int((first or "0001").replace("-", "").ljust(8, "0"))
    high = int((last or "9999").replace("-", "").ljust(8, "9"))
    return low, high


def _span(text: str, calendar: Calendar) -> Span | None:
    plain = " ".join(text.casefold().split())
    if (iso := read_date(_year_first(plain))) is not None:
        return iso, iso
    if (relative := _relative(plain, calendar.today or date.today())) is not None:
        return relative[0].isoformat(), relative[1].isoformat()
    read = _in_words(text, calendar)
    return None if read is None else (read, read)


def _year_first(text: str) -> str:
    """ "12/2016" and "20161211" as dates are written here; any other text as it is."""
    if (match := _MONTH_FIRST.fullmatch(text)) is not None:
        return f"{match[2]}-{match[1]}"
    return _DIGITS.sub(r"\1-\2-\3", text) if _DIGITS.fullmatch(text) else text


def _relative(text: str, today: date) -> tuple[date, date] | None:
    """Days and calendar weeks, months and years before today."""
    if text in ("today", "yesterday"):
        day = today - timedelta(days=text == "yesterday")
        return day, day
    if (long_ago := _LONG_AGO.fullmatch(text)) is not None:
        return _back(today, int(long_ago[1]), long_ago[2]), today
    if (period := _PERIOD.fullmatch(text)) is None:
        return None
    begin = {
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }[period[2]]
    if period[1] == "this":
        return begin, today
    return _back(begin, 1, period[2]), begin - timedelta(days=1)


def _back(day: date, number: int, unit: str) -> date:
    """The day so many units before; the last of its month where that is shorter, and never before the year 1."""
    if unit in ("day", "week"):
        days = number * (7 if unit == "week" else 1)
        return day - timedelta(days=min(days, day.toordinal() - 1))
    months = max(0, day.year * 12 + day.month - 1 - number * (12 if unit == "year" else 1))
    year, month = max(1, months // 12), months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _in_words(text: str, calendar: Calendar) -> str | None:
    """A date with the name of its month, or of numbers in the order that the calendar says."""
    if len(text) > LONGEST or not _IN_WORDS.match(text):
        return None
    try:
        found = _parser(calendar, calendar.today or date.today()).get_date_data(text)
    except (ValueError, OverflowError):  # of years that no calendar has
        return None
    if found.date_obj is None or found.period not in ("day", "month"):
        return None
    return str(found.date_obj.date().isoformat()[: len("2016-12") if found.period == "month" else None])


@lru_cache(maxsize=16)
def _parser(calendar: Calendar, today: date) -> Any:
    from dateparser.date import DateDataParser  # 0.2 s, which only a date in words is worth  # noqa: PLC0415

    settings = {
        "DATE_ORDER": "DMY" if calendar.day_first else "MDY",
        "PREFER_LOCALE_DATE_ORDER": False,
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_DATES_FROM": "past",
        "RELATIVE_BASE": datetime.combine(today, datetime.min.time()),
    }
    languages = list(dict.fromkeys(("nb" if calendar.language == "no" else calendar.language, "en")))
    return DateDataParser(languages=languages, settings=settings)
