"""How near each other a story has the words of a query, and what that adds to its score.

Rasolofo & Savoy 2003, Term Proximity Scoring for Keyword-Based Retrieval Systems: a pair of words counts 1/distance²
wherever both stand within WINDOW of each other; the sum is saturated as BM25 saturates a count, weighted by the lesser
idf and added to the score of the best stories. Only words side by side in the query are pairs, the sequential
dependence of Metzler & Croft 2005, A Markov Random Field Model for Term Dependencies.
"""

from collections.abc import Sequence
from itertools import pairwise

from search.ranking import K1, B

WINDOW = 5  # positions, stop words counted; Rasolofo & Savoy 2003
RESCORED = 50  # the best stories by BM25F, which the bonus may reorder; 20 to 1,000 came out alike on real queries

Places = Sequence[int]  # positions in one story, ascending, none twice


def proximity(places: Sequence[Places], idfs: Sequence[float], length: float) -> float:
    """The bonus of one story, 0 or more, on the scale of its BM25F score.

    places  where the story has each searched word, in the query's order; headline and body as one text with
            PARAGRAPH_GAP between; empty where it lacks the word
    idfs    of the same words
    length  of the body, as a multiple of the average
    """
    pull = K1 * (1 - B + B * length)
    bonus = 0.0
    for (one, other), weights in zip(pairwise(places), pairwise(idfs), strict=True):
        near = nearness(one, other)
        bonus += min(weights) * near * (K1 + 1) / (near + pull) if near else 0.0
    return bonus


def nearness(one: Places, other: Places) -> float:
    """The sum of 1/distance² over all places of the two words within WINDOW; a place that both share counts nothing.

    In plain Python, as the places are few: several times as fast as NumPy for ten of each.
    """
    near, first = 0.0, 0
    for place in one:
        while first < len(other) and other[first] < place - WINDOW:
            first += 1
        for at in other[first : first + 2 * WINDOW + 1]:
            if at > place + WINDOW:
                break
            if at != place:
                near += 1 / (at - place) ** 2
    return near
