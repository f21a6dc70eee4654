"""The list of a facet's values, worked out: looked through, in pages, several values to be ticked in one go."""

from dataclasses import dataclass

from search.dates import Calendar
from search.facet_list import Row, Wanted, facet_list
from search.labels import steps
from search.query import Query
from search.results import Facet
from search.searcher import Searcher
from search.speech import gettext
from web import words
from web.links import Pair, chosen, facet_link, kept_pairs, pairs_of, results_link, switched
from web.pages import Pages, last_page, pages

SIZE = 100  # values of a page


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list's form says."""

    field: str
    query: Query
    wanted: Wanted
    page: int
    ticks: frozenset[str]  # values that are ticked, on this page or another one

    @property
    def place(self) -> tuple[Pair, ...]:
        """The order and the step, as parameters of an address."""
        return (("order", self.wanted.order), *((("under", self.wanted.under),) if self.wanted.under else ()))

    @property
    def ticked(self) -> tuple[Pair, ...]:
        """What is ticked, as parameters of an address."""
        return tuple(("tick", value) for value in sorted(self.ticks))

    def link(self, query: Query, find: str) -> str:
        """The address of the same list over a search, looked through for a text."""
        return facet_link(self.field, query, (*self.place, *((("find", find),) if find else ()), *self.ticked))


@dataclass(frozen=True, slots=True)
class Value:
    """One value."""

    value: str
    label: str
    count: int
    inside: int  # how many there are one step below it
    ticked: bool
    chosen: bool
    excluded: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A value with what it is called, and whether it is on: chosen, left out, or the step that is open."""

    value: str
    label: str
    on: bool


@dataclass(frozen=True, slots=True)
class FacetPage:
    """Everything that facet.html prints."""

    asked: Asked
    label: str
    total: int  # stories
    searched_as: str
    back: str  # address of the results
    all_values: str  # address of the list when nothing is looked for, what is ticked kept
    hidden: tuple[Pair, ...]  # what the form keeps of the search and of the list
    kept: tuple[Pair, ...]  # what a search from the box keeps
    orders: tuple[Named, ...]
    trail: tuple[Named, ...]  # the steps above the values, outermost first; () where the facet has none
    chosen: tuple[Named, ...]  # what is on in this facet already; on: chosen, else left out
    elsewhere: tuple[Named, ...]  # ticked on another page
    values: tuple[Value, ...]
    found: int  # values through all pages
    pages: Pages


def facet_page(searcher: Searcher, asked: Asked, calendar: Calendar) -> FacetPage:
    """Search, and list the values; a page beyond the last is the last."""
    results = searcher.search(asked.query, limit=0, facets=(asked.field,))
    facet = results.facets[0]
    found = facet_list(facet.values, asked.field, asked.wanted, calendar)
    page = min(asked.page, last_page(len(found), SIZE))
    values = tuple(_value(asked, row) for row in found.page(range((page - 1) * SIZE, page * SIZE)))
    return FacetPage(
        asked=asked,
        label=facet.label,
        total=results.total,
        searched_as=results.searched_as,
        back=results_link(asked.query),
        all_values=asked.link(asked.query, find=""),
        hidden=(*pairs_of(asked.query), *asked.place),
        kept=kept_pairs(asked.query),
        orders=_orders(asked),
        trail=_trail(asked, facet),
        chosen=_on(asked),
        elsewhere=_named(asked, sorted(asked.ticks - {one.value for one in values})),
        values=values,
        found=len(found),
        pages=pages(page, last_page(len(found), SIZE), str),
    )


def with_ticks(asked: Asked, *, excluded: bool) -> Query:
    """The query with what is ticked chosen as well, or left out as well; what lies within another tick is in it."""
    query, ticks = asked.query, asked.ticks - chosen(asked.query, asked.field, excluded)
    outermost = {one for one in ticks if ticks.isdisjoint(steps(asked.field, one)[:-1])}
    for value in sorted(outermost):
        query = switched(query, asked.field, value, excluded=excluded)
    return query


def without(asked: Asked, value: str) -> Query:
    """The query with a value neither chosen nor left out."""
    query = asked.query
    for excluded in (False, True):
        if value in chosen(query, asked.field, excluded):
            query = switched(query, asked.field, value, excluded=excluded)
    return query


def _value(asked: Asked, row: Row) -> Value:
    one, whole = row.value, asked.wanted.find or not asked.wanted.under
    return Value(
        value=one.value,
        label=words.value(asked.field, one.value) if whole else words.step(asked.field, one.value),
        count=one.count,
        inside=row.inside,
        ticked=one.value in asked.ticks,
        chosen=one.chosen,
        excluded=one.excluded,
    )


def _orders(asked: Asked) -> tuple[Named, ...]:
    by_name = gettext("Newest") if asked.field == "date" else gettext("A to Z")
    named = (("count", gettext("Most stories")), ("name", by_name))
    return tuple(Named(order, label, order == asked.wanted.order) for order, label in named)


def _trail(asked: Asked, facet: Facet) -> tuple[Named, ...]:
    if not asked.wanted.under:
        return ()
    above = steps(asked.field, asked.wanted.under)
    first = Named("", facet.label, False)
    return (first, *(Named(one, words.step(asked.field, one), one == above[-1]) for one in above))


def _on(asked: Asked) -> tuple[Named, ...]:
    both = ((True, chosen(asked.query, asked.field)), (False, chosen(asked.query, asked.field, excluded=True)))
    return tuple(Named(one, words.value(asked.field, one), on) for on, values in both for one in sorted(values))


def _named(asked: Asked, values: list[str]) -> tuple[Named, ...]:
    return tuple(Named(one, words.value(asked.field, one), True) for one in values)
