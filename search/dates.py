"""Dates as readers type them: years, months and days, and ranges of them."""

import re
from calendar import monthrange

# name of a field as typed → the range that a single date behind it means
DATE_FIELDS = {"date": "{0}..{0}", "since": "{0}..", "after": "{0}..", "until": "..{0}", "before": "..{0}"}
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


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


def day_bounds(first: str | None, last: str | None) -> tuple[int, int]:
    """The least and greatest ArticleDate.ordinal from `first` to `last`, both included.

    A story of which only the year is known counts for its year, not for a month of it.
    """
    low = int((first or "0001").replace("-", "").ljust(8, "0"))
    high = int((last or "9999").replace("-", "").ljust(8, "9"))
    return low, high
