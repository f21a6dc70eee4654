"""How hits spread over years, months or days, counted from the days of their stories."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from index.segment.inversion import changes
from search.dates import Span, day_bounds
from search.document_columns import Columns
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


class _Dated(NamedTuple):
    """Documents with what is known of their dates."""

    days: Array  # intp (documents,)
    known: Array  # intp (documents,), one of _UNDATED … _SHOWN
    owners: Array  # intp (documents,), the family of each, -1 where it is in none


def spread(documents: Array, columns: Columns, step: Step, span: Span) -> Spread:
    """Count the documents, folded copies among them, in the periods of a span."""
    dated = _dated(documents, columns, step, span)
    alone = dated.owners < 0
    families = np.full(len(columns.families.leads), -1)
    np.maximum.at(families, dated.owners[~alone], dated.known[~alone])
    hits = np.bincount(dated.known[alone], minlength=4) + np.bincount(families[families >= 0], minlength=4)
    periods, counts = _counted(dated, step)
    return Spread(periods, counts, int(hits.sum()), *(int(hits[one]) for one in (_SHOWN, _COARSE, _UNDATED)))


def _dated(documents: Array, columns: Columns, step: Step, span: Span) -> _Dated:
    days = columns.days[documents].astype(np.intp)
    low, high = day_bounds(*span)
    fine = days // UNITS[step] % 100 > 0 if step != "year" else days > 0
    known = np.where(fine, _SHOWN, _COARSE)
    known[(days < low) | (days > high)] = _OUTSIDE
    known[days == 0] = _UNDATED
    owners = np.full(len(documents), -1)
    places, numbers = columns.families.among(documents)
    owners[places] = numbers
    return _Dated(days, known, owners)


def _counted(dated: _Dated, step: Step) -> tuple[Array, Array]:
    """The periods and how many hits each has; a family counts once in each."""
    shown = dated.known == _SHOWN
    numbers, owners = dated.days[shown] // UNITS[step], dated.owners[shown]
    if not numbers.size:
        return numbers, numbers
    first, alone = numbers.min(), owners < 0
    counts = np.bincount(numbers[alone] - first, minlength=int(numbers.max() - first) + 1)
    pairs = np.sort(owners[~alone] << _BITS | numbers[~alone])
    counts += np.bincount((pairs[changes(pairs)] & (1 << _BITS) - 1) - first, minlength=len(counts))
    filled = np.flatnonzero(counts)
    return filled + first, counts[filled]
