"""A timeline as a file for spreadsheets: a row a period and search."""

from collections.abc import Iterator, Sequence

from index.schema import UNKNOWN
from search.csv_lines import MARK, csv_line
from search.streamed import pieces
from search.timeline import Timeline

COLUMNS = ("period", "query", "searched_as", "stories", "all_stories", "share", "build")
COARSE = "coarse"  # period of the hits whose dates are not known to the step


def table(lines: Sequence[tuple[Timeline, str]], build: str) -> Iterator[str]:
    """The file in parts, the rows of each search together.

    lines  each with what it was searched as; build  the id of the build that was searched
    """
    yield MARK + csv_line(COLUMNS)
    yield from pieces(csv_line((*row, build)) for one in lines for row in _rows(*one))


def _rows(line: Timeline, searched_as: str) -> Iterator[tuple[object, ...]]:
    """A row a period; where there is none, one that tells the search alone."""
    about = (line.query.text, searched_as)
    for bar in line.bars:
        yield bar.period, *about, bar.hits, bar.stories, None if bar.share is None else round(bar.share, 6)
    for period, hits in ((COARSE, line.coarse), (UNKNOWN, line.undated)):
        if hits:
            yield period, *about, hits, None, None
    if not (line.bars or line.coarse or line.undated):
        yield None, *about, 0, None, None
