"""A timeline as a file for spreadsheets: a row a period and search."""

from collections.abc import Iterator, Sequence

from index.schema import UNKNOWN
from search.csv_lines import MARK, csv_line
from search.timeline import Timeline

COLUMNS = ("period", "query", "searched_as", "stories", "all_stories", "share", "build")
COARSE = "coarse"  # period of the hits whose dates are not known to the step


def table(lines: Sequence[tuple[Timeline, str]], build: str) -> Iterator[str]:
    """The lines of the file, those of each search together.

    lines  each with what it was searched as; build  the id of the build that was searched
    """
    yield MARK + csv_line(COLUMNS)
    for line, searched_as in lines:
        about = (line.query.text, searched_as)
        for bar in line.bars:
            share = None if bar.share is None else round(bar.share, 6)
            yield csv_line((bar.period, *about, bar.hits, bar.stories, share, build))
        for period, hits in ((COARSE, line.coarse), (UNKNOWN, line.undated)):
            if hits:
                yield csv_line((period, *about, hits, None, None, build))
