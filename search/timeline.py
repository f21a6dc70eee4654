"""How the hits of searches spread over time, beside how much the archive itself holds of each year, month or day."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.errors import TooManyPeriodsError
from index.segment.array_file import Array
from search.periods import EVERYTHING, STEPS, Step, between, ends, period, scope
from search.query import Query
from search.searcher import Searcher
from search.speech import gettext, later, number
from search.spread import Spread

THIN = 0.25  # of the usual number of stories of a period; below it the archive is thin there
FINEST: tuple[tuple[Step, int], ...] = (("month", 48), ("day", 62))  # periods up to which a finer step is chosen
COARSE = 0.1  # of the dated hits; where more are not known to a step, it is not chosen
MOST = 50_000  # periods of one timeline

_TOO_MANY = later(
    "This timeline would have %(periods)s periods, more than %(most)s; choose a year first, or a longer step."
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One period."""

    period: str  # as the date facet has it: "2016", "2016-12", "2016-12-11"
    hits: int
    stories: int  # of the whole archive
    thin: bool  # the archive has stories of this period, but far fewer than it usually has

    @property
    def empty(self) -> bool:
        """The archive has no story of this period."""
        return not self.stories

    @property
    def share(self) -> float | None:
        """The hits as a part of all stories of the period, 0 to 1; None where there are none."""
        return self.hits / self.stories if self.stories else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """One search over time, whatever dates it is filtered by.

    sum of the bars' hits - repeated + coarse + undated + outside = total
    """

    query: Query
    step: Step
    within: str | None  # the year or month that the bars are of; None: from the first hit to the last
    bars: tuple[Bar, ...]  # every period, the empty ones as well
    total: int  # exact
    undated: int  # hits without a date
    coarse: int  # hits whose date is not known to the step
    outside: int  # hits before or after the bars
    repeated: int  # how often a hit counts again, its repeats being of several periods
    usual: float  # stories of a period of the whole archive: the median of those that have any


def timeline(searcher: Searcher, query: Query, step: Step | None = None) -> Timeline:
    """The timeline of one search; see `timelines`."""
    return timelines(searcher, (query,), step)[0]


def timelines(searcher: Searcher, queries: Sequence[Query], step: Step | None = None) -> tuple[Timeline, ...]:
    """Several searches over the same periods, which the dates chosen in the first one decide.

    Without a step: the days of a chosen month, the months of a chosen year; else the finest that is short enough and
    that the hits' dates are known to. A step that is given widens what was chosen where that has one period of it.
    """
    within = scope(queries[0])
    if step is not None and within is not None:
        within = _wide_enough(within, step)
    step = step or _step(searcher, queries, within)
    spreads = _spreads(searcher, queries, within, step)
    numbers = _numbers(spreads, within, step)
    archive = searcher.spread(Query(), step, EVERYTHING)
    usual = float(np.median(archive.hits)) if archive.hits.size else 0.0
    stories, names = archive.at(numbers), [period(one, step) for one in numbers.tolist()]
    return tuple(
        Timeline(
            query=query,
            step=step,
            within=within,
            bars=_bars(one.at(numbers), stories, names, usual),
            total=one.total,
            undated=one.undated,
            coarse=one.coarse,
            outside=one.total - one.shown - one.coarse - one.undated,
            repeated=int(one.hits.sum()) - one.shown,
            usual=usual,
        )
        for query, one in zip(queries, spreads, strict=True)
    )


def _wide_enough(within: str, step: Step) -> str | None:
    """What was chosen, or what lies around it, so that it has more than one period."""
    known = within.count("-") + 1
    return within if known <= STEPS.index(step) else within[: len("2016")] if step == "month" else None


def _step(searcher: Searcher, queries: Sequence[Query], within: str | None) -> Step:
    if within is not None:
        return STEPS[within.count("-") + 1]
    step: Step = "year"
    for finer, most in FINEST:
        spreads = _spreads(searcher, queries, None, finer)
        coarse, shown = sum(one.coarse for one in spreads), sum(one.shown for one in spreads)
        if not shown or coarse > COARSE * (coarse + shown) or len(_numbers(spreads, None, finer)) > most:
            break
        step = finer
    return step


def _spreads(searcher: Searcher, queries: Sequence[Query], within: str | None, step: Step) -> list[Spread]:
    return [searcher.spread(query, step, (within, within)) for query in queries]


def _numbers(spreads: Sequence[Spread], within: str | None, step: Step) -> Array:
    """The numbers of all periods to show, ascending, intp; a day that no calendar has stands among them where it is."""
    found = np.unique(np.concatenate([one.periods for one in spreads]))
    if within is None and not found.size:
        return found
    first, last = ends(within, step) if within else (int(found[0]), int(found[-1]))
    numbers = np.union1d(np.array(between(first, last, step), np.intp), found)
    if len(numbers) > MOST:
        raise TooManyPeriodsError(gettext(_TOO_MANY, periods=number(len(numbers)), most=number(MOST)))
    return numbers


def _bars(hits: Sequence[int], stories: Sequence[int], periods: Sequence[str], usual: float) -> tuple[Bar, ...]:
    rows = zip(periods, hits, stories, strict=True)
    return tuple(Bar(name, found, held, 0 < held < usual * THIN) for name, found, held in rows)
