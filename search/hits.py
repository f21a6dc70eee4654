"""The hits of a query behind its filters, and how they spread over the values of a field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from index.segment.array_file import Array
from search.document_columns import Columns
from search.facet_values import FacetValues
from search.facts_in_words import heading
from search.field_values import FieldValues
from search.filters import folded, passing
from search.found import Found
from search.query import Filter
from search.results import Facet


class Hits:
    """What a tree finds, seen through filters; for one request."""

    def __init__(self, found: Found, filters: Sequence[Filter], columns: Columns) -> None:
        self._found = found
        self._columns = columns
        self._filters = {one: passing(found.documents, one, columns) for one in filters}
        self._selections: dict[frozenset[Filter], _Selection] = {}

    @cached_property
    def folded(self) -> Found:
        """The hits that pass all filters, one of each family of repeats."""
        return folded(self._through(self._filters), self._columns)

    @cached_property
    def documents(self) -> Array:
        """The hits that pass all filters, the repeats of one another among them, intp."""
        return self._through(self._filters).documents

    def facet(self, name: str) -> Facet:
        """The facet over all hits, counted without the values chosen in it, so that its others stay in sight.

        A value's count is what choosing it finds: stories with an excluded value stay out of it. Beside an excluded
        value stands how many stories putting it back would bring.
        """
        field = self._columns.field(name)
        others = [one for one in self._filters if one.field != name]
        left_out = [one for one in self._filters if one.field == name and one.excluded]
        chosen = {value for one in self._filters if one.field == name and not one.excluded for value in one.values}
        excluded = {value for one in left_out for value in one.values}
        counts = self._counts(name, [*others, *left_out])
        if excluded:
            outside = self._counts(name, others)
            here = [number for value in excluded if (number := field.labels.number(value)) is not None]
            counts[here] = outside[here]
        return Facet(name, heading(name), FacetValues(name, (field.labels, counts), chosen, excluded))

    def _counts(self, name: str, filters: Iterable[Filter]) -> Array:
        """How many families of repeats have each value; a family counts once, whichever of its stories have it."""
        key = frozenset(filters)
        if key not in self._selections:
            self._selections[key] = _selection(self._through(key).documents, self._columns)
        return self._selections[key].counts(name, self._columns)

    def _through(self, filters: Iterable[Filter]) -> Found:
        """What some of the filters let through."""
        flags = [self._filters[one] for one in filters]
        if not flags:
            return self._found
        through = np.flatnonzero(np.logical_and.reduce(flags))
        return Found(self._found.documents[through], self._found.scores[through])


class _Share(NamedTuple):
    """Some of the documents or families that can be counted, or all but some."""

    numbers: Array  # intp
    all_but: bool

    def counts(self, field: FieldValues) -> Array:
        """How many have each value."""
        counts = field.counts(self.numbers)
        return field.totals - counts if self.all_but else counts


@dataclass(frozen=True, slots=True)
class _Selection:
    """Documents parted by how they are counted, each array intp."""

    alone: _Share  # of the documents in no family
    single: Array  # the only ones of their families here
    whole: _Share  # of the families: those of which all stories are here
    repeats: Array  # documents of other families of which several are here
    owners: Array  # (repeats,), the family of each

    def counts(self, name: str, columns: Columns) -> Array:
        """How many have each value of a field."""
        field = columns.field(name)
        counts = self.alone.counts(field)
        if self.single.size:
            counts = counts + field.counts(self.single)
        counts = field.with_steps(counts)
        if self.whole.all_but or self.whole.numbers.size:
            counts = counts + self.whole.counts(columns.family_field(name))
        return counts + field.distinct(self.repeats, self.owners) if self.repeats.size else counts


def _selection(documents: Array, columns: Columns) -> _Selection:
    families = columns.families
    places, numbers = families.among(documents)
    if not places.size:
        return _Selection(_share(documents, columns.alone), places, _Share(places, False), places, places)
    sizes = np.bincount(numbers, minlength=len(families.leads))
    members, here, rest = documents[places], sizes[numbers], families.copies[numbers] + 1
    several = (here > 1) & (here < rest)
    outside = np.ones(len(documents), bool)
    outside[places] = False
    return _Selection(
        _share(documents[outside], columns.alone),
        members[here == 1],
        _share(np.flatnonzero(sizes > families.copies), np.ones(len(sizes), bool)),
        members[several],
        numbers[several],
    )


def _share(numbers: Array, among: Array) -> _Share:
    """The numbers, or where they are most of those that are true `among` all, the others."""
    if len(numbers) <= len(among) // 2:
        return _Share(numbers, False)
    others = among.copy()
    others[numbers] = False
    return _Share(np.flatnonzero(others), True)
