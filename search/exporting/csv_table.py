"""CSV as spreadsheets open it: a row a hit below one row of names, in UTF-8 with its mark, no cell run as a formula."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from search.exporting.columns import SEARCH, STORY, search_values, story_values
from search.exporting.export import Export, pieces

MARK = "\ufeff"  # without it Excel takes UTF-8 for the usual encoding of its country
SEPARATOR = "; "  # between the values of a cell
_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # how a formula may begin; OWASP, "CSV Injection"


class _Line:
    """A file of which csv.writer hands on what it would have written."""

    def write(self, text: str) -> str:
        return text


def csv_table(export: Export) -> Iterator[bytes]:
    """The columns of the search stand at the end of every row."""
    return pieces(_lines(export))


def csv_line(values: Iterable[Any]) -> str:
    """A row with its end, as RFC 4180 has it."""
    return str(csv.writer(_Line()).writerow([_cell(value) for value in values]))


def _lines(export: Export) -> Iterator[str]:
    yield MARK + csv_line((*STORY, *SEARCH))
    behind = search_values(export.about).values()
    for story in export.stories:
        yield csv_line((*story_values(story).values(), *behind))


def _cell(value: Any) -> Any:
    """Text that would be run as a formula gets an apostrophe before it, which spreadsheets do not show."""
    text = SEPARATOR.join(value) if isinstance(value, list) else value
    return f"'{text}" if isinstance(text, str) and text.lstrip(" ").startswith(_FORMULA) else text
