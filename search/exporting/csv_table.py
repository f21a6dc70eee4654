"""CSV as spreadsheets open it: a row a hit below one row of names, in UTF-8 with its mark, no cell run as a formula."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from search.csv_lines import MARK, csv_line
from search.exporting.columns import SEARCH, STORY, rows
from search.exporting.export import Export, encoded

SEPARATOR = "; "  # between the values of a cell


def csv_table(export: Export) -> Iterator[bytes]:
    """The columns of the search stand at the end of every row."""
    return encoded(_lines(export))


def cells(values: Mapping[str, Any]) -> Iterable[Any]:
    """What a row holds, several values of one kind in one cell."""
    return (SEPARATOR.join(value) if isinstance(value, list) else value for value in values.values())


def _lines(export: Export) -> Iterator[str]:
    yield MARK + csv_line((*STORY, *SEARCH))
    for row in rows(export, texts=False):
        yield csv_line(cells(row))
