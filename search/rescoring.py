"""What nearness adds to the scores of the best stories."""

from collections.abc import Mapping, Sequence

import numpy as np

from index.schema import stemmed
from index.segment.array_file import Array
from search.executor.collection import Collection
from search.executor.leaf import Leaf
from search.executor.positions import Positions, positions
from search.proximity import proximity

TITLE, BODY = stemmed("title"), stemmed("body")
_BEHIND = 1 << 32  # added to a body's positions, so that no word of the headline is near them


def bonuses(collection: Collection, leaves: Sequence[Leaf], documents: Array) -> Array:
    """What is added to the scores of some documents, float64 (documents,).

    leaves  those of the query, of which only plain words count, in their order
    """
    words = [leaf for leaf in leaves if BODY in leaf.fields]
    if len(words) < 2:
        return np.zeros(len(documents))
    idfs = [leaf.idf for leaf in words]
    where = [positions(collection, leaf, documents, (TITLE, BODY)) for leaf in words]
    lengths = (collection.lengths(BODY, documents) / collection.average(BODY)).tolist()
    return np.array(
        [proximity([_places(by_field, at) for by_field in where], idfs, length) for at, length in enumerate(lengths)]
    )


def _places(where: Mapping[str, Positions], at: int) -> list[int]:
    """The places of a word in the headline of the document at a place in the list, then those in its body."""
    title = where[TITLE].starts[at] if TITLE in where else []
    return [*title, *(place + _BEHIND for place in where[BODY].starts[at])]
