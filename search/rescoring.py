"""What nearness adds to the scores of the best stories."""

from collections.abc import Mapping, Sequence

import numpy as np

from index.schema import stemmed
from index.segment.array_file import Array
from search.executor.collection import Collection
from search.executor.leaf import Leaf
from search.executor.positions import Positions, positions
from search.executor.spans import PLACE
from search.proximity import proximity

TITLE, BODY = stemmed("title"), stemmed("body")
_BEHIND = 1 << (PLACE - 1)  # added to a body's positions, so that no word of the headline is near them


def bonuses(collection: Collection, leaves: Sequence[Leaf], documents: Array) -> Array:
    """What is added to the scores of some documents, float64 (documents,).

    leaves  those of the query, of which only plain words count, in their order
    """
    words = [leaf for leaf in leaves if BODY in leaf.fields]
    if len(words) < 2:
        return np.zeros(len(documents))
    where = [_places(positions(collection, leaf, documents, (TITLE, BODY))) for leaf in words]
    lengths = collection.lengths(BODY, documents) / collection.average(BODY)
    return proximity(where, [leaf.idf for leaf in words], lengths)


def _places(where: Mapping[str, Positions]) -> Array:
    """The keys of a word's places in headlines and bodies together."""
    body = where[BODY].keys + _BEHIND
    if TITLE not in where:
        return body
    return np.sort(np.concatenate((where[TITLE].keys, body)))
