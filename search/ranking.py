"""The constants of ranking: BM25F over the fields that words without a field look in."""

from math import log

K1 = 1.2  # how soon more mentions stop counting; Robertson & Zaragoza 2009, The Probabilistic Relevance Framework
B = 0.75  # 0 to 1, how much long texts are marked down; the same source
B_SHORT = 0.3  # of headlines and other short fields, whose length says little; measured on TIME 1963 and Reuters-21578
LONG_FIELDS = ("body",)


def idf(stories: int, with_term: int) -> float:
    """How telling a word is that stands in `with_term` of `stories`; never negative (Lucene's form of BM25)."""
    return log(1 + (stories - with_term + 0.5) / (with_term + 0.5))
