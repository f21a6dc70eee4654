"""Every document's values of one facet field, over all segments, and how often some documents have each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.schema import BY_NAME
from index.segment.array_file import Array
from index.segment.inversion import changes
from index.segment.live import LiveSegment
from search.cells import Cells, celled
from search.labels import SEPARATORS, Labels, numbered


@dataclass(frozen=True)
class FieldValues:
    """Values as numbers of `labels`, document by document; of a path or a date the innermost step stands for all."""

    labels: Labels
    cells: Cells  # filled with len(labels)
    apart: Array  # intp, documents that are left out of the totals

    @cached_property
    def totals(self) -> Array:
        """How many documents that are not apart have each value, intp (labels,); see `counts`."""
        return self._bins(self.cells.all()) - self.counts(self.apart)

    def counts(self, documents: Array) -> Array:
        """How many of the documents have each value, intp (labels,), the steps above a value not yet counted."""
        return self._bins(self.cells.of(documents))

    def with_steps(self, counts: Array) -> Array:
        """The counts with those of each value added to the values above it."""
        tree = self.labels.tree
        if not tree.inner.size:
            return counts
        before = np.zeros(len(counts) + 1, np.intp)
        np.cumsum(counts[tree.order], out=before[1:])
        summed = counts.copy()
        summed[tree.inner] = before[tree.ends] - before[tree.starts]
        return summed

    def distinct(self, documents: Array, owners: Array) -> Array:
        """How many different owners have each value in any of their documents, steps above a value counted as well.

        owners  intp (documents,), numbers from 0
        """
        return self._bins(self._pairs(documents, owners) % (len(self.labels) + 1))

    def by_owner(self, documents: Array, owners: Array, count: int) -> "FieldValues":
        """The different values that each of `count` owners has in any of its documents, with the steps above them."""
        pairs, size = self._pairs(documents, owners), len(self.labels) + 1
        sizes = np.bincount(pairs // size, minlength=count)
        return FieldValues(self.labels, celled(pairs % size, sizes, size - 1), np.zeros(0, np.intp))

    def _pairs(self, documents: Array, owners: Array) -> Array:
        """An owner's number times (labels + 1), and a value's number, once for each value that any of its has."""
        size = len(self.labels) + 1
        numbers, owners = self.cells.owned(documents, owners)
        level = pairs = _distinct((owners * size + numbers)[numbers < size - 1])
        while self.labels.tree.inner.size and level.size:
            owners, numbers = level // size, self.labels.parents[level % size]
            level = _distinct((owners * size + numbers)[numbers >= 0])
            pairs = np.concatenate((pairs, level))
        return _distinct(pairs)

    def _bins(self, numbers: Array) -> Array:
        return np.bincount(numbers, minlength=len(self.labels) + 1)[: len(self.labels)]


def field_values(segments: Sequence[LiveSegment], name: str, apart: Array) -> FieldValues:
    """The values of the field; its arrays are private to the process, at most some bytes a document.

    apart  intp, the numbers of the documents that `totals` leave out
    """
    fields = [one.segment.field(name) for one in segments]
    labels, numbers_of = numbered(((field.terms if field else ()) for field in fields), name)
    values = [one.segment.values(name) for one in segments]
    sizes = np.concatenate([np.zeros(0, np.intp), *(np.diff(some.first) for some in values)]).astype(np.intp)
    terms = (numbers[some.terms] for numbers, some in zip(numbers_of, values, strict=True))
    numbers = np.concatenate([np.zeros(0, np.uint8), *terms])
    if BY_NAME[name].kind in SEPARATORS:
        numbers = numbers[np.cumsum(sizes)[sizes > 0] - 1]
        sizes = (sizes > 0).astype(np.intp)
    return FieldValues(labels, celled(numbers, sizes, len(labels)), apart)


def _distinct(keys: Array) -> Array:
    """The different ones in order; np.unique takes fifty times as long for whole numbers."""
    keys = np.sort(keys)
    return keys[changes(keys)]
