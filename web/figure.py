"""A chart with its addresses: each period a link, and where a range of periods leads that is drawn across it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.chart import Chart, Column, chart
from search.query import Query
from search.scale import Tick
from search.timeline import Timeline
from search.timeline_remarks import thin_below
from web.links import chosen

WIDE = 10  # of a column, in units of the plot
BROAD = 8  # of its bar; narrower where there are few
EDGE = 0.04  # of the chart's width: nearer to an end, a label is set from there inwards and not around its column
ROOM = 0.16  # from label to label, that this takes on a narrow screen
CROWDED = 8  # labels that stand apart on the narrowest screen
SHORT = 2  # letters of a label that fits everywhere
MARKED = 62  # columns up to which there is room for a mark at each point of a line


@dataclass(frozen=True, slots=True)
class Place:
    """One column with its address."""

    column: Column
    link: str
    chosen: bool
    marks: tuple[bool, ...]  # which lines have a mark here


@dataclass(frozen=True, slots=True)
class Label:
    """One label of the axis of time."""

    words: str
    at: float  # percent of the chart's width
    kind: str  # "wider": of a longer period; "first", "last": begins, ends there; "second": may be left out; else ""


@dataclass(frozen=True, slots=True)
class Range:
    """Where a range of periods leads: the address, with each text of it and then the range in place of its searches."""

    address: str  # without its searches
    texts: tuple[str, ...]  # of the first search ("q"), and of those beside it ("vs")


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything that the macro of a chart prints."""

    chart: Chart
    places: tuple[Place, ...]
    partly: bool  # some periods are chosen, and others are not
    thin: str  # what the shading of thin periods means
    range: Range | None

    @property
    def labels(self) -> tuple[Label, ...]:
        """Where the periods are named."""
        drawn, columns = self.chart.ticks, len(self.places)
        room = all(after.at - before.at >= ROOM * columns for before, after in pairwise(drawn))
        short = [one for one in drawn if not one.wider]
        second = short[1::2] if len(short) > CROWDED else []
        return tuple(_label(one, columns, EDGE if room else 0, "second" if one in second else "") for one in drawn)

    @property
    def bar(self) -> tuple[int, int]:
        """Where a bar begins in its column, and how wide it is."""
        broad = min(BROAD, max(3, len(self.places)))
        return (WIDE - broad) // 2, broad


def figure(
    lines: Sequence[Timeline], link: Callable[[str], str], *, share: bool = False, range: Range | None = None
) -> Figure:
    """The timelines as a chart of which `link` gives the address of each period."""
    drawn = chart(lines, share=share)
    on = [_is_chosen(lines[0].query, one.period) for one in drawn.columns]
    return Figure(
        chart=drawn,
        places=tuple(
            Place(column, link(column.period), on[at], _marks(drawn.columns, at))
            for at, column in enumerate(drawn.columns)
        ),
        partly=any(on) and not all(on),
        thin=thin_below(lines[0]),
        range=range,
    )


def _label(tick: Tick, columns: int, edge: float, usual: str) -> Label:
    begin, middle, end = (100 * (tick.at + part) / columns for part in (0, 0.5, 1))
    if tick.wider:
        return Label(tick.words, begin, "wider")
    if len(tick.words) > SHORT and middle < 100 * edge:
        return Label(tick.words, begin, "first")
    if len(tick.words) > SHORT and middle > 100 * (1 - edge):
        return Label(tick.words, end, "last")
    return Label(tick.words, middle, usual)


def _is_chosen(query: Query, period: str) -> bool:
    """Whether a period is chosen, or a part of it, or the year or month that it is a part of."""
    return any(
        f"{period}-".startswith(f"{value}-") or f"{value}-".startswith(f"{period}-") for value in chosen(query, "date")
    )


def _marks(columns: Sequence[Column], at: int) -> tuple[bool, ...]:
    """All lines where there is room, else those that are but a point here, of which nothing else would be seen."""
    beside = [one.heights for one in (*columns[max(0, at - 1) : at], *columns[at + 1 : at + 2])]
    return tuple(
        height is not None and (len(columns) <= MARKED or all(heights[line] is None for heights in beside))
        for line, height in enumerate(columns[at].heights)
    )
