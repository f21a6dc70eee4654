"""A node of our own among Whoosh's: one word in several fields."""

from whoosh.query import Or


class Word(Or):  # type: ignore[misc]
    """One word, pattern or phrase, looked for in several fields or forms and scored as one (BM25F).

    The terms, patterns or phrases of it count together: weighted by field, added up, then saturated, with one idf. To
    Whoosh it is an Or and finds the same. Whoosh's `normalize` of an Or around it would take it apart.
    """
