"""The timeline as a page of its own, with other searches beside: every link and number that the template prints."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from index.errors import TooManyPeriodsError
from search.chart import name
from search.date_range import before_range, without_chosen_dates, without_dates
from search.periods import STEPS, Step
from search.query import Query
from search.searcher import Searcher
from search.speech import gettext, later
from search.timeline import Bar, Timeline, timelines
from search.timeline_remarks import remarks
from web.band import DRAWN, Around, around
from web.choice import Choice
from web.figure import Figure, Range, figure
from web.links import kept_pairs, results_link, timeline_link
from web.switches import periods

COMPARED = 5  # searches in one chart
BOXES = 3  # fields for searches, and always one more than there are

STEP_NAMES: dict[Step, str] = {"year": later("Years"), "month": later("Months"), "day": later("Days")}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a timeline asks for."""

    queries: tuple[Query, ...]  # the first decides the dates
    share: bool = False
    step: Step | None = None
    notes: tuple[str, ...] = ()  # what was ignored, in sentences

    @property
    def more(self) -> tuple[tuple[str, str], ...]:
        """Its parameters beside those of the first search."""
        others = tuple(("vs", one.text) for one in self.queries[1:])
        return (*others, *self.view)

    @property
    def view(self) -> tuple[tuple[str, str], ...]:
        """Those that are not words of searches."""
        return (*((("share", "1"),) if self.share else ()), *((("step", self.step),) if self.step else ()))


@dataclass(frozen=True, slots=True)
class Series:
    """One search of a chart."""

    line: Timeline
    words: str  # as typed, or what it is where nothing was
    searched_as: str
    link: str  # address of its hits, of all dates
    notes: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One period of the table."""

    words: str
    link: str
    bars: tuple[Bar, ...]  # one a search


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Everything that timeline.html prints."""

    query: Query
    share: bool
    series: tuple[Series, ...]
    figure: Figure | None  # None where no hit has a date
    rows: tuple[Row, ...]
    around: tuple[Around, ...]
    boxes: tuple[str, ...]  # what the fields for searches hold
    kept: tuple[tuple[str, str], ...]  # parameters that the form keeps
    filters: tuple[tuple[str, str], ...]  # those of them that the search box keeps
    shares: tuple[Choice, ...]
    steps: tuple[Choice, ...]
    notes: tuple[str, ...]
    csv: str  # address of the table as a file


def timeline_page(searcher: Searcher, asked: Asked) -> TimelinePage:
    """Search, and work out the page."""
    lines, notes = _drawn(searcher, asked)
    first = asked.queries[0]
    texts = [one.text for one in asked.queries]
    filters = kept_pairs(first)
    return TimelinePage(
        query=first,
        share=asked.share,
        series=tuple(_series(searcher, line) for line in lines),
        figure=_figure(lines, asked) if lines[0].bars else None,
        rows=_rows(lines, asked),
        around=around(lines[0], lambda query: _link(_without_step(asked), query)),
        boxes=(*texts, *[""] * (min(COMPARED, max(BOXES, len(texts) + 1)) - len(texts))),
        kept=(*filters, *asked.view),
        filters=filters,
        shares=_shares(asked),
        steps=_steps(asked, lines[0].step),
        notes=asked.notes + notes,
        csv=timeline_link(first, *asked.more, form="timeline_csv"),
    )


def _drawn(searcher: Searcher, asked: Asked) -> tuple[tuple[Timeline, ...], tuple[str, ...]]:
    """The timelines in the step that is asked for or, where that is too many columns, in the next that can be drawn."""
    chosen = asked.step
    lines = _tried(searcher, asked, chosen)
    while lines is None or (len(lines[0].bars) > DRAWN and chosen not in (None, "year")):
        chosen = STEPS[STEPS.index(chosen or "day") - 1]
        lines = _tried(searcher, asked, chosen)
    if chosen == asked.step:
        return lines, ()
    return lines, (gettext("These are too many periods to draw; they are shown in longer ones."),)


def _tried(searcher: Searcher, asked: Asked, step: Step | None) -> tuple[Timeline, ...] | None:
    try:
        return timelines(searcher, asked.queries, step)
    except TooManyPeriodsError:
        return None


def _series(searcher: Searcher, line: Timeline) -> Series:
    free = without_dates(line.query)
    results = searcher.search(free, limit=0)
    words = line.query.text or gettext("All stories")
    return Series(line, words, results.searched_as, results_link(free), results.notes, remarks(line))


def _figure(lines: Sequence[Timeline], asked: Asked) -> Figure:
    narrower = _without_step(asked)
    first = asked.queries[0]
    return figure(
        lines,
        periods(first, partial(_link, narrower)),
        share=asked.share,
        range=Range(
            timeline_link(replace(without_chosen_dates(first), text=""), *narrower.view),
            tuple(before_range(one) for one in asked.queries),
        ),
    )


def _rows(lines: Sequence[Timeline], asked: Asked) -> tuple[Row, ...]:
    link = periods(asked.queries[0], results_link)
    return tuple(
        Row(name(bars[0].period), link(bars[0].period), bars)
        for bars in zip(*(line.bars for line in lines), strict=True)
    )


def _shares(asked: Asked) -> tuple[Choice, ...]:
    labels = ((False, gettext("Number of stories")), (True, gettext("Share of all stories")))
    return tuple(Choice(label, _link(replace(asked, share=flag)), flag == asked.share) for flag, label in labels)


def _steps(asked: Asked, current: Step) -> tuple[Choice, ...]:
    return tuple(Choice(gettext(STEP_NAMES[step]), _link(replace(asked, step=step)), step == current) for step in STEPS)


def _without_step(asked: Asked) -> Asked:
    return replace(asked, step=None)


def _link(asked: Asked, query: Query | None = None) -> str:
    return timeline_link(query or asked.queries[0], *asked.more)
