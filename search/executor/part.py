"""An open segment as the executor sees it, with what is worked out of it once."""

from functools import cached_property

import numpy as np

from index.segment.array_file import Array
from index.segment.inverted import Inverted
from index.segment.live import LiveSegment
from search.executor.lexicon import Lexicon
from search.executor.readings import READINGS, Reading

Range = tuple[int, int]  # term numbers, from the first to behind the last


class View:
    """A Whoosh field of a segment."""

    def __init__(self, reading: Reading, inverted: Inverted, documents: int) -> None:
        self.reading = reading
        self.inverted = inverted
        self.documents = documents
        self._norms: Array | None = None

    @cached_property
    def lexicon(self) -> Lexicon:
        """The field's terms; of a stemmed one its stems."""
        stems = self.inverted.ordered_stems if self.reading.kind == "stem" else None
        return Lexicon(stems or self.inverted.ordered)

    @cached_property
    def lengths(self) -> Array:
        """Words of each document, unsigned (documents,); of a stemmed field without stop words."""
        kept = self.inverted.stem_lengths if self.reading.kind == "stem" else self.inverted.lengths
        return np.zeros(self.documents, np.uint8) if kept is None else kept

    def norms(self, average: float) -> Array:
        """What a word counts in each document, float32 (documents,); `average` is the same at every call."""
        if self._norms is None:
            b = self.reading.b
            lengths = self.lengths.astype(np.float32)
            self._norms = np.float32(self.reading.weight) / (np.float32(1 - b) + np.float32(b / average) * lengths)
        return self._norms

    def terms_of(self, number: int) -> Range:
        """The numbers of the terms of the string of that number in the lexicon."""
        if self.reading.kind != "stem" or self.inverted.stem_first is None:
            return number, number + 1
        first = self.inverted.stem_first
        return int(first[number]), int(first[number + 1])

    def frequency(self, number: int) -> int:
        """How many documents hold the string of that number."""
        if self.reading.kind == "stem" and self.inverted.stem_documents is not None:
            return int(self.inverted.stem_documents[number])
        return int(self.inverted.first[number + 1]) - int(self.inverted.first[number])

    def frequencies(self, numbers: Array) -> Array:
        """How many documents hold each of the strings of the lexicon."""
        if self.reading.kind == "stem" and self.inverted.stem_documents is not None:
            return self.inverted.stem_documents.take(numbers)
        first = self.inverted.first
        return first.take(numbers + 1) - first.take(numbers)


class Part:
    """A segment."""

    def __init__(self, number: int, live: LiveSegment) -> None:
        self.number = number  # among the executor's segments
        self.documents = live.segment.documents
        self.base = live.base
        self.deleted = live.deleted
        self._segment = live.segment
        self._views: dict[str, View | None] = {}

    def view(self, name: str) -> View | None:
        """A Whoosh field; None where no document has it."""
        if name not in self._views:
            reading = READINGS.get(name)
            inverted = self._segment.field(reading.field) if reading else None
            self._views[name] = View(reading, inverted, self.documents) if reading and inverted else None
        return self._views[name]

    def column(self, name: str) -> Array | None:
        """A number a document; None where there is no such column."""
        return self._segment.column(name) if name in self._segment.column_names else None
