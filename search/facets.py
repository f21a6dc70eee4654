"""Counts the values of facets over all hits, and applies the filters chosen in them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from index.schema import BY_NAME, UNKNOWN
from search.columns import Columns, Values
from search.query import Filter
from search.results import Facet, FacetValue


def passing(numbers: Iterable[int], filters: Sequence[Filter], columns: Columns) -> list[int]:
    """The stories that every filter lets through."""
    left = list(numbers)
    for chosen in filters:
        values = columns.facet(chosen.field)
        wanted = frozenset(chosen.values)
        left = [number for number in left if wanted.isdisjoint(values[number]) == chosen.excluded]
    return left


def facet(name: str, numbers: Sequence[int], filters: Sequence[Filter], columns: Columns) -> Facet:
    """The facet over all stories found, counted without the values chosen in it, so that its others stay in sight.

    A value's count is what choosing it finds: stories with an excluded value stay out of it. Beside an excluded value
    stands how many stories putting it back would bring.
    """
    own = [one for one in filters if one.field == name]
    chosen = {value for one in own if not one.excluded for value in one.values}
    excluded = {value for one in own if one.excluded for value in one.values}
    reached = passing(numbers, [one for one in filters if one.field != name], columns)
    kept = passing(reached, [one for one in own if one.excluded], columns)
    values = columns.facet(name)
    counts = _counts(values, kept)
    counts.update(dict.fromkeys(chosen, 0))
    if excluded:
        outside = _counts(values, reached)
        counts.update({value: outside[value] for value in excluded})
    rows = [FacetValue(value, count, value in chosen, value in excluded) for value, count in counts.items()]
    field = BY_NAME[name]
    return Facet(name, field.label, tuple(_dated(rows) if field.kind == "date" else _ranked(rows)))


def _counts(values: Values, numbers: Iterable[int]) -> Counter[str]:
    return Counter(chain.from_iterable(values[number] for number in numbers))


def _ranked(rows: list[FacetValue]) -> list[FacetValue]:
    return sorted(rows, key=lambda row: (-row.count, row.value.casefold(), row.value))


def _dated(rows: list[FacetValue]) -> list[FacetValue]:
    unknown = [row for row in rows if row.value == UNKNOWN]
    return sorted((row for row in rows if row.value != UNKNOWN), key=lambda row: row.value, reverse=True) + unknown
