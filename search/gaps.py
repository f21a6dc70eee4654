"""The months between the first and the last story of which an archive holds none."""

from collections.abc import Iterable
from itertools import pairwise

from index.schema import UNKNOWN

Gap = tuple[str, str]  # first and last empty month, as "2014-07"


def gaps(months: Iterable[str]) -> tuple[Gap, ...]:
    """The empty spans in order, of "2016-12", "2016" and "unknown" as a manifest counts them.

    A story of which only the year is known may belong to any month of it, so that year has no gap.
    """
    known = sorted({month for month in months if month != UNKNOWN})
    filled = sorted({number for month in known for number in _numbers(month)})
    return tuple((_month(before + 1), _month(after - 1)) for before, after in pairwise(filled) if after - before > 1)


def length(gap: Gap) -> int:
    """Its months."""
    first, last = (next(iter(_numbers(month))) for month in gap)
    return last - first + 1


def _numbers(month: str) -> range:
    """Months since the year 0: one, or the twelve of a year."""
    year, _, number = month.partition("-")
    first = int(year) * 12
    return range(first + int(number) - 1, first + int(number)) if number else range(first, first + 12)


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
