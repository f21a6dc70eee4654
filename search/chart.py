"""A timeline as it is drawn: how high each period stands, where the axes are labelled, what is shaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from index.article import ArticleDate
from search.query import Query
from search.scale import Scale, Tick, scale, ticks
from search.speech import day_in_words, gettext, later, ngettext, number, percent
from search.timeline import Bar, Timeline

Holding = Literal["thin", "empty"]

WORDS = {
    "year": later("Stories per year"),
    "month": later("Stories per month"),
    "day": later("Stories per day"),
}
WORDS_WITHIN = {
    "month": later("Stories per month in %(period)s"),
    "day": later("Stories per day in %(period)s"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One period of a chart."""

    period: str  # "2016-12"
    words: str  # "December 2016: 12 of 212 stories"
    heights: tuple[float | None, ...]  # of the plot, 0 to 100, one a timeline; None where there is no share


@dataclass(frozen=True, slots=True)
class Shade:
    """Neighbouring periods of which the archive has few stories or none."""

    holding: Holding
    first: int  # the number of the first column
    columns: int


@dataclass(frozen=True, slots=True)
class Chart:
    """One or several timelines over the same periods."""

    title: str  # "Stories per month in 2016"
    columns: tuple[Column, ...]
    shades: tuple[Shade, ...]
    scale: Scale
    ticks: tuple[Tick, ...]
    lines: int  # timelines; drawn as lines where there are several, else as bars

    @property
    def thin(self) -> bool:
        """Whether the archive is thin in any period."""
        return any(one.holding == "thin" for one in self.shades)

    @property
    def empty(self) -> bool:
        """Whether the archive has no story of some period."""
        return any(one.holding == "empty" for one in self.shades)


def chart(lines: Sequence[Timeline], *, share: bool = False) -> Chart:
    """The timelines in one chart; share: each period's hits as a part of all stories of the archive."""
    values = [[one.share if share else float(one.hits) for one in line.bars] for line in lines]
    axis = scale(max((value or 0.0 for line in values for value in line), default=0.0), share=share)
    rows = list(zip(*(line.bars for line in lines), strict=True))
    heights = [[None if value is None else round(100 * value / axis.top, 1) for value in line] for line in values]
    columns = zip(rows, zip(*heights, strict=True), strict=True)
    return Chart(
        title=_title(lines[0]),
        columns=tuple(Column(bars[0].period, words_of(lines, bars), drawn) for bars, drawn in columns),
        shades=_shades(lines[0].bars),
        scale=axis,
        ticks=ticks([one.period for one in lines[0].bars], lines[0].step, lines[0].within),
        lines=len(lines),
    )


def name(period: str) -> str:
    """A period in words: "December 2016"."""
    return day_in_words(ArticleDate.from_iso(period))


def words_of(lines: Sequence[Timeline], bars: Sequence[Bar]) -> str:
    """What stands at one period of the timelines, in a sentence."""
    period, stories = name(bars[0].period), bars[0].stories
    if not stories:
        return gettext("%(period)s: the archive has no story", period=period)
    if len(lines) > 1:
        hits = ", ".join(f"{_searched(line.query)} {number(bar.hits)}" for line, bar in zip(lines, bars, strict=True))
        return ngettext("%(period)s: %(hits)s; of %(number)s story", "%(period)s: %(hits)s; of %(number)s stories",
                        stories, period=period, hits=hits)  # fmt: skip
    if lines[0].query.tree is None and not lines[0].query.filters:
        return ngettext("%(period)s: %(number)s story", "%(period)s: %(number)s stories", stories, period=period)
    return ngettext(
        "%(period)s: %(hits)s of %(number)s story (%(share)s)",
        "%(period)s: %(hits)s of %(number)s stories (%(share)s)",
        stories,
        period=period,
        hits=number(bars[0].hits),
        share=percent(bars[0].share or 0.0),
    )


def _searched(query: Query) -> str:
    return query.text or gettext("all stories")


def _title(line: Timeline) -> str:
    if line.within is None or line.step == "year":
        return gettext(WORDS[line.step])
    return gettext(WORDS_WITHIN[line.step], period=name(line.within))


def _shades(bars: Sequence[Bar]) -> tuple[Shade, ...]:
    kinds: list[Holding | None] = ["empty" if one.empty else "thin" if one.thin else None for one in bars]
    runs = [(kind, [at for at, _ in some]) for kind, some in groupby(enumerate(kinds), lambda one: one[1])]
    return tuple(Shade(kind, places[0], len(places)) for kind, places in runs if kind is not None)
