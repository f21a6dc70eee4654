"""The addresses in which one value of a facet is chosen or left out, for the many values of a page."""

from collections.abc import Callable

from search.query import Query
from web.links import encoded, switched

_HOLE = "\0"  # stands for a value; no text from outside has it


def switches(query: Query, field: str, link: Callable[[Query], str], *, excluded: bool = False) -> Callable[[str], str]:
    """What gives the address of each value, chosen (or left out), or free again where it already is.

    Where nothing is filtered by the field, all of its addresses are one but for the value, and `link` is asked once.
    """
    if any(one.field == field for one in query.filters):
        return lambda value: link(switched(query, field, value, excluded=excluded))
    before, after = link(switched(query, field, _HOLE, excluded=excluded)).split(encoded(_HOLE))
    return lambda value: before + encoded(value) + after
