"""One field's postings as arrays: which documents hold a term, how often, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import NamedTuple

from index.segment.array_file import Array
from index.segment.strings import Ordered, Strings

STEP = 32  # postings from whose counts the beginning of any other's positions is summed up
_STRINGS = ("terms", "stems")


class Stemmed(NamedTuple):
    """A stem: the numbers of its terms, `first` to `end`, and how many documents hold any of them."""

    first: int
    end: int
    documents: int


@dataclass(frozen=True)
class Inverted:
    """The postings of one field in one segment.

    Terms are numbered by stem, then by their own bytes, so that all postings of a stem lie side by side; in a field
    without stems by their bytes. Postings are in order of term, then document; positions in order of posting.
    """

    terms: Strings
    first: Array  # unsigned (terms + 1,), where each term's postings begin
    documents: Array  # unsigned (postings,), of a dtype that holds the number of any document of the segment
    counts: Array | None = None  # unsigned (postings,), occurrences; None where each is one
    place: Array | None = None  # unsigned (terms + 1,), where each term's positions begin; None without positions
    positions: Array | None = None  # unsigned (occurrences,)
    steps: Array | None = None  # unsigned, where the positions of every STEP-th posting begin
    lengths: Array | None = None  # unsigned (documents,), occurrences in each document
    order: Array | None = None  # unsigned (terms,), terms in the order of their bytes; None where they are numbered so
    stems: Strings | None = None  # in order; the first is empty and has the stop words, if there are any
    stem_first: Array | None = None  # unsigned (stems + 1,), where each stem's terms begin
    stem_documents: Array | None = None  # unsigned (stems,)
    stem_lengths: Array | None = None  # unsigned (documents,), occurrences of what is no stop word
    paragraphs: Array | None = None  # unsigned, the position at which each paragraph of each document begins
    paragraph_first: Array | None = None  # unsigned (documents + 1,), where each document's paragraphs begin
    sentences: Array | None = None  # unsigned, the position at which each sentence within a paragraph begins
    sentence_first: Array | None = None  # unsigned (documents + 1,), where each document's sentences begin

    @cached_property
    def ordered(self) -> Ordered:
        """The terms in the order of their bytes."""
        return Ordered(self.terms, self.order)

    @cached_property
    def ordered_stems(self) -> Ordered | None:
        """The stems in order; None in a field without them."""
        return None if self.stems is None else Ordered(self.stems)

    def arrays(self) -> dict[str, Array]:
        """What a file keeps of it, by name."""
        kept: dict[str, Array] = {}
        for name in _NAMES:
            value = getattr(self, name)
            if isinstance(value, Strings):
                kept[f"{name}.letters"], kept[f"{name}.ends"] = value.letters, value.ends
            elif value is not None:
                kept[name] = value
        return kept

    @classmethod
    def of(cls, arrays: Mapping[str, Array]) -> "Inverted":
        """The field that `arrays` was."""
        strings = {n: Strings(arrays[f"{n}.letters"], arrays[f"{n}.ends"]) for n in _STRINGS if f"{n}.ends" in arrays}
        return cls(**strings, **{name: arrays[name] for name in _NAMES if name in arrays})  # type: ignore[arg-type]

    def stem(self, stem: bytes) -> Stemmed | None:
        """The terms of a stem; None where no document holds it."""
        number = None if self.ordered_stems is None else self.ordered_stems.find(stem)
        if number is None or self.stem_first is None or self.stem_documents is None:
            return None
        first, end = self.stem_first[number : number + 2].tolist()
        return Stemmed(first, end, int(self.stem_documents[number]))

    def begins(self, document: int) -> list[int]:
        """The positions at which the paragraphs of a document begin."""
        if self.paragraphs is None or self.paragraph_first is None:
            return []
        start, end = self.paragraph_first[document : document + 2].tolist()
        found: list[int] = self.paragraphs[start:end].tolist()
        return found

    def postings(self, first: int, end: int) -> tuple[Array, Array | None]:
        """Documents and counts of the terms numbered `first` to `end`; a document comes once for each of them."""
        start, stop = int(self.first[first]), int(self.first[end])
        return self.documents[start:stop], None if self.counts is None else self.counts[start:stop]

    def found_in(self, term: int, documents: Array) -> tuple[Array, Array]:
        """Which of some documents hold a term, and the numbers of its postings there, both intp.

        documents  ascending, of the dtype of this field's
        """
        start, stop = self.first[term : term + 2].tolist()
        held = self.documents[start:stop]
        at = held.searchsorted(documents)
        there = (held.take(at, mode="clip") == documents).nonzero()[0]
        return there, at.take(there) + start

    def occurrences_in(self, term: int, documents: Array) -> Iterator[tuple[int, list[int]]]:
        """The positions of a term in some documents, for those that hold it, with the document's place among them.

        documents  as for found_in; few, as each is looked up by itself, which for fifty takes half the time that it
                   takes as arrays
        """
        if self.counts is None or self.positions is None or self.steps is None:
            return
        counts, steps, positions = self.counts.data, self.steps.data, self.positions.data  # quicker number by number
        there, postings = self.found_in(term, documents)
        for number, posting in zip(there.tolist(), postings.tolist(), strict=True):
            step = posting // STEP
            begin = steps[step] + sum(counts[step * STEP : posting])
            yield number, positions[begin : begin + counts[posting]].tolist()

    def occurrences(self, first: int, end: int) -> Array:
        """The positions of the terms numbered `first` to `end`, posting by posting; ValueError without positions."""
        if self.place is None or self.positions is None:
            raise ValueError("this field has no positions")
        return self.positions[int(self.place[first]) : int(self.place[end])]


_NAMES = tuple(field.name for field in fields(Inverted))
