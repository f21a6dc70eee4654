"""How near each other a story has the words of a query, and what that adds to its score.

Rasolofo & Savoy 2003, Term Proximity Scoring for Keyword-Based Retrieval Systems: a pair of words counts 1/distance²
wherever both stand within WINDOW of each other; the sum is saturated as BM25 saturates a count, weighted by the lesser
idf and added to the score of the best stories. Only words side by side in the query are pairs, the sequential
dependence of Metzler & Croft 2005, A Markov Random Field Model for Term Dependencies.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from index.segment.array_file import Array
from search.executor.terms import PLACE
from search.ranking import K1, B

WINDOW = 5  # positions, stop words counted; Rasolofo & Savoy 2003
RESCORED = 50  # the best stories by BM25F, which the bonus may reorder; 20 to 1,000 came out alike on real queries


def proximity(places: Sequence[Array], idfs: Sequence[float], lengths: Array) -> Array:
    """The bonus of each story, 0 or more, on the scale of its BM25F score, (stories,).

    places  of each searched word, in the query's order, int64 keys, ascending: the story's number << PLACE | the
            position; headline and body as one text with PARAGRAPH_GAP between
    idfs    of the same words
    lengths (stories,), of the bodies, as multiples of the average
    """
    pull = K1 * (1 - B + B * lengths)
    bonus = np.zeros(len(lengths))
    for (one, other), weights in zip(pairwise(places), pairwise(idfs), strict=True):
        near = nearness(one, other, len(lengths))
        bonus += min(weights) * near * (K1 + 1) / (near + pull)
    return bonus


def nearness(one: Array, other: Array, stories: int) -> Array:
    """The sum of 1/distance² over all places of the two words within WINDOW, (stories,).

    A place that both words share counts nothing.
    """
    first = other.searchsorted(one - WINDOW)
    sizes = other.searchsorted(one + WINDOW, "right") - first
    ends = np.cumsum(sizes)
    places = np.repeat(one, sizes)
    at = np.repeat(first - (ends - sizes), sizes) + np.arange(len(places))
    distances = (other.take(at) - places).astype(float)
    apart = np.flatnonzero(distances)
    return np.bincount(places.take(apart) >> PLACE, distances.take(apart) ** -2, stories)
