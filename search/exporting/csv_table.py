"""CSV as spreadsheets open it: a row a hit below one row of names, in UTF-8 with its mark, no cell run as a formula."""

from collections.abc import Iterable, Iterator
from typing import Any

from search.csv_lines import MARK, csv_line
from search.exporting.columns import SEARCH, STORY, search_values, story_values
from search.exporting.export import Export, Story, encoded

SEPARATOR = "; "  # between the values of a cell


def csv_table(export: Export) -> Iterator[bytes]:
    """The columns of the search stand at the end of every row."""
    return encoded(_lines(export))


def story_cells(story: Story) -> Iterable[Any]:
    """What is known of a hit, several values of one kind in one cell."""
    return (SEPARATOR.join(value) if isinstance(value, list) else value for value in story_values(story).values())


def _lines(export: Export) -> Iterator[str]:
    yield MARK + csv_line((*STORY, *SEARCH))
    behind = search_values(export.about).values()
    for story in export.stories:
        yield csv_line((*story_cells(story), *behind))
