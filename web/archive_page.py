"""The page about the archive itself, worked out: what is in it, what is missing, how old it is."""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from babel.dates import get_month_names

from index.article import ArticleDate
from index.config import Config
from index.manifest import Manifest
from search.contents import Contents, Year, contents
from search.facet_values import FacetValue
from search.gaps import Gap, length
from search.prose import Node, read_prose
from search.query import Filter, Query
from search.searcher import Searcher
from search.skip_reasons import reason_in_words
from search.speech import locale
from search.value_spans import ValueSpan
from web import words
from web.band import Band, band
from web.links import results_link

FIRST = 25  # lines of a list before "show all"
_log = logging.getLogger(__name__)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a list."""

    name: str
    link: str
    stories: int
    first: ArticleDate | None = None  # between which its stories were printed
    last: ArticleDate | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """The first lines of a list, or all of them."""

    name: str  # in the address that shows all
    lines: tuple[Line, ...]
    size: int  # lines that there are


@dataclass(frozen=True, slots=True)
class GapLine:
    """Months in a row of which there is no story."""

    first: str  # in words
    last: str
    months: int


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """Everything that archive.html prints."""

    manifest: Manifest
    contents: Contents
    days_old: int
    about: tuple[Node, ...] | None  # what the librarian wrote; None where it cannot be read
    sources: Lines
    sections: Lines
    languages: Lines
    timeline: Band | None  # None where all dates are of one period
    months: tuple[tuple[str, str], ...]  # their names, short and whole
    years: tuple[tuple[Year, tuple[str, ...]], ...]  # with the addresses of their months
    gaps: tuple[GapLine, ...]  # in order; the longest where not all are asked for
    skips: tuple[tuple[str, int], ...]  # reason and inputs, most first
    undated: str  # address of the stories without a date
    sourceless: str  # of those without a publication


def archive_page(searcher: Searcher, config: Config, all_of: Collection[str] = ()) -> ArchivePage:
    """Work out the page; the lists that are named in `all_of` have all of their lines."""
    found, manifest = contents(searcher), searcher.manifest
    return ArchivePage(
        manifest=manifest,
        contents=found,
        days_old=max(0, (datetime.now(UTC) - datetime.fromisoformat(manifest.finished)).days),
        about=_about(config),
        sources=_lines("source", found.sources, all_of, _source),
        sections=_lines("section", found.sections, all_of, _section),
        languages=_lines("lang", found.languages, all_of, _language),
        timeline=band(searcher, Query()),
        months=_months(),
        years=tuple((one, tuple(_link("date", month.period) for month in one.months)) for one in found.years),
        gaps=tuple(map(_gap, _longest(found.gaps, all_of))),
        skips=tuple((reason_in_words(one), manifest.skips[one]) for one in _most_first(manifest.skips)),
        undated=_link("date", "unknown"),
        sourceless=results_link(Query(text="-has:source")),
    )


def _about(config: Config) -> tuple[Node, ...] | None:
    if config.about_file is None:
        return ()
    try:
        state = config.about_file.stat()
        return _prose(config.about_file, state.st_mtime_ns, state.st_size)
    except (OSError, UnicodeDecodeError) as error:
        _log.warning("about_file %s cannot be read: %s", config.about_file, error)
        return None


@lru_cache(maxsize=4)
def _prose(file: Path, changed_ns: int, size: int) -> tuple[Node, ...]:
    """What the file says, read again once it has changed."""
    return read_prose(file.read_text("utf-8-sig"))


def _lines(name: str, values: Sequence[_T], all_of: Collection[str], line: Callable[[_T], Line]) -> Lines:
    shown = values if name in all_of else values[:FIRST]
    return Lines(name, tuple(map(line, shown)), len(values))


def _source(one: ValueSpan) -> Line:
    return Line(one.value, _link("source", one.value), one.stories, one.first, one.last)


def _section(one: FacetValue) -> Line:
    return Line(one.value, _link("section", one.value), one.count)


def _language(one: ValueSpan) -> Line:
    name = locale().languages.get(one.value, one.value)
    return Line(name, results_link(Query(text=f"lang:{one.value}")), one.stories, one.first, one.last)


def _link(field: str, value: str) -> str:
    return results_link(Query(filters=(Filter(field, (value,)),)))


def _months() -> tuple[tuple[str, str], ...]:
    short, whole = (get_month_names(width, "stand-alone", locale()) for width in ("abbreviated", "wide"))
    return tuple((short[number], whole[number]) for number in range(1, 13))


def _longest(gaps: Sequence[Gap], all_of: Collection[str]) -> list[Gap]:
    return list(gaps) if "gap" in all_of else sorted(sorted(gaps, key=length, reverse=True)[:FIRST])


def _gap(gap: Gap) -> GapLine:
    first, last = (words.value("date", month) for month in gap)
    return GapLine(first, last, length(gap))


def _most_first(counts: dict[str, int]) -> list[str]:
    return sorted(counts, key=lambda reason: (-counts[reason], reason))
