"""Words, phrases and nearness as a tree of places in texts."""

from dataclasses import dataclass

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
class Before:
    """Places of which each ends before the first of the next in its text begins; the spans are those of the first."""

    places: tuple["Place", ...]


Place = Words | Either | Near | Before


def fields_of(place: Place) -> tuple[str, ...]:
    """The Whoosh fields that a place reads, each once, in order."""
    if isinstance(place, Words):
        return (place.terms.reading.name,)
    return tuple(dict.fromkeys(name for one in place.places for name in fields_of(one)))


def within(place: Place, name: str) -> Place | None:
    """The place as far as it lies in one Whoosh field; None where it cannot be there."""
    if isinstance(place, Words):
        return place if place.terms.reading.name == name else None
    inside = tuple(one for part in place.places if (one := within(part, name)) is not None)
    if isinstance(place, Either):
        return Either(inside) if inside else None
    if len(inside) < len(place.places) or not inside:
        return None
    return Before(inside) if isinstance(place, Before) else Near(inside, place.how, place.halves)


def terms_of(place: Place) -> tuple[Terms, ...] | None:
    """The terms any of which is the place; None where it takes more than one word."""
    if isinstance(place, Words):
        return (place.terms,)
    if not isinstance(place, Either):
        return None
    several = [terms_of(one) for one in place.places]
    return None if None in several else tuple(terms for some in several if some for terms in some)
