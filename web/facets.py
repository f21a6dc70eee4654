"""Facets as the page prints them beside the hits: the first values of each, with their links."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from index.schema import BY_NAME
from search.facet_tree import Branch, facet_tree
from search.results import Facet
from web import words
from web.links import facet_link
from web.switches import switches
from web.unfolded import Shown


@dataclass(frozen=True, slots=True)
class Value:
    """One line of a facet, and those below it."""

    label: str
    whole: str  # the value with those above it: "World › Syria"
    count: int
    chosen: bool
    excluded: bool
    switch: str  # address with the value chosen, or free again
    exclude: str  # address with the value left out, or free again
    turn: str | None  # address with the branch below it open, or closed; None where it can be neither
    below: tuple["Value", ...]
    rest: int  # how many more there are one step below it
    every: str | None  # address of the list of all of those, where some are missing


@dataclass(frozen=True, slots=True)
class Panel:
    """One facet."""

    field: str
    label: str
    turns: bool  # a branch can be opened or closed
    values: tuple[Value, ...]
    size: int | None  # values that there are in all; None of dates, of which a number tells nothing
    every: str | None  # address of the list of all values; None where all are shown


class _Switches(NamedTuple):
    """The addresses of a facet's values."""

    choose: Callable[[str], str]  # or free again
    exclude: Callable[[str], str]

    @classmethod
    def of(cls, field: str, shown: Shown) -> "_Switches":
        return cls(*(switches(shown.query, field, shown.link, excluded=excluded) for excluded in (False, True)))


def panel(facet: Facet, shown: Shown) -> Panel:
    """A facet's first values, what is chosen before all others."""
    branches = facet_tree(facet.values, facet.field, shown.unfolded.below(facet.field))
    switch = _Switches.of(facet.field, shown)
    values = tuple(_value(facet.field, one, shown, switch) for one in branches)
    return Panel(
        facet.field,
        facet.label,
        any(map(_turns, values)),
        values,
        len(facet.values) if BY_NAME[facet.field].kind != "date" else None,
        facet_link(facet.field, shown.query) if _size(branches) < len(facet.values) else None,
    )


def _value(field: str, branch: Branch, shown: Shown, switch: _Switches) -> Value:
    one = branch.value
    rest = branch.inside - len(branch.below) if branch.below else 0
    return Value(
        label=words.step(field, one.value),
        whole=words.value(field, one.value),
        count=one.count,
        chosen=one.chosen,
        excluded=one.excluded,
        switch=switch.exclude(one.value) if one.excluded else switch.choose(one.value),
        exclude=switch.exclude(one.value),
        turn=shown.with_branch(field, one.value) if branch.inside and not branch.held else None,
        below=tuple(_value(field, below, shown, switch) for below in branch.below),
        rest=rest,
        every=facet_link(field, shown.query, [("under", one.value)]) if rest else None,
    )


def _turns(value: Value) -> bool:
    return value.turn is not None or any(map(_turns, value.below))


def _size(branches: tuple[Branch, ...]) -> int:
    return sum(1 + _size(one.below) for one in branches)
