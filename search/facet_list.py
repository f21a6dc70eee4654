"""A facet as one long list: all of its values or those looked for, in order, a page at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from index.analysis import plain
from index.schema import BY_NAME, PATH
from index.segment.array_file import Array
from search.dates import Calendar, read_day_of_year, read_span
from search.facet_values import FacetValue, FacetValues
from search.speech import locale

Order = Literal["count", "name"]  # most stories first; from A to Z, of dates the newest first

_BETWEEN_STEPS = re.compile(r"\s*[/›]\s*")  # as typed, or as the page prints a path


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a facet is to be listed."""

    order: Order
    find: str = ""  # a text that the values hold; "" for all
    under: str | None = None  # of a path or a date, the value whose next steps are listed; None for the outermost


class Row(NamedTuple):
    """One value of the list."""

    value: FacetValue
    inside: int  # values one step below it


class FacetList:
    """The places of the values of a list; texts are made for a page of them alone."""

    def __init__(self, values: FacetValues, places: Array) -> None:
        """places  intp, among the values, in the list's order"""
        self._values = values
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def page(self, wanted: range) -> tuple[Row, ...]:
        """Some of the rows."""
        places = self._places[wanted.start : wanted.stop]
        return tuple(map(Row, self._values.at(places), self._values.inside(places).tolist()))


def usual_order(field: str) -> Order:
    """The order that a facet has by itself."""
    return "name" if BY_NAME[field].kind == "date" else "count"


def facet_list(values: FacetValues, field: str, wanted: Wanted, calendar: Calendar) -> FacetList:
    """The values that are looked for, of every step, else one step of a path or all values.

    calendar  how a date is meant that is looked for in words
    """
    places = _found(values, field, wanted.find, calendar) if wanted.find else values.places_below(wanted.under)
    if wanted.order == usual_order(field):
        return FacetList(values, places)
    return FacetList(values, values.by_count(places) if wanted.order == "count" else values.by_letters(places))


def _found(values: FacetValues, field: str, text: str, calendar: Calendar) -> Array:
    kind = BY_NAME[field].kind
    if kind == "path":
        return values.places_holding(_BETWEEN_STEPS.sub(PATH, text))
    return _dates(values, text, calendar) if kind == "date" else values.places_holding(text)


def _dates(values: FacetValues, text: str, calendar: Calendar) -> Array:
    """Dates that hold the text as it stands, that it says in words, or whose month it names."""
    places = [values.places_holding(text)]
    if any(map(str.isdigit, text)):
        places.extend(_in_words(values, text, calendar))
    places.extend(_of_month(values, number) for number in _months(text))
    return np.unique(np.concatenate(places))


def _in_words(values: FacetValues, text: str, calendar: Calendar) -> Iterator[Array]:
    if (day := read_day_of_year(text, calendar)) is not None:
        yield values.places_holding(f"-{day[0]:02d}-{day[1]:02d}")
    span = read_span(text, calendar)
    if span is not None and span[0] is not None and span[0] == span[1]:
        place = values.place(span[0])
        yield np.array([] if place is None else [place], np.intp)


def _of_month(values: FacetValues, number: int) -> Array:
    places = values.places_holding(f"-{number:02d}")
    return places[[one.value.count("-") == 1 for one in values.at(places)]]


def _months(text: str) -> list[int]:
    """The months whose name begins with a text, in the language of the page."""
    begun, names = plain(text), locale().months["stand-alone"]["wide"]
    return [number for number, name in names.items() if len(begun) > 1 and plain(name).startswith(begun)]
