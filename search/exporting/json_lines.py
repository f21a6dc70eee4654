"""JSON Lines: an object a hit with its whole text, and in each what was searched."""

import json
from collections.abc import Iterator

from search.exporting.columns import search_values, story_values
from search.exporting.export import Export, encoded


def json_lines(export: Export) -> Iterator[bytes]:
    """Every line has the same names, so that lines can be cut out, put together and read as a table."""
    return encoded(_lines(export))


def _lines(export: Export) -> Iterator[str]:
    behind = search_values(export.about)
    for story in export.stories:
        values = story_values(story) | {"text": story.article.text} | behind
        yield json.dumps(values, ensure_ascii=False) + "\n"
