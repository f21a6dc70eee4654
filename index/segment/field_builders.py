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
from index.segment.words import Words, encoded, keyed


class TextBuilder:
    """The words of a text with their positions; `words` numbers them, for several fields at once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._runs: list[Run] = []
        self._lengths: list[Array] = []  # words of each document
        self._begins: list[Array] = []  # the position at which each paragraph begins
        self._paragraphs: list[Array] = []  # of each document, how many
        self._documents = 0  # in the runs
        self._gather()

    def _gather(self) -> None:
        self._tokens, self._token_counts, self._paragraph_counts = array("I"), array("I"), array("I")

    def add(self, paragraphs: Sequence[str]) -> None:
        """Take the next document's text."""
        tokens, before = self._tokens, len(self._tokens)
        for paragraph in paragraphs:
            tokens.extend(self._words.of(paragraph))
            self._token_counts.append(len(tokens) - before)
            before = len(tokens)
        self._paragraph_counts.append(len(paragraphs))

    def invert(self) -> None:
        """Make a run of the documents that were taken since the last."""
        paragraphs, lengths = np.array(self._paragraph_counts, np.int64), np.array(self._token_counts, np.int64)
        owner = np.repeat(np.arange(len(paragraphs)), paragraphs)  # of each paragraph, the document
        begins = _before(lengths + PARAGRAPH_GAP)
        begins -= np.append(begins, 0)[_before(paragraphs)][owner]
        positions = np.arange(len(self._tokens)) - np.repeat(_before(lengths) - begins, lengths)
        documents = np.repeat(owner + self._documents, lengths)
        terms = np.array(self._tokens, np.uint32)
        self._runs.append(run_of(terms, narrow(documents), narrow(positions)))
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
        self._values = array("I")
        self._counts = array("I")

    def add(self, values: Sequence[str]) -> None:
        """Take the next document's values."""
        numbers, distinct = self._numbers, dict.fromkeys(values)
        self._values.extend([numbers.setdefault(value, len(numbers)) for value in distinct])
        self._counts.append(len(distinct))

    def inverted(self) -> tuple[Inverted, Values]:
        """The postings of all documents taken, and their values."""
        return value_field(np.array(self._values, np.uint32), np.array(self._counts, np.int64), encoded(self._numbers))


def _before(sizes: Array) -> Array:
    """For each size the sum of those before it."""
    return np.cumsum(sizes) - sizes
