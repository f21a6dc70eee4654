"""What an archive holds: its publications, its languages, its months and what is missing between them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from index.schema import UNKNOWN
from search.facet_values import FacetValue
from search.gaps import Gap, gaps
from search.query import Query
from search.searcher import Searcher
from search.spread import Spread
from search.value_spans import ValueSpan

SHADES = (0.0, 0.25, 0.75, 1.5)  # times the usual stories of a month, from which on it is a shade darker


@dataclass(frozen=True, slots=True)
class Month:
    """One month."""

    period: str  # "2016-12"
    stories: int
    shade: int  # 0 where it has no story, else from 1, far fewer than usual, to 4, far more


@dataclass(frozen=True, slots=True)
class Year:
    """A year that has any story."""

    year: str
    stories: int  # those without a month included
    months: tuple[Month, ...]  # all twelve
    skipped: int  # years without a story right before it


@dataclass(frozen=True, slots=True)
class Contents:
    """What a search can find; repeats that are folded together are one story."""

    stories: int
    undated: int
    yearly: int  # stories of which the year alone is known
    sources: tuple[ValueSpan, ...]  # most stories first
    sourceless: int
    sections: tuple[FacetValue, ...]  # the outermost, most stories first
    languages: tuple[ValueSpan, ...]
    years: tuple[Year, ...]
    gaps: tuple[Gap, ...]  # in order


def contents(searcher: Searcher) -> Contents:
    """Count the whole archive, by columns that its facets have in memory."""
    by_month = searcher.spread(Query(), "month")
    section = searcher.search(Query(), limit=0, facets=("section",)).facets[0].values
    return Contents(
        stories=searcher.manifest.indexed,
        undated=by_month.undated,
        yearly=by_month.coarse,
        sources=searcher.value_spans("source"),
        sourceless=searcher.manifest.sources.get(UNKNOWN, 0),
        sections=section.at(section.places_below(None)),
        languages=searcher.value_spans("lang"),
        years=tuple(_years(searcher.spread(Query(), "year"), by_month)),
        gaps=gaps(searcher.manifest.months),
    )


def _years(by_year: Spread, by_month: Spread) -> Iterator[Year]:
    edges = float(np.median(by_month.hits)) * np.array(SHADES) if by_month.hits.size else np.array(SHADES)
    before: int | None = None
    for year, stories in zip(by_year.periods.tolist(), by_year.hits.tolist(), strict=True):
        counts = by_month.at(year * 100 + np.arange(1, 13))
        shades = np.searchsorted(edges, counts, "left").tolist()
        names = [f"{year:04d}-{month:02d}" for month in range(1, 13)]
        months = tuple(map(Month, names, counts, shades))
        yield Year(f"{year:04d}", stories, months, 0 if before is None else year - before - 1)
        before = year
