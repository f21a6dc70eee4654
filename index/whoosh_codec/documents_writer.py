"""Takes from Whoosh what a document has beside its postings, until the segment is written."""

from collections import defaultdict
from typing import Any

from whoosh.codec.base import PerDocumentWriter

from index.segment.stored import StoredWriter


class ArrayDocumentsWriter(PerDocumentWriter):  # type: ignore[misc]
    """The stored values and columns of documents, in memory."""

    def __init__(self) -> None:
        self.documents = 0
        self.stored = StoredWriter()
        self.columns: dict[str, dict[int, Any]] = defaultdict(dict)  # of each column, the rows that there are
        self.is_closed = False
        self._row: dict[str, Any] = {}

    def start_doc(self, docnum: int) -> None:
        """Begin a document; they come in order, without gaps."""
        if docnum != self.documents:
            raise ValueError(f"document {docnum} comes where {self.documents} was expected")
        self._row = {}

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Store a value; lengths are counted from the postings."""
        if value is not None:
            self._row[fieldname] = value

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        self.columns[fieldname][self.documents] = value

    def add_vector_items(self, fieldname: str, fieldobj: Any, items: Any) -> None:
        raise NotImplementedError(f"{fieldname}: segments of arrays keep no term vectors")

    def finish_doc(self) -> None:
        self.stored.add((self._row,))
        self.documents += 1

    def cancel_doc(self) -> None:
        """Forget the document that was begun."""
        for rows in self.columns.values():
            rows.pop(self.documents, None)

    def close(self) -> None:
        self.is_closed = True
