"""Words, phrases and nearness as a tree of places in texts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from search.executor.readings import READINGS
from search.executor.spans import Nearness
from search.executor.terms import Terms


@dataclass(frozen=True, slots=True)
class Words:
    """Any of some terms of one field."""

    terms: Terms


@dataclass(frozen=True, slots=True)
class Either:
    """Any of several places."""

    places: tuple["Place", ...]


@dataclass(frozen=True, slots=True)
class Near:
    """All of several places near each other; joined from the left, or as a tree of halves."""

    places: tuple["Place", ...]
    how: Nearness
    halves: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Several places of which each is near the one before it."""

    places: tuple["Place", ...]
    most: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class Before:
    """Places of which each ends before the first of the next in its text begins; the spans are those of the first."""

    places: tuple["Place", ...]


@dataclass(frozen=True, slots=True)
class Together:
    """All of several places in one sentence or paragraph; the spans are those of each that lie in such a one."""

    places: tuple["Place", ...]
    unit: Literal["sentence", "paragraph"]


@dataclass(frozen=True, slots=True)
class Leading:
    """A place as far as it stands in the lead of a text."""

    places: tuple["Place", ...]  # one


Place = Words | Either | Near | Chain | Before | Together | Leading


def fields_of(place: Place) -> tuple[str, ...]:
    """The Whoosh fields that a place reads, each once, in order.

    Where it reads a field by stem and as it stands, that is told as the exact one, whose positions are the same.
    """
    names: dict[str, set[str]] = {}
    for terms in _terms(place):
        names.setdefault(terms.reading.field, set()).add(terms.reading.name)
    return tuple(next(iter(read)) if len(read) == 1 else field for field, read in names.items())


def within(place: Place, name: str) -> Place | None:
    """The place as far as it lies in the texts of one Whoosh field; None where it cannot be there."""
    if isinstance(place, Words):
        return place if place.terms.reading.field == READINGS[name].field else None
    inside = tuple(one for part in place.places if (one := within(part, name)) is not None)
    if not inside or (len(inside) < len(place.places) and not isinstance(place, Either)):
        return None
    return replace(place, places=inside)


def terms_of(place: Place) -> tuple[Terms, ...] | None:
    """The terms any of which is the place; None where it takes more than one word."""
    if isinstance(place, Words):
        return (place.terms,)
    if not isinstance(place, Either):
        return None
    several = [terms_of(one) for one in place.places]
    return None if None in several else tuple(terms for some in several if some for terms in some)


def is_solid(place: Place) -> bool:
    """Whether nothing but the place itself stands within its spans."""
    if isinstance(place, Words):
        return True
    solid = all(map(is_solid, place.places))
    return solid and (isinstance(place, Either | Before | Leading) or (isinstance(place, Near) and place.how.adjacent))


def _terms(place: Place) -> Iterator[Terms]:
    if isinstance(place, Words):
        yield place.terms
        return
    for one in place.places:
        yield from _terms(one)
