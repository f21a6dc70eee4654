"""The documents of a segment as Whoosh reads them: how many, which are deleted, how long, what is stored."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from whoosh.codec.base import PerDocumentReader

from index.schema import DAY
from index.segment.array_file import Array
from index.segment.segment import Segment
from index.whoosh_codec.views import Views
from index.whoosh_schema import Begins


class ArrayDocumentsReader(PerDocumentReader):  # type: ignore[misc]
    """Documents by number; deletions are kept by Whoosh's own segment object."""

    def __init__(self, segment: Segment, views: Views, whoosh_segment: Any) -> None:
        self._segment = segment
        self._views = views
        self._deletions = whoosh_segment
        self._totals: dict[str, int] = {}

    def doc_count(self) -> int:
        return self._segment.documents - int(self._deletions.deleted_count())

    def doc_count_all(self) -> int:
        return self._segment.documents

    def has_deletions(self) -> bool:
        return bool(self._deletions.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._deletions.is_deleted(docnum))

    def deleted_docs(self) -> Iterable[int]:
        deleted: Iterable[int] = self._deletions.deleted_docs()
        return deleted

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        return self._segment.stored[docnum]

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        lengths = self._lengths(fieldname)
        return default if lengths is None else int(lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        if fieldname not in self._totals:
            lengths = self._lengths(fieldname)
            self._totals[fieldname] = 0 if lengths is None else int(lengths.sum(dtype="int64"))
        return self._totals[fieldname]

    def min_field_length(self, fieldname: str) -> int:
        lengths = self._lengths(fieldname)
        return int(lengths.min()) if lengths is not None and lengths.size else 0

    def max_field_length(self, fieldname: str) -> int:
        lengths = self._lengths(fieldname)
        return int(lengths.max()) if lengths is not None and lengths.size else 0

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return fieldname in self.list_columns()

    def list_columns(self) -> list[str]:
        texts = [name for name in self._segment.field_names if self._begins(name) is not None]
        return [*self._segment.column_names, *self._segment.value_names, *texts]

    def column_reader(self, fieldname: str, column: Any) -> "ArrayColumnReader":
        """A number a document; of value fields the values in order, of texts their Begins."""
        if fieldname in self._segment.column_names:
            return ArrayColumnReader(self._segment.column(fieldname))
        if fieldname in self._segment.value_names:
            first, numbers = self._segment.values(fieldname)
            field = self._segment.field(fieldname)
            terms = list(field.terms) if field else []
            return ArrayColumnReader(_rows(first, [terms[number] for number in numbers.tolist()]))
        begins = self._begins(fieldname)
        if begins is None:
            raise ValueError(f"no column {fieldname!r}")
        return ArrayColumnReader(begins)

    def _begins(self, fieldname: str) -> list[Begins] | None:
        field = self._segment.field(fieldname)
        if field is None or field.paragraphs is None or field.paragraph_first is None:
            return None
        paragraphs = _rows(field.paragraph_first, field.paragraphs.tolist())
        if field.sentences is None or field.sentence_first is None:
            return [Begins(row, ()) for row in paragraphs]
        return list(map(Begins, paragraphs, _rows(field.sentence_first, field.sentences.tolist())))

    def _lengths(self, fieldname: str) -> Array | None:
        view = self._views[fieldname]
        return None if view is None or fieldname == DAY else view.lengths


class ArrayColumnReader:
    """A column as Whoosh reads it, row by row."""

    def __init__(self, rows: Any) -> None:
        self._rows = rows
        self._sign = 1

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, docnum: int) -> Any:
        row = self._rows[docnum]
        return row if isinstance(row, tuple) else int(row)

    def __iter__(self) -> Iterator[Any]:
        return map(self.__getitem__, range(len(self)))

    def sort_key(self, docnum: int) -> Any:
        """What to sort by; of a number its negative where the order was reversed."""
        return self._sign * self[docnum]

    def load(self) -> list[Any]:
        return list(self)

    def set_reverse(self) -> None:
        """Turn the order round; NotImplementedError for rows of values."""
        if len(self) and isinstance(self._rows[0], tuple):
            raise NotImplementedError("rows of values have no reverse order")
        self._sign = -1


def _rows(first: Array, values: list[Any]) -> list[tuple[Any, ...]]:
    return [tuple(values[start:end]) for start, end in pairwise(first.tolist())]
