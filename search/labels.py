"""All values of a field over all segments, numbered from A to Z, dates with the newest first."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from index.schema import BY_NAME, PATH, UNKNOWN
from index.segment.array_file import Array, narrow
from index.segment.strings import decoded
from search.alphabet import sort_key, sort_keys
from search.plain_labels import PlainLabels

SEPARATORS = {"path": PATH, "date": "-"}  # between the steps of a value, by kind of field
_Key = Callable[[str], tuple[object, ...]]


class Tree(NamedTuple):
    """Values with those below them side by side, each array intp."""

    order: Array  # (values,), the numbers of the values
    inner: Array  # the numbers of the values that have others below them
    starts: Array  # (inner,), the place of each in `order`
    ends: Array  # (inner,), the place behind the last value below it


class Labels:
    """The values, in memory as one text and where each ends; equal counts keep this order."""

    def __init__(self, values: Iterable[str], name: str) -> None:
        """name  a facet field's"""
        self._name = name
        self._separator = SEPARATORS.get(BY_NAME[name].kind)
        self._key: _Key = _by_day if BY_NAME[name].kind == "date" else _by_letters
        labels = _in_order(values, self._key)
        self._letters = "".join(labels)
        self._ends = narrow(np.cumsum([0, *map(len, labels)]))
        self._more: tuple[frozenset[str], Labels] | None = None

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        start, end = self._ends[number : number + 2].tolist()
        return self._letters[start:end]

    def texts(self, numbers: Array) -> list[str]:
        """The values of many numbers."""
        letters, starts, ends = self._letters, self._ends[numbers].tolist(), self._ends[1:][numbers].tolist()
        return [letters[start:end] for start, end in zip(starts, ends, strict=True)]

    def place(self, value: str) -> int:
        """How many of the values come before this one."""
        wanted = self._key(value)
        return bisect_left(range(len(self)), wanted, key=lambda number: self._key(self[number]))

    def number(self, value: str) -> int | None:
        """The number of a value; None where it is none of them."""
        place = self.place(value)
        return place if place < len(self) and self[place] == value else None

    def with_values(self, values: Sequence[str]) -> "Labels":
        """These and some others as well; the latest are kept, as the pages of a list ask for the same again."""
        others, known = frozenset(values), self._more
        if known is None or known[0] != others:
            known = others, Labels({*self.texts(np.arange(len(self))), *others}, self._name)
            self._more = known
        return known[1]

    @cached_property
    def parents(self) -> Array:
        """The number of the value above each, intp (values,); -1 where none is."""
        texts = self.texts(np.arange(len(self)))
        if self._separator is None:
            return np.full(len(texts), -1)
        number_of = {text: number for number, text in enumerate(texts)}
        return np.array([number_of.get(text.rpartition(self._separator)[0], -1) for text in texts], np.intp)

    @cached_property
    def plain(self) -> PlainLabels:
        """The values without accents and capitals, as they are looked for."""
        return PlainLabels(self.texts(np.arange(len(self))), self._separator)

    @cached_property
    def tree(self) -> Tree:
        """The values in an order that keeps each together with all below it."""
        texts = self.texts(np.arange(len(self)))
        steps = [text.split(self._separator) if self._separator else [text] for text in texts]
        order = np.array(sorted(range(len(self)), key=steps.__getitem__), np.intp)
        places = np.empty(len(self), np.intp)
        places[order] = np.arange(len(self))
        sizes, above = np.ones(len(self), np.intp), self.parents
        while (some := above[above >= 0]).size:
            sizes += np.bincount(some, minlength=len(self))
            above = self.parents[some]
        inner = np.flatnonzero(sizes > 1)
        return Tree(order, inner, places[inner], places[inner] + sizes[inner])


def steps(field: str, value: str) -> tuple[str, ...]:
    """A value and those above it, outermost first: World, World/Syria."""
    separator = SEPARATORS.get(BY_NAME[field].kind)
    if separator is None:
        return (value,)
    parts = value.split(separator)
    return tuple(separator.join(parts[: n + 1]) for n in range(len(parts)))


def numbered(terms: Iterable[Iterable[bytes]], name: str) -> tuple[Labels, list[Array]]:
    """The labels of the terms of several segments, and for each segment the labels' numbers of its terms."""
    known: dict[bytes, int] = {}
    places = [np.array([known.setdefault(term, len(known)) for term in some], np.intp) for some in terms]
    texts = list(map(decoded, known))
    labels = Labels(texts, name)
    number_of = {text: number for number, text in enumerate(labels.texts(np.arange(len(labels))))}
    numbers = narrow(np.array([number_of[text] for text in texts], np.intp))
    return labels, [numbers[some] for some in places]


def _in_order(values: Iterable[str], key: _Key) -> list[str]:
    """Sorted; by letters the keys of all are made at once, in a fraction of the time."""
    if key is _by_day:
        return sorted(values, key=key)
    values = sorted(values)
    keys = sort_keys(values)
    return [values[place] for place in sorted(range(len(keys)), key=keys.__getitem__)]


def _by_letters(value: str) -> tuple[object, ...]:
    return sort_key(value), value


def _by_day(value: str) -> tuple[object, ...]:
    """Newest first, a day before its month, a month before its year; unknown last."""
    return value == UNKNOWN, [-ord(letter) for letter in value.ljust(len("0000-00-00"))]
