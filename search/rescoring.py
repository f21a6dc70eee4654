"""What nearness adds to the scores of the best stories."""

from collections.abc import Mapping, Sequence

import numpy as np

from index.schema import stemmed
from index.segment.array_file import Array
from search.executor.collection import Collection
from search.executor.leaf import Leaf
from search.executor.positions import Positions
from search.executor.spans import PLACE
from search.found import Found
from search.proximity import RESCORED, proximity
from search.shown import Where

TITLE, BODY = stemmed("title"), stemmed("body")
_BEHIND = 1 << (PLACE - 1)  # added to a body's positions, so that no word of the headline is near them


def bonuses(found: Found, leaves: Sequence[Leaf], where: Where, collection: Collection) -> Array:
    """What is added to the scores of the best hits, float64 (hits,) or fewer.

    leaves  those of the query, of which only plain words count, in their order; `where` each stands in the hits
    """
    documents = found.documents[:RESCORED]
    words = [(leaf.idf, _places(places)) for leaf, places in zip(leaves, where, strict=True) if BODY in places]
    if len(words) < 2:
        return np.zeros(len(documents))
    idfs, keys = zip(*words, strict=True)
    best = [one[: one.searchsorted(len(documents) << PLACE)] for one in keys]
    return proximity(best, idfs, collection.lengths(BODY, documents) / collection.average(BODY))


def _places(places: Mapping[str, Positions]) -> Array:
    """The keys of a word's places in headlines and bodies together."""
    body = places[BODY].keys + _BEHIND
    if TITLE not in places:
        return body
    return np.sort(np.concatenate((places[TITLE].keys, body)))
