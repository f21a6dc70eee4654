"""Gather one field's values document by document, and invert them."""

from array import array
from collections.abc import Sequence

import numpy as np

from index.analysis import PARAGRAPH_GAP, Stem
from index.segment.array_file import Array, narrow
from index.segment.assembly import Texts, text_field, value_field
from index.segment.inversion import Run, run_of
from index.segment.inverted import Inverted
from index.segment.segment import Values
from index.segment.words import REMEMBERED, Words, encoded, keyed


class TextBuilder:
    """The words of a text with their positions; `words` numbers them, for several fields at once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._runs: list[Run] = []
        self._lengths: list[Array] = []  # words of each document
        self._begins: list[Array] = []  # the position at which each paragraph begins
        self._paragraphs: list[Array] = []  # of each document, how many
        self._documents = 0  # in the runs
        self.size = 0  # bytes of the runs
        self._gather()

    def _gather(self) -> None:
        self._tokens, self._ends, self._paragraph_counts = bytearray(), array("Q"), array("I")

    def add(self, paragraphs: Sequence[str]) -> None:
        """Take the next document's text."""
        for paragraph in paragraphs:
            self._tokens += self._words.of(paragraph)
            self._ends.append(len(self._tokens))
        self._paragraph_counts.append(len(paragraphs))

    def add_values(self, texts: Sequence[str], values: Values) -> None:
        """Take documents whose paragraphs are among these texts: the numbers of theirs are in `values`."""
        cut = [self._words.of(text) for text in texts]
        tokens = np.frombuffer(b"".join(cut), np.uint32)
        sizes = np.array(list(map(len, cut)), np.int64) // tokens.itemsize
        lengths = sizes[values.terms]
        behind = np.cumsum(lengths)
        begins = np.repeat(_before(sizes)[values.terms] - (behind - lengths), lengths)
        self._tokens += tokens[begins + np.arange(len(begins))].tobytes()
        self._ends.extend((behind * tokens.itemsize).tolist())
        self._paragraph_counts.extend(np.diff(values.first.astype(np.int64)).tolist())

    def invert(self) -> None:
        """Make a run of the documents that were taken since the last."""
        terms = np.frombuffer(self._tokens, np.uint32)
        paragraphs = np.array(self._paragraph_counts, np.int64)
        lengths = np.diff(np.array(self._ends, np.int64) // terms.itemsize, prepend=0)
        owner = np.repeat(np.arange(len(paragraphs)), paragraphs)  # of each paragraph, the document
        begins = _before(lengths + PARAGRAPH_GAP)
        begins -= np.append(begins, 0)[_before(paragraphs)][owner]
        positions = np.arange(len(terms)) - np.repeat(_before(lengths) - begins, lengths)
        documents = np.repeat(owner + self._documents, lengths)
        run = run_of(terms, narrow(documents), narrow(positions))
        self._runs.append(run)
        self.size += run.documents.nbytes + run.counts.nbytes + run.positions.nbytes
        self._lengths.append(narrow(np.bincount(owner, lengths, len(paragraphs)).astype(np.int64)))
        self._begins.append(narrow(begins))
        self._paragraphs.append(paragraphs)
        self._documents += len(paragraphs)
        self._gather()

    def inverted(self, stem: Stem) -> Inverted:
        """The postings of all documents taken."""
        self.invert()
        known = list(self._words.numbers)
        used = np.unique(np.concatenate([run.terms for run in self._runs]))
        keys = keyed([known[number] for number in used.tolist()], stem)
        texts = Texts(*map(np.concatenate, (self._lengths, self._begins, self._paragraphs)))
        return text_field(self._runs, used, keys, texts)


class ValueBuilder:
    """Whole values, each once a document."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._known: dict[tuple[str, ...], bytes] = {}  # the numbers of a document's values, as most come again
        self._values = bytearray()
        self._ends = array("Q")

    def add(self, values: tuple[str, ...]) -> None:
        """Take the next document's values."""
        if values:
            self._values += self._known.get(values) or self._remembered(values)
        self._ends.append(len(self._values))

    def _remembered(self, values: tuple[str, ...]) -> bytes:
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        numbers = self._numbers
        found = array("I", [numbers.setdefault(value, len(numbers)) for value in dict.fromkeys(values)]).tobytes()
        self._known[values] = found
        return found

    def inverted(self) -> tuple[Inverted, Values]:
        """The postings of all documents taken, and their values."""
        values = np.frombuffer(self._values, np.uint32)
        counts = np.diff(np.array(self._ends, np.int64) // values.itemsize, prepend=0)
        return value_field(values, counts, encoded(self._numbers))


def _before(sizes: Array) -> Array:
    """For each size the sum of those before it."""
    return np.cumsum(sizes) - sizes
