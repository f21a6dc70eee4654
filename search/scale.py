"""The axes of a chart: a round number at the top, and as many periods labelled as stay legible on a phone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from babel.dates import format_date

from search.periods import Step
from search.speech import locale, number, percent

ROUND = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)  # times a power of ten: how far an axis reaches
_FEW = 10  # below it the top is even, so that its half is a whole story as well
LABELS = 7  # of an axis; as many words of 8 letters stand side by side on 350 px
EVERY = (1, 2, 5, 10, 20, 25, 50, 100, 200)  # years from label to label
MONTHS = 12  # up to which each is labelled
DAYS = {1: (1, 5, 10, 15, 20, 25), 2: (10, 20), 3: (10, 20)}  # that are labelled, by how many months there are


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis of the values."""

    top: float
    words: str  # of the top
    half: str | None  # of its half; None where that is no whole story


@dataclass(frozen=True, slots=True)
class Tick:
    """A label below a column."""

    at: int  # the column's number
    words: str
    wider: bool = False  # of the year or month that begins there, not of the column alone


def scale(most: float, *, share: bool) -> Scale:
    """An axis that holds values up to `most`, which are stories or shares."""
    if share:
        top = min(1.0, _rounded(most)) if most else 1.0
        return Scale(top, percent(top), percent(top / 2))
    top = max(1, ceil(_rounded(most))) if most else 1
    top += 1 < top < _FEW and top % 2
    return Scale(top, number(top), None if top % 2 else number(top // 2))


def ticks(periods: Sequence[str], step: Step, within: str | None) -> tuple[Tick, ...]:
    """Labels short and few enough; a year or month that begins at a column stands by itself, as does the first.

    within  the year or month that the chart's title names; it needs no label
    """
    if step == "year":
        every = next((size for size in EVERY if len(periods) / size <= LABELS), EVERY[-1])
        return tuple(Tick(at, one) for at, one in enumerate(periods) if not int(one) % every)
    labels = _months(periods) if step == "month" else _days(periods)
    named = within is not None and len(within) == len(periods[0]) - len("-01")
    return tuple(one for one in labels if not (named and one.wider))


def _rounded(value: float) -> float:
    """The least round number that is not below it."""
    unit = 10.0 ** floor(log10(value))
    return next(one * unit for one in (*ROUND, 10) if one * unit >= value * (1 - 1e-9))


def _months(periods: Sequence[str]) -> Iterator[Tick]:
    if len(periods) <= MONTHS:
        yield from (Tick(at, _short(one, "LLL")) for at, one in enumerate(periods))
    begin = [at for at, one in enumerate(periods) if one.endswith("-01")]
    every = len(begin) // LABELS + 1
    yield from (Tick(at, periods[at][:4], True) for at in _apart(periods, begin[::every]))


def _days(periods: Sequence[str]) -> Iterator[Tick]:
    months = len({one[:7] for one in periods})
    if months <= len(DAYS):
        yield from (Tick(at, str(day)) for at, one in enumerate(periods) if (day := int(one[8:])) in DAYS[months])
    begin = [at for at, one in enumerate(periods) if one.endswith("-01")]
    every = len(begin) // (2 * LABELS) + 1
    for at in _apart(periods, begin[::every]):
        yield Tick(at, _short(periods[at], "LLL y" if months <= len(DAYS) else "LLL"), True)


def _apart(periods: Sequence[str], places: Sequence[int]) -> Sequence[int]:
    """The places, and the first of all where there is room before the next; none too near to the end."""
    room = len(periods) / LABELS
    first = [] if places and places[0] < room else [0]
    return [*first, *(at for at in places if at <= len(periods) - room / 2)]


def _short(period: str, pattern: str) -> str:
    return format_date(date(*map(int, f"{period}-01"[: len("2016-12-11")].split("-"))), pattern, locale())
