"""Which of the days that a page gives is the one of its publication."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.article import ArticleDate
from index.metadata.dates import impossible, read_date, says_utc
from index.metadata.values import rejected


@dataclass(frozen=True, slots=True)
class Day:
    """A date and where it was read."""

    day: ArticleDate
    source: str
    is_utc: bool = False  # a moment in UTC, which the publisher may have printed as the day before or after


@dataclass(frozen=True, slots=True)
class Days:
    """What the places of a page say of one date, the most trustworthy first, and why others were not read."""

    found: tuple[Day, ...] = ()
    notes: tuple[str, ...] = ()


def read_days(field: str, texts: Iterable[tuple[str | None, str]], day_first: bool) -> Days:
    """The days of texts, each given with its source; one that cannot be is left out with a note."""
    found: list[Day] = []
    notes: list[str] = []
    for text, source in texts:
        day = read_date(text, day_first)
        reason = None if day else impossible(text, day_first)
        if day:
            found.append(Day(day, source, says_utc(text)))
        elif reason:
            notes.append(rejected(field, source, reason))
    return Days(tuple(found), tuple(notes))


def agreed_day(days: Sequence[Day], updated: ArticleDate | None = None) -> Day | None:
    """The day that most sources give, the first of them where as many give another; None where none gives any.

    A moment in UTC counts for the publisher's own day where another source gives that. Of two days that as many
    sources give, the one of the last update loses to an earlier one.
    """
    local = [_in_local_days(day, days) for day in days]
    exact = [day for day in local if day.day.day] or local
    if not exact:
        return None
    votes = [sum(other.day == day.day for other in exact) for day in exact]
    most = [day for day, number in zip(exact, votes, strict=True) if number == max(votes)]
    if most[0].day == updated:
        return next((day for day in most if day.day.ordinal < updated.ordinal), most[0])
    return most[0]


def _in_local_days(day: Day, days: Iterable[Day]) -> Day:
    """The same, or a source's local day next to it where no local source gives the very day."""
    if not day.is_utc:
        return day
    local = [other for other in days if not other.is_utc and other.day.day]
    if any(other.day == day.day for other in local):
        return day
    return next((other for other in local if _are_neighbours(other.day, day.day)), day)


def _are_neighbours(one: ArticleDate, other: ArticleDate) -> bool:
    if not (one.day and other.day and one.month and other.month):
        return False
    return abs((date(one.year, one.month, one.day) - date(other.year, other.month, other.day)).days) == 1
