"""Puts the lines of a concordance in order.

Lines that an order leaves equal are in the order of the results: story after story, its headline first. By neighbours
the nearest word counts first, then the next, DEPTH of them; where there is none, as at the beginning of a paragraph,
comes first of all. Accents and capitals are ignored.
"""

import numpy as np

from index.segment.array_file import Array
from search.concordance.concordance import Order
from search.concordance.matches import Places
from search.concordance.words import Words
from search.document_columns import Columns

BY_WORDS = frozenset[Order](("left", "match", "right"))


def ordered(found: tuple[Places, ...], words: Words | None, by: Order, stories: Array, columns: Columns) -> Array:
    """The order of all matches, as places among them field after field, intp.

    words  needed for the orders in BY_WORDS
    stories  documents in the order of the results
    """
    documents = np.concatenate([one.documents for one in found])
    order = _as_results(documents, found, stories)
    if by == "date":  # the oldest first, unknown ones last
        days = columns.days.take(documents.take(order)) - np.uint32(1)
        return order.take(np.argsort(days, kind="stable"))
    if by in BY_WORDS and words is not None:
        return order.take(np.lexsort([row.take(order) for row in _rows(words, by)][::-1]))
    return order


def ranks(documents: Array, stories: Array) -> Array:
    """The places of documents among the stories, intp."""
    sorting = np.argsort(stories)
    return sorting.take(stories.take(sorting).searchsorted(documents))


def _as_results(documents: Array, found: tuple[Places, ...], stories: Array) -> Array:
    field = np.repeat(np.arange(len(found)), [len(one.documents) for one in found])
    return np.argsort(ranks(documents, stories) * len(found) + field, kind="stable")


def _rows(words: Words, by: Order) -> list[Array]:
    """What counts first, second …; of equal matches what follows them."""
    if by == "match":
        return [*words.match, *words.right]
    return list(words.left if by == "left" else words.right)
