"""Facets as the page prints them: every value with its links, the tree of a path opened where it was chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.schema import BY_NAME
from search.facet_values import FacetValue
from search.facts_in_words import heading
from search.query import Query
from search.results import Facet
from web import words
from web.links import SEPARATORS, chosen, results_link, steps, switched

FIRST = 10  # values of a facet shown before "show all"


@dataclass(frozen=True, slots=True)
class Value:
    """One line of a facet."""

    label: str
    whole: str  # the value with those above it: "World › Syria"
    count: int
    depth: int  # 0 for the outermost
    chosen: bool
    excluded: bool
    switch: str  # address with the value chosen, or free again
    exclude: str  # address with the value left out, or free again


@dataclass(frozen=True, slots=True)
class Panel:
    """One facet."""

    field: str
    label: str
    values: tuple[Value, ...]
    size: int  # values that there are to show
    more: str | None  # address that shows all of them
    fewer: str | None  # address that shows the first ones again


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is on."""

    label: str
    text: str
    excluded: bool
    remove: str  # address without it


def panel(facet: Facet, query: Query, all_of: frozenset[str]) -> Panel:
    """A facet's values in the order of their tree, the first ones or all."""
    listed = _opened(facet, query)
    kept = listed if facet.field in all_of else _first(facet, listed, query)
    values = tuple(_value(facet.field, one, query, all_of) for one in _as_tree(facet.field, facet.values.at(kept)))
    anchor = f"facet-{facet.field}"
    more = results_link(query, all_of=all_of | {facet.field}, anchor=anchor) if len(kept) < len(listed) else None
    expanded = facet.field in all_of and len(listed) > FIRST
    fewer = results_link(query, all_of=all_of - {facet.field}, anchor=anchor) if expanded else None
    return Panel(facet.field, facet.label, values, len(listed), more, fewer)


def chips(query: Query) -> tuple[Chip, ...]:
    """The filters that are on, each with the address that takes it off."""
    return tuple(
        Chip(
            heading(one.field),
            words.value(one.field, value),
            one.excluded,
            results_link(switched(query, one.field, value, excluded=one.excluded)),
        )
        for one in query.filters
        for value in one.values
    )


def _opened(facet: Facet, query: Query) -> Sequence[int]:
    """The places of all values; of dates only those of the years, and of what lies below a chosen one."""
    if facet.field != "date":
        return range(len(facet.values))
    open_steps = {step for value in _all_chosen(facet.field, query) for step in steps(facet.field, value)}
    return sorted(place for step in (None, *open_steps) for place in facet.values.places_below(step))


def _first(facet: Facet, listed: Sequence[int], query: Query) -> Sequence[int]:
    """The first places, and those of whatever is chosen with the steps above it; those below a chosen date as well."""
    outermost = facet.values.places_below(None) if facet.field == "date" else listed
    top = outermost[:FIRST]
    above = {step for one in facet.values.at(top) for step in steps(facet.field, one.value)[:-1]}
    above |= {step for value in _all_chosen(facet.field, query) for step in steps(facet.field, value)}
    places = {*top, *map(facet.values.place, above)}
    places |= {*listed} - {*outermost} if facet.field == "date" else set()
    return sorted(place for place in places if place is not None)


def _as_tree(field: str, values: tuple[FacetValue, ...]) -> tuple[FacetValue, ...]:
    """Each value below its parent, siblings in the order given."""
    if BY_NAME[field].kind not in SEPARATORS:
        return values
    rank = {one.value: place for place, one in enumerate(values)}
    return tuple(sorted(values, key=lambda one: [rank.get(step, len(rank)) for step in steps(field, one.value)]))


def _all_chosen(field: str, query: Query) -> frozenset[str]:
    return chosen(query, field) | chosen(query, field, excluded=True)


def _value(field: str, one: FacetValue, query: Query, all_of: frozenset[str]) -> Value:
    anchor = f"facet-{field}" if field in all_of else None
    return Value(
        label=words.step(field, one.value),
        whole=words.value(field, one.value),
        count=one.count,
        depth=len(steps(field, one.value)) - 1,
        chosen=one.chosen,
        excluded=one.excluded,
        switch=results_link(switched(query, field, one.value, excluded=one.excluded), all_of=all_of, anchor=anchor),
        exclude=results_link(switched(query, field, one.value, excluded=True), all_of=all_of, anchor=anchor),
    )
