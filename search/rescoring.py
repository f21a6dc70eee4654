"""Moves up among the best stories those that have the query's words near each other."""

from collections.abc import Sequence

import numpy as np

from index.schema import stemmed
from index.segment.array_file import Array
from search.executor.executor import Executor
from search.executor.leaf import Leaf
from search.executor.positions import Positions, positions
from search.proximity import proximity

TITLE, BODY = stemmed("title"), stemmed("body")
_BEHIND = 1 << 32  # added to a body's positions, so that no word of the headline is near them


def bonuses(executor: Executor, leaves: Sequence[Leaf], documents: Array) -> Array:
    """What nearness adds to the scores of some documents, float64 (documents,).

    leaves  those of the query; only its plain words count, in their order
    """
    words = [leaf for leaf in leaves if BODY in leaf.fields]
    if len(words) < 2 or not documents.size:
        return np.zeros(len(documents))
    collection = executor.collection
    found = [positions(collection, leaf, documents) for leaf in words]
    idfs = [leaf.idf for leaf in words]
    lengths = collection.lengths(BODY, documents) / collection.average(BODY)
    return np.array(
        [proximity([_places(one, at) for one in found], idfs, float(lengths[at])) for at in range(len(documents))]
    )


def _places(by_field: dict[str, Positions], at: int) -> Array:
    """The positions of a word in the document at a place in the list, the headline's first."""
    title = by_field[TITLE].of(at)[0] if TITLE in by_field else np.zeros(0, np.int64)
    return np.concatenate((title, by_field[BODY].of(at)[0] + _BEHIND))
