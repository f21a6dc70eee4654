"""The values of a facet with their counts: as arrays, until they are looked at."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, overload

import numpy as np

from index.schema import BY_NAME
from index.segment.array_file import Array
from search.labels import Labels, steps

_BITS = np.int64(32)  # of a value's number, below its count


class FacetValue(NamedTuple):
    """One value of a facet."""

    value: str  # as it stands in an address: "World/Syria", "2016-12", "unknown"
    count: int  # type: ignore[assignment]  # exact, over all hits, without what is chosen in this facet
    chosen: bool
    excluded: bool


class FacetValues(Sequence[FacetValue]):
    """The values that any hit has, chosen ones and the steps above; most first, dates newest first, unknown last."""

    def __init__(self, name: str, counted: tuple[Labels, Array], chosen: Collection[str], excluded: Collection[str]):
        """counted  the labels of the field and a count for each, intp"""
        self.chosen, self.excluded = frozenset(chosen), frozenset(excluded)
        self._labels, counts = _with_values(*counted, self.chosen | self.excluded)
        shown = counts > 0
        shown[list(_ways(self._labels, name, self.chosen | self.excluded))] = True
        self._numbers = np.flatnonzero(shown)
        self._counts = counts[self._numbers]
        if BY_NAME[name].kind != "date":
            self._numbers, self._counts = _ranked(self._numbers, self._counts)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> FacetValue: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[FacetValue, ...]: ...
    def __getitem__(self, place: int | slice) -> FacetValue | tuple[FacetValue, ...]:
        if isinstance(place, slice):
            return tuple(self._rows(self._numbers[place], self._counts[place]))
        return self.at([place])[0]

    def __iter__(self) -> Iterator[FacetValue]:
        return self._rows(self._numbers, self._counts)

    def at(self, places: Sequence[int] | Array) -> tuple[FacetValue, ...]:
        """The values at some places."""
        chosen = np.array(places, np.intp)
        return tuple(self._rows(self._numbers[chosen], self._counts[chosen]))

    def place(self, value: str) -> int | None:
        """Where a value stands among these; None where it does not."""
        number = self._labels.number(value)
        found: list[int] = [] if number is None else np.flatnonzero(self._numbers == number).tolist()
        return found[0] if found else None

    def places_below(self, value: str | None) -> Array:
        """Where the values one step below a value stand, in order, intp; the outermost ones for None."""
        number = -1 if value is None else self._labels.number(value)
        below = np.zeros(len(self), bool) if number is None else self._labels.parents[self._numbers] == number
        return np.flatnonzero(below)

    def inside(self, places: Array) -> Array:
        """How many values stand one step below each of those at some places, intp (places,)."""
        parents = self._labels.parents[self._numbers]
        sizes = np.bincount(parents[parents >= 0], minlength=len(self._labels))
        return sizes[self._numbers[places]]

    def places_holding(self, text: str) -> Array:
        """Where the values stand that hold a text in their last step, or up to it, in order, intp."""
        return np.flatnonzero(np.isin(self._numbers, self._labels.plain.holding(text)))

    def by_count(self, places: Array) -> Array:
        """The places in another order, most stories first."""
        return places[np.argsort(-self._counts[places], kind="stable")]

    def by_letters(self, places: Array) -> Array:
        """The places in another order, from A to Z, see search/alphabet.py."""
        return places[np.argsort(self._numbers[places])]

    def _rows(self, numbers: Array, counts: Array) -> Iterator[FacetValue]:
        texts = self._labels.texts(numbers)
        chosen, excluded = map(self.chosen.__contains__, texts), map(self.excluded.__contains__, texts)
        return map(FacetValue, texts, counts.tolist(), chosen, excluded)


def _ways(labels: Labels, name: str, values: Collection[str]) -> Iterator[int]:
    """The numbers of values and of the steps above them, without which a reader does not get to them."""
    for step in {step for value in values for step in steps(name, value)}:
        number = labels.number(step)
        if number is not None:
            yield number


def _ranked(numbers: Array, counts: Array) -> tuple[Array, Array]:
    """Most first, equal ones in the order of their numbers: one sort of counts and numbers together."""
    keys = np.sort(-counts << _BITS | numbers)
    return keys & (1 << _BITS) - 1, -(keys >> _BITS)


def _with_values(labels: Labels, counts: Array, values: Collection[str]) -> tuple[Labels, Array]:
    """Labels and counts with a zero for each of the values that no document of the index has."""
    unknown = [value for value in values if labels.number(value) is None]
    if not unknown:
        return labels, counts
    return labels.with_values(unknown), np.insert(counts, [labels.place(value) for value in unknown], 0)
