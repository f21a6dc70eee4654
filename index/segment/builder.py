"""Builds a segment from articles, a few thousand at a time."""

from array import array
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.analysis import stemming
from index.schema import DAY, READ_BY_WORD, exact
from index.segment.array_file import Array, narrow
from index.segment.field_builders import TextBuilder, ValueBuilder
from index.segment.inverted import Inverted
from index.segment.rows import TEXTS, VALUES, Row
from index.segment.segment import Contents, Values, write_segment
from index.segment.stored import StoredWriter
from index.segment.words import Words

MOST_DOCUMENTS = 1 << 16  # of a segment, so that a document's number takes two bytes
BATCH = 4096  # documents from which on they are inverted at once
MOST_WORDS = 1 << 21  # of any field from which on that is done however few its documents are; bounds memory
_WORD_BYTES = 150  # of a distinct word: a quarter of what it takes until the segment is written


class SegmentBuilder:
    """Takes articles and writes them as one segment."""

    def __init__(self, language: str) -> None:
        self._stem = stemming(language)
        self._words = Words()
        self._texts = [TextBuilder(self._words) for _ in TEXTS]
        self._values = [ValueBuilder() for _ in VALUES]
        self._days = array("I")
        self._stored = StoredWriter()
        self.documents = 0
        self._waiting = 0  # of these, how many are not inverted yet

    def add(self, rows: Sequence[Row]) -> None:
        """Take some articles, no more than there is `room` for."""
        texts, values, days, stored = zip(*rows, strict=True)
        for text, paragraphs in zip(self._texts, zip(*texts, strict=True), strict=True):
            text.add(paragraphs)
        for builder, column in zip(self._values, zip(*values, strict=True), strict=True):
            builder.add(column)
        self._days.extend(days)
        self._stored.add(stored)
        self.documents += len(rows)
        self._waiting += len(rows)
        if self._waiting >= BATCH or any(text.waiting >= MOST_WORDS for text in self._texts):
            self._waiting = 0
            for text in self._texts:
                text.invert()

    @property
    def room(self) -> int:
        """How many more articles the segment may have."""
        return MOST_DOCUMENTS - self.documents

    @property
    def size(self) -> int:
        """Bytes that are held, roughly; inverted documents only, so that it grows in steps."""
        words = _WORD_BYTES * len(self._words.numbers)
        return self._stored.size + words + sum(text.size for text in self._texts)

    def write(self, path: Path) -> None:
        """Write all that was taken; nothing can be added after it."""
        fields: dict[str, Inverted] = {}
        by_document: dict[str, Values] = {}
        for name, builder in zip(VALUES, self._values, strict=True):
            fields[name], by_document[name] = builder.inverted()
        for name, text in zip(TEXTS, self._texts, strict=True):
            fields[exact(name)] = text.inverted(self._stem)
        for field in READ_BY_WORD:
            if field.kind != "text":
                values = by_document[field.name]
                values = _innermost(values) if field.kind == "path" else values
                fields[exact(field.name)] = self._words_of(fields[field.name], values)
        columns: dict[str, Array] = {DAY: narrow(np.array(self._days, np.uint32))}
        write_segment(path, Contents(self.documents, fields, columns, by_document, self._stored.finished()))

    def _words_of(self, field: Inverted, values: Values) -> Inverted:
        """The words of a field's whole values, each of them a paragraph."""
        text = TextBuilder(self._words)
        text.add_values(list(field.terms), values)
        return text.inverted(self._stem)


def _innermost(values: Values) -> Values:
    """The last value of each document, which in a path is the whole of it."""
    has = np.diff(values.first.astype(np.int64)) > 0
    return Values(np.append(0, np.cumsum(has)), values.terms[values.first[1:][has].astype(np.int64) - 1])
