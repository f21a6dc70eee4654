"""The chips above the hits: every filter that was chosen, each with the address of the same search without it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from search.facts_in_words import heading
from search.query import Query
from search.speech import gettext, pgettext
from web import words
from web.choice import MATCHES, SORTS
from web.links import switched

Link = Callable[[Query], str]  # gives the address of other results


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is on."""

    label: str
    text: str
    excluded: bool
    remove: str  # address without it


def chips(query: Query, link: Link) -> tuple[Chip, ...]:
    """The values that are chosen or left out."""
    return tuple(
        Chip(
            heading(one.field),
            words.value(one.field, value),
            one.excluded,
            link(switched(query, one.field, value, excluded=one.excluded)),
        )
        for one in query.filters
        for value in one.values
    )


def in_words(chips: Sequence[Chip]) -> str:
    """Their values, as short as a title: "The Islander, not Life"."""
    return ", ".join(f"{pgettext('filter', 'not')} {one.text}" if one.excluded else one.text for one in chips)


def settings(query: Query, link: Link) -> tuple[Chip, ...]:
    """How the words are joined and in what order the stories stand, each where it was chosen."""
    match = [
        Chip(gettext("Find"), gettext(label), False, link(replace(query, match=None)))
        for name, label in MATCHES
        if name == query.match
    ]
    order = [
        Chip(gettext("Order"), gettext(label), False, link(replace(query, sort=None)))
        for name, label in SORTS
        if name == query.sort
    ]
    return (*match, *order)
