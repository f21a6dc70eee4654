"""The Whoosh fields of a segment as terms in the order of their bytes; some are virtual readings of other arrays."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Protocol

import numpy as np

from index.schema import DAY, READ_BY_WORD, exact, stemmed
from index.segment.array_file import Array
from index.segment.inverted import Inverted
from index.segment.segment import Segment
from index.segment.strings import Ordered, Strings

EXACT_OF = {stemmed(field.name): exact(field.name) for field in READ_BY_WORD}  # what a stem field is read from


class Postings:
    """Where a term is: documents ascending, each once."""

    def __init__(self, documents: Array, counts: Array | None, places: Callable[[], Array] | None) -> None:
        """counts  of each document, None where each is one; places  the positions, document by document"""
        self.documents = documents
        self.counts = counts
        self._places = places

    def count(self, at: int) -> int:
        """How often the document at a place in the list holds the term."""
        return 1 if self.counts is None else int(self.counts[at])

    def positions(self, at: int) -> list[int]:
        """The positions in the document at a place in the list; ValueError where the field has none."""
        places, ends = self._sliced
        found: list[int] = places[int(ends[at]) : int(ends[at + 1])].tolist()
        return found

    @cached_property
    def _sliced(self) -> tuple[Array, Array]:
        """All positions, and where each document's begin."""
        if self._places is None or self.counts is None:
            raise ValueError("this field has no positions")
        return self._places(), np.append(0, np.cumsum(self.counts, dtype=np.int64))


class View(Protocol):
    """One Whoosh field of a segment. A term is told by its rank, from `first` up."""

    strings: Ordered
    first: int  # the rank of the first that is a term
    lengths: Array | None  # words of each document, (documents,); None where the field is not scored

    def documents(self, rank: int) -> int:
        """How many documents hold the term."""

    def postings(self, rank: int) -> Postings:
        """Where the term is."""


class TermView:
    """A field as it lies."""

    def __init__(self, field: Inverted) -> None:
        self._field = field
        self.strings = field.ordered
        self.first = 0
        self.lengths = field.lengths

    def documents(self, rank: int) -> int:
        number = self.strings.number(rank)
        return int(self._field.first[number + 1]) - int(self._field.first[number])

    def postings(self, rank: int) -> Postings:
        field, number = self._field, self.strings.number(rank)
        documents, counts = field.postings(number, number + 1)
        return Postings(documents, counts, lambda: field.occurrences(number, number + 1))


class StemView:
    """A field by its stems: what their terms have, added up. Stop words are no terms here."""

    def __init__(self, field: Inverted, stems: Strings) -> None:
        self._field = field
        self.strings = Ordered(stems)
        self.first = int(len(stems) > 0 and stems[0] == b"")
        self.lengths = field.stem_lengths

    def documents(self, rank: int) -> int:
        found = self._field.stem(self.strings[rank])
        return found.documents if found else 0

    def postings(self, rank: int) -> Postings:
        field, found = self._field, self._field.stem(self.strings[rank])
        first, end = (found.first, found.end) if found else (0, 0)
        each, counts = field.postings(first, end)
        counts = np.ones(len(each), np.int64) if counts is None else counts
        documents, at = np.unique(each, return_inverse=True)
        summed = np.bincount(at, counts, len(documents)).astype(np.int64)

        def places() -> Array:
            positions = field.occurrences(first, end)
            return positions[np.lexsort((positions, np.repeat(each, counts)))]

        return Postings(documents, summed, places)


class Views:
    """The Whoosh fields of a segment by name."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._made: dict[str, View | None] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all fields that have terms here, in order."""
        every = (*self._segment.field_names, *EXACT_OF, DAY)
        return tuple(sorted(name for name in every if self[name] is not None))

    def __getitem__(self, name: str) -> View | None:
        """The field; None where no document has it."""
        if name not in self._made:
            self._made[name] = self._view(name)
        return self._made[name]

    def find(self, name: str, term: bytes) -> tuple[View, int] | None:
        """The field and the term's rank; None where no document has the term."""
        view = self[name]
        if view is None:
            return None
        rank = view.strings.rank(term)
        found = view.first <= rank < len(view.strings) and view.strings[rank] == term
        return (view, rank) if found else None

    def ranks(self, name: str, term: bytes = b"") -> Iterator[tuple[View, int]]:
        """The terms of a field that do not come before `term`, in order."""
        view = self[name]
        if view is not None:
            for rank in range(max(view.first, view.strings.rank(term)), len(view.strings)):
                yield view, rank

    def _view(self, name: str) -> View | None:
        if name == DAY:
            return TermView(_of_numbers(self._segment.column(DAY)))
        field = self._segment.field(EXACT_OF.get(name, name))
        if field is None or name not in EXACT_OF:
            return None if field is None else TermView(field)
        return None if field.stems is None else StemView(field, field.stems)


def _of_numbers(column: Array) -> Inverted:
    """A column's numbers as terms, as Whoosh's NUMERIC of 32 bits without a sign writes them: level, then number."""
    order = np.argsort(column, kind="stable")
    numbers, starts = np.unique(column[order], return_index=True)
    digits = numbers.astype(">u4").view(np.uint8).reshape(-1, 4)
    letters = np.hstack((np.zeros((len(numbers), 1), np.uint8), digits)).ravel()
    ends = np.arange(0, len(letters) + 1, 5)
    return Inverted(Strings(letters, ends), np.append(starts, len(column)), order)
