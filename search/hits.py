"""The hits of a query behind its filters, and how they spread over the values of a field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.schema import BY_NAME
from index.segment.array_file import Array
from search.document_columns import Columns
from search.facet_values import FacetValues
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
        return Facet(name, BY_NAME[name].label, FacetValues(name, (field.labels, counts), chosen, excluded))

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


@dataclass(frozen=True, slots=True)
class _Selection:
    """Documents parted by how they are counted, each array intp."""

    alone: Array  # those that count for themselves; where `inverse`, all that do not
    inverse: bool
    families: Array  # those of which all stories are here
    repeats: Array  # documents of other families of which several are here
    owners: Array  # (repeats,), the family of each

    def counts(self, name: str, columns: Columns) -> Array:
        """How many have each value of a field."""
        field = columns.field(name)
        counts = field.counts(self.alone)
        counts = field.with_steps(field.totals - counts if self.inverse else counts)
        if self.families.size:
            counts = counts + columns.family_field(name).counts(self.families)
        return counts + field.distinct(self.repeats, self.owners) if self.repeats.size else counts


def _selection(documents: Array, columns: Columns) -> _Selection:
    places, numbers = columns.families.among(documents)
    families = repeats = owners = places
    alone = documents
    if places.size:
        sizes = np.bincount(numbers, minlength=len(columns.families.leads))
        families = np.flatnonzero(sizes > columns.families.copies)
        single = np.ones(len(documents), bool)
        single[places] = sizes[numbers] == 1
        alone = documents[single]
        parted = (sizes[numbers] > 1) & (sizes[numbers] <= columns.families.copies[numbers])
        repeats, owners = documents[places[parted]], numbers[parted]
    inverse = len(alone) > columns.documents // 2
    if inverse:
        rest = np.ones(columns.documents, bool)
        rest[alone] = rest[columns.deleted] = False
        alone = np.flatnonzero(rest)
    return _Selection(alone, inverse, families, repeats, owners)
