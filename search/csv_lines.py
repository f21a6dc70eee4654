"""Rows of CSV as spreadsheets open them: lines as RFC 4180 has them, in which no cell is run as a formula."""

import csv
from collections.abc import Iterable

MARK = "\ufeff"  # before the first; without it Excel takes UTF-8 for the usual encoding of its country
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # how one may begin; OWASP, "CSV Injection"


class _Line:
    """A file of which csv.writer hands on what it would have written."""

    def write(self, text: str) -> str:
        return text


def csv_line(values: Iterable[object]) -> str:
    """A row with its end."""
    return str(csv.writer(_Line()).writerow([_cell(value) for value in values]))


def _cell(value: object) -> object:
    """Text that would be run as a formula gets an apostrophe before it, which spreadsheets do not show."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value
