"""Tables: CSV and its kin with semicolons, tabs or bars."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.config import Config
from index.page import Origin, Page, Skip
from index.sources.decoding import repaired
from index.sources.entry import Entry, open_text
from index.sources.lines import Lines, LineTooLongError
from index.sources.reasons import INVALID_TABLE, NO_COLUMN, NO_TEXT, too_large
from index.sources.records import known, page_of

DELIMITERS = ",;\t|"
_COLUMNS_SHOWN = 20


def read_table(entry: Entry, config: Config) -> Iterator[Page | Skip]:
    """A page or a skip for every row below the header; record numbers count rows, not lines."""
    csv.field_size_limit(config.max_page_bytes + 1)
    with open_text(entry) as text:
        if isinstance(text, Skip):
            yield text
            return
        lines = Lines(text, config.max_page_bytes)
        try:
            yield from _table(lines, entry.origin, config)
        except LineTooLongError:
            yield too_large(entry.origin, config.max_page_bytes)


def _table(lines: Lines, origin: Origin, config: Config) -> Iterator[Page | Skip]:
    first = next((line for line in lines if line.strip("\ufeff \t\r\n")), "")
    delimiter, header = _header(first.lstrip("\ufeff"), config)
    if any(known(name, config) for name in header):
        yield from _rows(lines, delimiter, header, origin, config)
    elif header:
        yield _no_column(origin, header)


def _header(line: str, config: Config) -> tuple[str, list[str]]:
    """The delimiter that gives the most known columns, then the most columns; and those columns."""
    rows = {delimiter: next(csv.reader([line], delimiter=delimiter), []) for delimiter in DELIMITERS}
    best = max(rows, key=lambda one: (sum(known(name, config) for name in rows[one]), len(rows[one])))
    return best, [repaired(name).strip() for name in rows[best]]


def _no_column(origin: Origin, header: Sequence[str]) -> Skip:
    shown = ", ".join(f"{name:.40}" for name in header[:_COLUMNS_SHOWN])
    return Skip(origin, NO_COLUMN, f"the first row has {shown}; name yours under [fields] in microfiche.toml")


def _rows(lines: Lines, delimiter: str, header: Sequence[str], origin: Origin, config: Config) -> Iterator[Page | Skip]:
    reader, number = csv.reader(lines, delimiter=delimiter), 0
    while True:
        lines.start_record()
        here = replace(origin, record=number + 1)
        try:
            row = next(reader)
        except StopIteration:
            return
        except LineTooLongError:
            found: Page | Skip = too_large(here, config.max_page_bytes)
        except csv.Error as error:
            found = Skip(here, INVALID_TABLE, str(error))
        else:
            if lines.ended:
                found = Skip(here, INVALID_TABLE, "its quote is never closed; the rows below it are lost with it")
            elif any(cell.strip() for cell in row):
                found = _page(row, header, here, config)
            else:
                continue
        number += 1
        yield found


def _page(row: Sequence[str], header: Sequence[str], origin: Origin, config: Config) -> Page | Skip:
    """A row's page; one with too few or too many cells and no text is reported even where it has a title."""
    page = page_of({name: cell for name, cell in zip(header, row, strict=False) if name}, origin, config)
    if isinstance(page, Page) and not page.content and len(row) != len(header):
        return Skip(origin, NO_TEXT, f"the row has {len(row)} cells, the header {len(header)}")
    return page
