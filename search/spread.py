"""How hits spread over years, months or days."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from index.segment.inversion import changes
from search.dates import Span, day_bounds
from search.day_counts import DayCounts
from search.periods import UNITS, Step

_BITS = 32  # of a period's number, below that of its owner
_UNDATED, _COARSE, _OUTSIDE, _SHOWN = range(4)  # of a story's date; of a hit, the most of its stories


@dataclass(frozen=True, slots=True)
class Spread:
    """The hits of a query by period, whatever dates it is filtered by; repeats that are folded together are one hit.

    A hit whose stories have dates in several periods counts in each of them, as choosing any of these finds it.
    """

    periods: Array  # intp, ascending, those that hold any: 2016, 201612 or 20161211
    hits: Array  # intp (periods,)
    total: int  # hits, with and without a date
    shown: int  # in any of the periods
    coarse: int  # within the span, their dates not known to the step
    undated: int

    def at(self, periods: Array) -> list[int]:
        """The hits of each of these periods."""
        if not self.periods.size:
            return [0] * len(periods)
        places = np.searchsorted(self.periods, periods).clip(max=len(self.periods) - 1)
        counts: list[int] = np.where(self.periods[places] == periods, self.hits[places], 0).tolist()
        return counts


class _Told(NamedTuple):
    """What the step and the span make of the days."""

    known: Array  # intp (days,), one of _UNDATED … _SHOWN
    numbers: Array  # intp (days,), their periods


def spread(counted: DayCounts, step: Step, span: Span) -> Spread:
    """The hits by the periods of a span."""
    told = _told(counted.days, step, span)
    best = np.full(int(counted.owners.max(initial=-1)) + 1, -1)
    np.maximum.at(best, counted.owners, told.known[counted.members])
    alone = np.bincount(told.known, counted.alone, minlength=4).astype(np.intp)
    hits = alone + np.bincount(best[best >= 0], minlength=4)
    periods, counts = _by_period(counted, told)
    return Spread(periods, counts, int(hits.sum()), *(int(hits[one]) for one in (_SHOWN, _COARSE, _UNDATED)))


def _told(days: Array, step: Step, span: Span) -> _Told:
    low, high = day_bounds(*span)
    fine = days // UNITS[step] % 100 > 0 if step != "year" else days > 0
    known = np.where(fine, _SHOWN, _COARSE)
    known[(days < low) | (days > high)] = _OUTSIDE
    known[days == 0] = _UNDATED
    return _Told(known, days // UNITS[step])


def _by_period(counted: DayCounts, told: _Told) -> tuple[Array, Array]:
    """The periods and how many hits each has; a family counts once in each."""
    single = (told.known == _SHOWN) & (counted.alone > 0)
    several = told.known[counted.members] == _SHOWN
    owned = np.sort(counted.owners[several] << _BITS | told.numbers[counted.members[several]])
    owned = owned[changes(owned)] & (1 << _BITS) - 1
    numbers = np.concatenate((told.numbers[single], owned))
    periods, places = np.unique(numbers, return_inverse=True)
    weights = np.concatenate((counted.alone[single], np.ones(len(owned), np.intp)))
    return periods, np.bincount(places, weights, minlength=len(periods)).astype(np.intp)
