"""Takes postings from Whoosh's generic writer, one by one, and writes the segment with them."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import FieldWriter

from index.analysis import stemming
from index.schema import COPY_OF, DAY, INDEXED, READ_BY_WORD, exact, stemmed
from index.segment.array_file import Array, narrow
from index.segment.assembly import Texts, text_field, value_field
from index.segment.inversion import Run
from index.segment.inverted import Inverted
from index.segment.segment import Contents, Values, write_segment
from index.segment.words import keyed
from index.whoosh_codec.documents_writer import ArrayDocumentsWriter
from index.whoosh_schema import NO_BEGINS, Begins

Posting = tuple[str, bytes, int, float, bytes]  # field, term, document, weight, the format's value
TEXTS = frozenset(exact(field.name) for field in READ_BY_WORD)
VALUES = (*(field.name for field in INDEXED if field.kind != "text"), COPY_OF)


class ArrayFieldWriter(FieldWriter):  # type: ignore[misc]
    """Writes a segment's file; none where nothing was added. Only the words of texts are taken from the postings:
    values and days come from their columns, and stems are told from the words.
    """

    def __init__(self, path: Path, taken: ArrayDocumentsWriter) -> None:
        self._path = path
        self._taken = taken
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Posting]) -> None:
        """Write the segment; `items` are in order of field, term and document."""
        taken, fields, values = self._taken, {}, {}
        runs = {name: _run(schema[name], part) for name, part in groupby(items, itemgetter(0)) if name in TEXTS}
        for field in READ_BY_WORD:
            name = exact(field.name)
            words, run = runs.get(name) or _run(schema[name], ())
            keys = keyed(words, stemming(schema[stemmed(field.name)].language))
            texts = _texts(run, taken.columns[name], taken.documents)
            fields[name] = text_field([run], run.terms, keys, texts)
        for name in VALUES:
            fields[name], values[name] = _value_field(taken.columns[name], taken.documents)
        days = [taken.columns[DAY].get(number, 0) for number in range(taken.documents)]
        columns = {DAY: narrow(np.array(days, np.uint32))}
        write_segment(self._path, Contents(taken.documents, fields, columns, values, taken.stored.finished()))

    def close(self) -> None:
        self.is_closed = True


def _run(field: Any, items: Iterable[Posting]) -> tuple[list[str], Run]:
    """The terms of a text field and their postings."""
    words: list[str] = []
    starts, documents, counts, positions = array("q"), array("q"), array("q"), array("q")
    for term, postings in groupby(items, itemgetter(1)):
        words.append(term.decode())
        starts.append(len(documents))
        for _, _, document, _, value in postings:
            places = field.format.decode_positions(value)
            documents.append(document)
            counts.append(len(places))
            positions.extend(places)
    starts.append(len(documents))
    arrays = (narrow(np.array(values, np.int64)) for values in (starts, documents, counts, positions))
    return words, Run(np.arange(len(words)), *arrays)


def _texts(run: Run, begins: Mapping[int, Begins], documents: int) -> Texts:
    rows = [begins.get(number, NO_BEGINS) for number in range(documents)]
    lengths = np.bincount(run.documents, run.counts, documents).astype(np.int64)
    arrays = []
    for kind in ([row.paragraphs for row in rows], [row.sentences for row in rows]):
        arrays += [_numbers(chain.from_iterable(kind)), _numbers(map(len, kind))]
    return Texts(lengths, *arrays)


def _value_field(column: Mapping[int, Sequence[bytes]], documents: int) -> tuple[Inverted, Values]:
    rows = list(_rows(column, documents))
    known: dict[bytes, int] = {}
    numbers = _numbers(known.setdefault(value, len(known)) for row in rows for value in row)
    return value_field(numbers, _numbers(map(len, rows)), list(known))


def _rows(column: Mapping[int, Sequence[Any]], documents: int) -> Iterator[Sequence[Any]]:
    """Each document's row; an empty one where it has none."""
    return (column.get(number, ()) for number in range(documents))


def _numbers(values: Iterable[int]) -> Array:
    return np.fromiter(values, np.int64)
