"""The timeline above the hits, worked out: each period a link that narrows the results."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from search.chart import name
from search.date_range import before_range, without_chosen_dates, without_dates
from search.labels import steps
from search.query import Filter, Query
from search.searcher import Searcher
from search.speech import gettext
from search.timeline import Timeline, timeline
from search.timeline_remarks import left_out
from web.figure import Figure, Range, figure
from web.links import results_link, timeline_link
from web.switches import periods

DRAWN = 450  # columns of a chart: the days of a year, the months of a generation, every year of printing


@dataclass(frozen=True, slots=True)
class Around:
    """A link to more than what is shown."""

    label: str  # "All dates", "2016"
    link: str


@dataclass(frozen=True, slots=True)
class Band:
    """Everything that _timeline.html prints."""

    figure: Figure
    around: tuple[Around, ...]  # what the shown year or month lies in, widest first
    remarks: tuple[str, ...]
    share: str | None  # address of the timeline by shares; None where all stories are found
    more: str  # address of the timeline by itself
    csv: str  # address of its numbers as a file


def band(searcher: Searcher, query: Query, link: Callable[[Query], str] = results_link) -> Band | None:
    """The timeline of the results; None where all of their dates are of one period.

    link  gives the address of other results
    """
    line = timeline(searcher, query)
    if sum(one.hits > 0 for one in line.bars) < 2 or len(line.bars) > DRAWN:
        return None
    free = without_dates(query)
    everything = free.tree is None and not free.filters
    drawn = figure(
        (line,),
        periods(query, link),
        range=Range(link(replace(without_chosen_dates(query), text="")), (before_range(query),)),
    )
    return Band(
        figure=drawn,
        around=around(line, link),
        remarks=left_out(line),
        share=None if everything else timeline_link(query, ("share", "1")),
        more=timeline_link(query),
        csv=timeline_link(query, form="timeline_csv"),
    )


def around(line: Timeline, link: Callable[[Query], str]) -> tuple[Around, ...]:
    """The way out of a year or a month, widest first."""
    if line.within is None:
        return ()
    free = without_chosen_dates(line.query)
    outer = [Around(gettext("All dates"), link(free))]
    for step in steps("date", line.within)[:-1]:
        outer.append(Around(name(step), link(replace(free, filters=(*free.filters, Filter("date", (step,)))))))
    return tuple(outer)
