"""What is noted of the stories of an open build, each read once however many searches find it."""

from index.schema import ARTICLE
from search.document_columns import Columns
from search.noted import Noted, noted


class NotedStories:
    """Reads on demand; what two threads ask for at once is read twice and is the same both times."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._read: dict[int, Noted] = {}

    def of(self, document: int) -> Noted:
        """Of the document of this number."""
        found = self._read.get(document)
        if found is None:
            live, number = self._columns.located(document)
            found = self._read[document] = noted(live.segment.stored[number][ARTICLE])
        return found
