"""Counts the values of facets over all hits, and applies the filters chosen in them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from index.schema import BY_NAME
from search.columns import Columns, Values
from search.facet_values import FacetValues
from search.labels import Labels
from search.query import Filter
from search.results import Facet


def passing(numbers: Iterable[int], filters: Sequence[Filter], columns: Columns) -> list[int]:
    """The stories that every filter lets through."""
    left = list(numbers)
    for chosen in filters:
        values = columns.facet(chosen.field)
        wanted = frozenset(chosen.values)
        left = [number for number in left if wanted.isdisjoint(values[number]) == chosen.excluded]
    return left


def folded(numbers: Sequence[int], columns: Columns) -> list[int]:
    """One story of each family of repeats: the lead if it is among them, else the first of its copies."""
    here = set(numbers)
    families: dict[int, int] = {}
    for number in numbers:
        lead = columns.leads.get(number, number)
        families.setdefault(lead, lead if lead in here else number)
    return list(families.values())


def facet(name: str, numbers: Iterable[int], filters: Sequence[Filter], columns: Columns) -> Facet:
    """The facet over all stories found, counted without the values chosen in it, so that its others stay in sight.

    A value's count is what choosing it finds: stories with an excluded value stay out of it. Beside an excluded value
    stands how many stories putting it back would bring.
    """
    own = [one for one in filters if one.field == name]
    chosen = {value for one in own if not one.excluded for value in one.values}
    excluded = {value for one in own if one.excluded for value in one.values}
    reached = passing(numbers, [one for one in filters if one.field != name], columns)
    kept = passing(reached, [one for one in own if one.excluded], columns)
    values = columns.facet(name)
    counts = _counts(values, kept, columns)
    counts.update(dict.fromkeys(chosen, 0))
    if excluded:
        outside = _counts(values, reached, columns)
        counts.update({value: outside[value] for value in excluded})
    labels = Labels(counts, name)
    counted = np.array([counts[value] for value in labels.texts(np.arange(len(labels)))], np.intp)
    return Facet(name, BY_NAME[name].label, FacetValues(name, (labels, counted), chosen, excluded))


def _counts(values: Values, numbers: Sequence[int], columns: Columns) -> Counter[str]:
    """How many families of repeats have each value; a family counts once, whichever of its stories have it."""
    leads, copies = columns.leads, columns.copies
    counts = Counter(chain.from_iterable(values[one] for one in numbers if one not in leads and one not in copies))
    repeats = (one for one in numbers if one in leads or one in copies)
    counts.update(value for _, value in {(leads.get(one, one), value) for one in repeats for value in values[one]})
    return counts
