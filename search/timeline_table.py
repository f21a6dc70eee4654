"""A timeline as a file for spreadsheets: a row a period and search."""

import csv
from collections.abc import Iterator, Sequence

from index.schema import UNKNOWN
from search.timeline import Timeline

COLUMNS = ("period", "query", "searched_as", "stories", "all_stories", "share", "build")
COARSE = "coarse"  # period of the hits whose dates are not known to the step
MARK = "\ufeff"  # without it Excel takes UTF-8 for the usual encoding of its country
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # how a formula may begin; OWASP, "CSV Injection"


class _Line:
    """A file of which csv.writer hands on what it would have written."""

    def write(self, text: str) -> str:
        return text


def table(lines: Sequence[tuple[Timeline, str]], build: str) -> Iterator[str]:
    """The lines of the file, those of each search together.

    lines  each with what it was searched as; build  the id of the build that was searched
    """
    yield MARK + _line(COLUMNS)
    for line, searched_as in lines:
        about = (line.query.text, searched_as)
        for bar in line.bars:
            share = None if bar.share is None else round(bar.share, 6)
            yield _line((bar.period, *about, bar.hits, bar.stories, share, build))
        for period, hits in ((COARSE, line.coarse), (UNKNOWN, line.undated)):
            if hits:
                yield _line((period, *about, hits, None, None, build))


def _line(values: Sequence[object]) -> str:
    """A row with its end, as RFC 4180 has it."""
    return str(csv.writer(_Line()).writerow([_cell(value) for value in values]))


def _cell(value: object) -> object:
    """Text that would be run as a formula gets an apostrophe before it, which spreadsheets do not show."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value
