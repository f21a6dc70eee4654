"""The first values of a facet, as they stand beside the hits: a tree of which some branches are open."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from index.schema import BY_NAME
from index.segment.array_file import Array
from search.facet_values import FacetValue, FacetValues
from search.labels import steps

FIRST = 10  # values of one step that are shown, beside those that are chosen


class Branch(NamedTuple):
    """A value, and those below it where it is open."""

    value: FacetValue
    inside: int  # values one step below it
    below: tuple["Branch", ...]  # the first of them, those on the way to what is chosen before the others
    held: bool  # open whether it was opened or not: it is chosen, on the way to what is, or alone in its step


class _Tree(NamedTuple):
    values: FacetValues
    dates: bool
    opened: Collection[str]
    held: frozenset[str]
    on: tuple[int, ...]  # the places of what is chosen or left out and of the steps above it


def facet_tree(values: FacetValues, field: str, opened: Collection[str]) -> tuple[Branch, ...]:
    """The outermost values; of a flat facet all values are.

    opened  values of which the ones below are wanted
    """
    chosen = [steps(field, value) for value in sorted(values.chosen)]
    left_out = [steps(field, value) for value in sorted(values.excluded)]
    on = dict.fromkeys(values.place(step) for way in (*chosen, *left_out) for step in way)
    held = {step for way in chosen for step in way} | {step for way in left_out for step in way[:-1]}
    places = tuple(place for place in on if place is not None)
    return _branches(_Tree(values, BY_NAME[field].kind == "date", opened, frozenset(held), places), None)


def _branches(tree: _Tree, above: str | None) -> tuple[Branch, ...]:
    level = tree.values.places_below(above)
    places = _first(tree, level, above)
    alone = len(level) == 1
    rows = zip(tree.values.at(places), tree.values.inside(places).tolist(), strict=True)
    return tuple(_branch(tree, value, inside, alone or value.value in tree.held) for value, inside in rows)


def _branch(tree: _Tree, value: FacetValue, inside: int, held: bool) -> Branch:
    is_open = inside and (held or value.value in tree.opened)
    return Branch(value, inside, _branches(tree, value.value) if is_open else (), held)


def _first(tree: _Tree, level: Array, above: str | None) -> Array:
    """What is chosen of a step, then the first others; of a year all months, of a month all days."""
    on = np.array(tree.on, np.intp)
    chosen = on[np.isin(on, level)]
    shown = level if tree.dates and above is not None else level[:FIRST]
    return np.concatenate((chosen, shown[~np.isin(shown, chosen)]))
