"""A chart with its addresses: each period a link, and where a range of periods leads that is drawn across it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search.chart import Chart, Column, chart
from search.query import Query
from search.timeline import Timeline
from search.timeline_remarks import thin_below
from web.links import chosen

WIDE = 10  # of a column, in units of the plot
BROAD = 8  # of its bar; narrower where there are few
MARKED = 62  # columns up to which there is room for a mark at each point of a line


@dataclass(frozen=True, slots=True)
class Place:
    """One column with its address."""

    column: Column
    link: str
    chosen: bool
    marks: tuple[bool, ...]  # which lines have a mark here


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
