"""What is noted of the stories of an open build, most of them read once however many searches find them."""

from collections.abc import Callable
from functools import lru_cache

from index.schema import ARTICLE
from search.document_columns import Columns
from search.noted import Noted, noted

KEPT = 1 << 17  # stories, some 300 bytes each


def noted_stories(columns: Columns) -> Callable[[int], Noted]:
    """Reads what is noted of a document by its number, on demand; safe to share between threads.

    A function, so that nothing refers to itself and keeps the files open once the searcher is gone.
    """

    @lru_cache(maxsize=KEPT)
    def of(document: int) -> Noted:
        live, number = columns.located(document)
        return noted(live.segment.stored[number][ARTICLE])

    return of
