"""Gather one field's values document by document, and invert them."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from index.analysis import PARAGRAPH_GAP, Stem
from index.segment.array_file import Array, narrow
from index.segment.assembly import Texts, text_field, value_field
from index.segment.inversion import Run, run_of
from index.segment.inverted import Inverted
from index.segment.segment import Values
from index.segment.strings import encoded
from index.segment.words import REMEMBERED, TOGETHER, Cut, Words, keyed

_NO_WORDS = Cut(np.zeros(0, np.uint32), np.zeros(0, np.int64), np.zeros(0, np.intp))


class TextBuilder:
    """The words of a text with their positions; `words` numbers them, for several fields at once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._runs: list[Run] = []
        self._lengths: list[Array] = []  # words of each document
        self._begins: list[Array] = []  # the position at which each paragraph begins
        self._paragraphs: list[Array] = []  # of each document, how many
        self._sentences: list[Array] = []  # the position at which each sentence within a paragraph begins
        self._sentence_counts: list[Array] = []  # of each document, how many
        self._documents = 0  # in the runs
        self.size = 0  # bytes of the runs
        self._gather()

    def _gather(self) -> None:
        self._texts: list[bytes] = []  # paragraphs that are not cut yet
        self._bytes = 0  # of these
        self._cut: list[Cut] = []
        self.waiting = 0  # words that are cut, but not inverted yet
        self._paragraph_counts = array("I")

    def add(self, texts: Sequence[tuple[str, ...]]) -> None:
        """Take the paragraphs of the next documents."""
        cut = [encoded(paragraph) for paragraphs in texts for paragraph in paragraphs]
        self._texts += cut
        self._bytes += sum(map(len, cut))
        self._paragraph_counts.extend(map(len, texts))
        if self._bytes > TOGETHER:
            self._cut_texts()

    def add_values(self, texts: Sequence[bytes], values: Values) -> None:
        """Take documents whose paragraphs are among these texts: the numbers of theirs are in `values`."""
        tokens, sizes, _ = self._words.cut(texts)
        lengths = sizes[values.terms]
        begins = np.repeat(_before(sizes)[values.terms] - _before(lengths), lengths)
        self._cut.append(Cut(tokens[begins + np.arange(len(begins))], lengths, _NO_WORDS.sentences))
        self.waiting += len(begins)
        self._paragraph_counts.extend(np.diff(values.first.astype(np.int64)).tolist())

    def _cut_texts(self) -> None:
        for texts in _pieces(self._texts):
            self._cut.append(self._words.cut(texts))
            self.waiting += len(self._cut[-1].words)
        self._texts, self._bytes = [], 0

    def invert(self) -> None:
        """Make a run of the documents that were taken since the last."""
        self._cut_texts()
        terms, lengths, sentences = _joined([_NO_WORDS, *self._cut])
        paragraphs = np.array(self._paragraph_counts, np.int64)
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
        self._sentences.append(narrow(positions[sentences]))
        self._sentence_counts.append(np.bincount(documents[sentences] - self._documents, minlength=len(paragraphs)))
        self._documents += len(paragraphs)
        self._gather()

    def inverted(self, stem: Stem) -> Inverted:
        """The postings of all documents taken."""
        self.invert()
        known = list(self._words.numbers)
        used = np.unique(np.concatenate([run.terms for run in self._runs]))
        keys = keyed([known[number] for number in used.tolist()], stem)
        kept = (self._lengths, self._begins, self._paragraphs, self._sentences, self._sentence_counts)
        texts = Texts(*map(np.concatenate, kept))
        return text_field(self._runs, used, keys, texts)


class ValueBuilder(dict[tuple[str, ...], bytes]):
    """Whole values, each once a document. As a dict: the numbers of a document's values, as most come again."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = {}
        self._values: list[bytes] = []  # uint32, side by side
        self._sizes = array("I")  # bytes of each document

    def add(self, column: Iterable[tuple[str, ...]]) -> None:
        """Take the next documents' values."""
        found = list(map(self.__getitem__, column))
        self._values.append(b"".join(found))
        self._sizes.extend(map(len, found))

    def __missing__(self, values: tuple[str, ...]) -> bytes:
        if len(self) >= REMEMBERED:
            self.clear()
        numbers = self._numbers
        found = array("I", [numbers.setdefault(value, len(numbers)) for value in dict.fromkeys(values)]).tobytes()
        self[values] = found
        return found

    def inverted(self) -> tuple[Inverted, Values]:
        """The postings of all documents taken, and their values."""
        values = np.frombuffer(b"".join(self._values), np.uint32)
        counts = np.array(self._sizes, np.int64) // values.itemsize
        return value_field(values, counts, list(map(encoded, self._numbers)))


def _joined(several: Sequence[Cut]) -> Cut:
    """What was cut at several times, as if at once."""
    words, sizes, sentences = zip(*several, strict=True)
    offsets = _before(np.array(list(map(len, words))))
    moved = [one + offset for one, offset in zip(sentences, offsets.tolist(), strict=True)]
    return Cut(*map(np.concatenate, (words, sizes, moved)))


def _pieces(texts: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """The texts side by side, between TOGETHER and twice as many bytes at a time; none where there are none."""
    ends = np.cumsum(list(map(len, texts)), dtype=np.int64)
    pieces = max(1, int(ends[-1]) // TOGETHER) if texts else 0
    edges = ends.searchsorted(np.arange(1, pieces) * TOGETHER).tolist()
    return (texts[start:end] for start, end in pairwise([0, *edges, len(texts)]) if start < end)


def _before(sizes: Array) -> Array:
    """For each size the sum of those before it."""
    return np.cumsum(sizes) - sizes
