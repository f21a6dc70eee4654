"""Short lists of numbers, one a document, laid out so that those of many documents are fetched at once."""

from typing import Any, NamedTuple

import numpy as np

from index.segment.array_file import Array, narrow

_CELL = 8  # bytes, the most that one step of an array fetches


class _Longer(NamedTuple):
    """The numbers that found no room in the cells."""

    is_longer: Array  # bool (documents,)
    documents: Array  # intp, ascending
    first: Array  # unsigned (documents + 1,), where the numbers of each of these begin
    numbers: Array  # unsigned

    def of(self, documents: Array) -> tuple[Array, Array]:
        """The numbers of some documents, and for each the place of its document among them."""
        places = np.flatnonzero(self.is_longer[documents])
        rows = np.searchsorted(self.documents, documents[places])
        starts = self.first[rows].astype(np.intp)
        sizes = self.first[1:][rows] - starts
        steps = np.arange(int(sizes.sum())) + np.repeat(starts - (np.cumsum(sizes) - sizes), sizes)
        return self.numbers[steps], np.repeat(places, sizes)


class Cells(NamedTuple):
    """The first numbers of each document side by side in a cell, the others apart."""

    cells: Array  # unsigned (documents,)
    number: np.dtype[Any]  # unsigned; what a cell is read as
    longer: _Longer | None  # None where all numbers have room

    def all(self) -> Array:
        """The numbers of all documents in no order; the cells' filling is among them."""
        numbers = self.cells.view(self.number)
        return numbers if self.longer is None else np.concatenate((numbers, self.longer.numbers))

    def of(self, documents: Array) -> Array:
        """The numbers of some documents in no order; the cells' filling is among them."""
        numbers = self.cells[documents].view(self.number)
        return numbers if self.longer is None else np.concatenate((numbers, self.longer.of(documents)[0]))

    def owned(self, documents: Array, owners: Array) -> tuple[Array, Array]:
        """The numbers of some documents, and for each the owner of its document."""
        of_cells = np.repeat(owners, self.cells.itemsize // self.number.itemsize)
        if self.longer is None:
            return self.of(documents), of_cells
        return self.of(documents), np.concatenate((of_cells, owners[self.longer.of(documents)[1]]))


def celled(numbers: Array, sizes: Array, filling: int) -> Cells:
    """Cells of documents that have the numbers in turn.

    numbers  below `filling`, which fills what is left of a cell; sizes  intp (documents,), how many each one has
    """
    number = np.min_scalar_type(filling)
    width = 1 if sizes.max(initial=0) <= 1 else _CELL // number.itemsize
    places = np.arange(len(numbers)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    inside = places < width
    table = np.full((len(sizes), width), filling, number)
    table[np.repeat(np.arange(len(sizes)), sizes)[inside], places[inside]] = numbers[inside]
    cells = table.view(f"u{width * number.itemsize}").ravel()
    is_longer = sizes > width
    if not is_longer.any():
        return Cells(cells, number, None)
    first = narrow(np.append(0, np.cumsum(sizes[is_longer] - width)))
    return Cells(cells, number, _Longer(is_longer, np.flatnonzero(is_longer), first, narrow(numbers[~inside])))
