"""A segment's file: the fields, columns, values and stored texts of some documents."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array, ArrayFile, write_arrays
from index.segment.inverted import Inverted
from index.segment.stored import Stored
from index.segment.strings import Strings

BEGINNING, ENDING = "MAIN_", ".arrays"  # of a file's name; the first is Whoosh's, for a folder's only index
_FIELD, _COLUMN, _VALUES, _STORED = "field", "column", "values", "stored"


class Values(NamedTuple):
    """The terms of one field, document by document: what facets count."""

    first: Array  # unsigned (documents + 1,), where each document's terms begin
    terms: Array  # unsigned, term numbers of the field, in the order in which the document has them


class Contents(NamedTuple):
    """What a segment holds, on its way into a file."""

    documents: int
    fields: Mapping[str, Inverted]
    columns: Mapping[str, Array]  # a number a document
    values: Mapping[str, Values]  # of fields whose terms are numbered by their bytes
    stored: Stored


class Segment:
    """An open segment; its arrays are shared between threads and, as the file is mapped, between processes."""

    def __init__(self, path: Path) -> None:
        self._arrays = ArrayFile(path)
        self._fields: dict[str, Inverted] = {}
        self.documents = int(self._arrays["documents"][0])
        self.field_names = tuple(_second(self._arrays, _FIELD))
        self.column_names = tuple(_second(self._arrays, _COLUMN))
        self.value_names = tuple(_second(self._arrays, _VALUES))

    def field(self, name: str) -> Inverted | None:
        """The postings of a field; None where no document has it."""
        if name not in self.field_names:
            return None
        if name not in self._fields:
            start = f"{_FIELD}.{name}."
            self._fields[name] = Inverted.of(_below(self._arrays, start))
        return self._fields[name]

    def column(self, name: str) -> Array:
        """A number a document, (documents,); zeros where none has one."""
        found = self._arrays.get(f"{_COLUMN}.{name}")
        return np.zeros(self.documents, np.uint8) if found is None else found

    def values(self, name: str) -> Values:
        """The terms of a field by document; none where no document has any."""
        if name not in self.value_names:
            return Values(np.zeros(self.documents + 1, np.uint8), np.zeros(0, np.uint8))
        return Values(self._arrays[f"{_VALUES}.{name}.first"], self._arrays[f"{_VALUES}.{name}.terms"])

    @cached_property
    def stored(self) -> Stored:
        """What is stored of each document."""
        arrays = _below(self._arrays, f"{_STORED}.")
        return Stored(Strings(arrays["letters"], arrays["ends"]), arrays["dictionary"])


def write_segment(path: Path, contents: Contents) -> None:
    """Write a segment's file."""
    arrays: dict[str, Array] = {"documents": np.array([contents.documents], np.uint64)}
    for name, field in contents.fields.items():
        arrays |= {f"{_FIELD}.{name}.{key}": array for key, array in field.arrays().items()}
    arrays |= {f"{_COLUMN}.{name}": column for name, column in contents.columns.items()}
    for name, values in contents.values.items():
        arrays |= {f"{_VALUES}.{name}.first": values.first, f"{_VALUES}.{name}.terms": values.terms}
    stored = contents.stored
    arrays |= {f"{_STORED}.letters": stored.frames.letters, f"{_STORED}.ends": stored.frames.ends}
    arrays[f"{_STORED}.dictionary"] = stored.dictionary
    write_arrays(path, arrays)


def _second(names: Iterable[str], first: str) -> list[str]:
    """The different second parts of dotted names that begin with `first`, in order."""
    return list(dict.fromkeys(name.split(".")[1] for name in names if name.split(".")[0] == first))


def _below(arrays: ArrayFile, start: str) -> dict[str, Array]:
    """The arrays whose names begin so, by the rest of their names."""
    return {name.removeprefix(start): arrays[name] for name in arrays if name.startswith(start)}
