"""What nearness adds to the scores of the best stories."""

from collections.abc import Mapping, Sequence

import numpy as np

from index.schema import stemmed
from index.segment.array_file import Array
from search.executor.collection import Collection
from search.executor.leaf import Leaf
from search.executor.positions import Positions
from search.executor.terms import PLACE
from search.found import Found
from search.proximity import RESCORED, proximity

TITLE, BODY = stemmed("title"), stemmed("body")
_BEHIND = 1 << (PLACE - 1)  # added to a body's positions, so that no word of the headline is near them

Word = tuple[float, Mapping[str, Positions]]  # its idf, and by Whoosh field where it stands in the hits


def neighbours(leaves: Sequence[Leaf]) -> Sequence[int]:
    """Which leaves of a query are words that may stand near each other, in their order; none if it is only one."""
    words = [number for number, leaf in enumerate(leaves) if BODY in leaf.fields]
    return words if len(words) > 1 else ()


def bonuses(found: Found, words: Sequence[Word], collection: Collection) -> Array:
    """What is added to the scores of the best hits, float64 (RESCORED,) or fewer."""
    documents = found.documents[:RESCORED]
    keys = [_places(where) for _, where in words]
    best = [one[: one.searchsorted(len(documents) << PLACE)] for one in keys]
    lengths = collection.lengths(BODY, documents) / collection.average(BODY)
    return proximity(best, [idf for idf, _ in words], lengths)


def _places(places: Mapping[str, Positions]) -> Array:
    """The keys of a word's places in headlines and bodies together."""
    body = places[BODY].keys + _BEHIND
    if TITLE not in places:
        return body
    return np.sort(np.concatenate((places[TITLE].keys, body)))
