"""Applies the values chosen in facets, and folds the copies of a story."""

import numpy as np

from index.segment.array_file import Array
from index.segment.inversion import changes
from index.segment.strings import encoded
from search.document_columns import Columns
from search.found import Found
from search.query import Filter


def passing(documents: Array, chosen: Filter, columns: Columns) -> Array:
    """Which of the documents a filter lets through, bool (documents,)."""
    having = np.zeros(columns.documents, bool)
    for one in columns.segments:
        field = one.segment.field(chosen.field)
        for value in chosen.values if field is not None else ():
            number = field.ordered.find(encoded(value)) if field is not None else None
            if field is not None and number is not None:
                having[one.base : one.end][field.postings(number, number + 1)[0]] = True
    passed: Array = having[documents] != chosen.excluded
    return passed


def folded(found: Found, columns: Columns) -> Found:
    """One story of each family of repeats: the lead if it is among them, else the copy whose id comes first."""
    families = columns.families
    places, numbers = families.among(found.documents)
    if not places.size:
        return found
    documents = found.documents[places]
    keep = np.ones(len(found.documents), bool)
    keep[places] = families.leads[numbers] == documents
    led = np.zeros(len(families.leads), bool)
    led[numbers[keep[places]]] = True
    orphans = np.flatnonzero(~led[numbers])
    order = np.lexsort((columns.id_ranks(documents[orphans]), numbers[orphans]))
    keep[places[orphans[order[changes(numbers[orphans][order])]]]] = True
    return Found(found.documents[keep], found.scores[keep])
