"""Years, months and days: as numbers, as they stand in addresses, and those that a search is narrowed to."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Literal

from search.dates import Span, read_date
from search.query import Query

Step = Literal["year", "month", "day"]
STEPS: tuple[Step, ...] = ("year", "month", "day")
UNITS: dict[Step, int] = {"year": 10_000, "month": 100, "day": 1}  # ArticleDate.ordinal // unit is the period's number
EVERYTHING: Span = (None, None)


def period(number: int, step: Step) -> str:
    """ "2016", "2016-12" or "2016-12-11" for 2016, 201612 or 20161211."""
    digits = f"{number * UNITS[step]:08d}"
    return "-".join((digits[:4], digits[4:6], digits[6:])[: STEPS.index(step) + 1])


def between(first: int, last: int, step: Step) -> Sequence[int]:
    """The numbers of all periods from the first to the last, both included."""
    if step == "year":
        return range(first, last + 1)
    if step == "month":
        months = range(first // 100 * 12 + first % 100 - 1, last // 100 * 12 + last % 100)
        return [month // 12 * 100 + month % 12 + 1 for month in months]
    days = map(date.fromordinal, range(_day(first).toordinal(), _day(last).toordinal() + 1))
    return [day.year * 10_000 + day.month * 100 + day.day for day in days]


def scope(query: Query) -> str | None:
    """The one year or month that all of the chosen dates lie in; None where none is chosen, or in several years."""
    dates = [value for one in query.filters if one.field == "date" and not one.excluded for value in one.values]
    known = {read for value in dates if (read := read_date(value)) is not None}
    for length in (len("2016-12"), len("2016")):
        inside = {value[:length] for value in known if len(value) >= length}
        if len(inside) == 1 and all(len(value) >= length for value in known):
            return inside.pop()
    return None


def ends(within: str, step: Step) -> tuple[int, int]:
    """The numbers of the first and the last period of a year or a month, by months or by days."""
    first, last = within, within
    if len(within) == len("2016"):
        first, last = f"{within}-01", f"{within}-12"
    if step == "day":
        last = f"{last}-{monthrange(int(last[:4]), int(last[5:7]))[1]:02d}"
        first = f"{first}-01"
    return int(first.replace("-", "")), int(last.replace("-", ""))


def _day(number: int) -> date:
    """The day; where its month is shorter, the last one of it."""
    year, month, day = number // 10_000, number // 100 % 100, number % 100
    return date(year, month, min(day, monthrange(year, month)[1]))
