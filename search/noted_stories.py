"""What is noted of the stories of an open build, most of them read once however many searches find them."""

from functools import lru_cache

from index.schema import ARTICLE
from search.document_columns import Columns
from search.noted import Noted, noted

KEPT = 1 << 17  # stories, some 300 bytes each


class NotedStories:
    """Reads on demand; safe to share between threads."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.of = lru_cache(maxsize=KEPT)(self._of)

    def _of(self, document: int) -> Noted:
        """Of the document of this number."""
        live, number = self._columns.located(document)
        return noted(live.segment.stored[number][ARTICLE])
