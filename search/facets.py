"""Counts the values of facets over all hits, and applies the filters chosen in them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from index.schema import BY_NAME, UNKNOWN
from search.columns import Columns
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
    """The facet over all stories found, counted without its own filters, so that its other values stay in sight."""
    others = [chosen for chosen in filters if chosen.field != name]
    own = [chosen for chosen in filters if chosen.field == name]
    values = columns.facet(name)
    counts = Counter(chain.from_iterable(values[number] for number in passing(numbers, others, columns)))
    chosen = {value for one in own if not one.excluded for value in one.values}
    excluded = {value for one in own if one.excluded for value in one.values}
    counts.update(dict.fromkeys(chosen | excluded, 0))
    rows = [FacetValue(value, count, value in chosen, value in excluded) for value, count in counts.items()]
    field = BY_NAME[name]
    return Facet(name, field.label, tuple(_dated(rows) if field.kind == "date" else _ranked(rows)))


def _ranked(rows: list[FacetValue]) -> list[FacetValue]:
    return sorted(rows, key=lambda row: (-row.count, row.value.casefold(), row.value))


def _dated(rows: list[FacetValue]) -> list[FacetValue]:
    unknown = [row for row in rows if row.value == UNKNOWN]
    return sorted((row for row in rows if row.value != UNKNOWN), key=lambda row: row.value, reverse=True) + unknown
