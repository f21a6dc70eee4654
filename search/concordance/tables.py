"""All lines of a concordance as a file: CSV as spreadsheets open it, or an object a line."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from search.concordance.concordance import Line
from search.csv_lines import MARK, csv_line
from search.streamed import pieces

COLUMNS = ("left", "match", "right", "where", "title", "source", "published", "id", "url", "address", "query", "build")


@dataclass(frozen=True, slots=True)
class About:
    """What was searched, and where its stories are."""

    typed: str
    build_id: str
    address: Callable[[Line], str]  # of the page of a line's story


Write = Callable[[Iterable[Line], About], Iterator[str]]


def csv_table(lines: Iterable[Line], about: About) -> Iterator[str]:
    """A row a line below one row of names; the query and the build stand in each. No cell is run as a formula."""
    yield MARK + csv_line(COLUMNS)
    yield from pieces(csv_line(row.values()) for row in _rows(lines, about))


def json_lines(lines: Iterable[Line], about: About) -> Iterator[str]:
    """The same as an object a line; null where the story does not say."""
    yield from pieces(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(lines, about))


FORMATS: Mapping[str, tuple[Write, str]] = {  # ending → writer, media type
    "csv": (csv_table, "text/csv"),
    "jsonl": (json_lines, "application/jsonl"),
}


def values(line: Line, about: About) -> dict[str, Any]:
    """What is told of a line, by COLUMNS; left, match and right side by side are the text as it stands."""
    where = "headline" if line.headline else "text"
    published = None if line.published is None else str(line.published)
    story = (line.title, line.source, published, line.id, line.url, about.address(line))
    told = (line.before, line.match, line.after, where, *story, about.typed, about.build_id)
    return dict(zip(COLUMNS, told, strict=True))


def _rows(lines: Iterable[Line], about: About) -> Iterator[dict[str, Any]]:
    """A row a line; where there is none, one that tells the search alone."""
    row = None
    for line in lines:
        row = values(line, about)
        yield row
    if row is None:
        yield dict.fromkeys(COLUMNS) | {"query": about.typed, "build": about.build_id}
