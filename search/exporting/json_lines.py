"""JSON Lines: an object a hit with its whole text, and in each what was searched."""

import json
from collections.abc import Iterator

from search.exporting.columns import rows
from search.exporting.export import Export, encoded


def json_lines(export: Export) -> Iterator[bytes]:
    """Every line has the same names, so that lines can be cut out, put together and read as a table."""
    return encoded(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(export, texts=True))
