"""The addresses in which one value of a facet is chosen or left out, for the many values of a page."""

from collections.abc import Callable

from search.date_range import without_chosen_dates
from search.query import Query
from web.links import chosen, encoded, switched

_HOLE = "\0"  # stands for a value; no text from outside has it


def switches(query: Query, field: str, link: Callable[[Query], str], *, excluded: bool = False) -> Callable[[str], str]:
    """What gives the address of each value, chosen (or left out), or free again where it already is.

    Where nothing is filtered by the field, all of its addresses are one but for the value, and `link` is asked once.
    """
    if any(one.field == field for one in query.filters):
        return lambda value: link(switched(query, field, value, excluded=excluded))
    before, after = link(switched(query, field, _HOLE, excluded=excluded)).split(encoded(_HOLE))
    return lambda value: before + encoded(value) + after


def periods(query: Query, link: Callable[[Query], str]) -> Callable[[str], str]:
    """What gives the address of each period instead of the dates that are chosen: that of the stories a bar counts.

    Where one period alone is chosen already, its address is free of it.
    """
    alone, instead = chosen(query, "date"), switches(without_chosen_dates(query), "date", link)
    return lambda period: link(switched(query, "date", period)) if alone == {period} else instead(period)
