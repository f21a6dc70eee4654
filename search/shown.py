"""Hits as the page shows them: the stored article, with what was found marked by its stored positions."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.schema import ARTICLE, exact, stemmed
from index.segment.array_file import Array
from search.document_columns import Columns
from search.executor.executor import Executor
from search.executor.leaf import Leaf
from search.executor.positions import Positions, positions
from search.found import Found
from search.hit import Place, hit
from search.passages import Occurrences
from search.results import Hit

_SHOWN = {"title": (stemmed("title"), exact("title")), "body": (stemmed("body"), exact("body"))}


class _Leaf(NamedTuple):
    """Where a word or phrase of the query stands in the hits."""

    number: int
    by_field: dict[str, Positions]  # by Whoosh field


def hits(found: Found, places: Array, leaves: Sequence[Leaf], executor: Executor, columns: Columns) -> tuple[Hit, ...]:
    """The hits at some places of `found`, in that order."""
    documents = found.documents[places]
    where = [_Leaf(number, positions(executor.collection, leaf, documents)) for number, leaf in enumerate(leaves)]
    return tuple(
        _hit(document, [_occurrences(where, name, at) for name in _SHOWN], float(found.scores[place]), columns)
        for at, (document, place) in enumerate(zip(documents.tolist(), places.tolist(), strict=True))
    )


def _hit(document: int, found: Sequence[list[Occurrences]], score: float, columns: Columns) -> Hit:
    live, number = columns.located(document)
    field = live.segment.field(exact("body"))
    begins = [] if field is None else field.begins(number)
    place = Place(score, columns.families.copies_of(document), title=found[0], body=found[1], begins=begins)
    return hit(live.segment.stored[number][ARTICLE], place)


def _occurrences(where: Sequence[_Leaf], name: str, at: int) -> list[Occurrences]:
    """All that was found in a field of the hit at a place in the list."""
    found = []
    for leaf in where:
        for field in _SHOWN[name]:
            if field in leaf.by_field:
                starts, lengths = leaf.by_field[field].of(at)
                found += [Occurrences(starts[lengths == n], n, leaf.number) for n in np.unique(lengths).tolist()]
    return found
