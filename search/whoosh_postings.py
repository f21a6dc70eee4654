"""Reads from a Whoosh index which stories hold a term or a phrase, and how often.

Only Whoosh's postings are used. Its matchers are not: nested, they run past their end or lose hits, and limited
searches return wrong totals (README, Decisions).
"""

from collections.abc import Iterator, Sequence
from typing import Any

Counts = dict[int, float]  # occurrences by document number


def term_counts(reader: Any, name: str, term: str) -> Counts:
    """How often the Whoosh field `name` holds the term, in every story that does."""
    return {postings.id(): postings.weight() for postings in _postings(reader, name, term)}


def phrase_counts(reader: Any, name: str, words: Sequence[str]) -> Counts:
    """How often the Whoosh field `name`, which must have positions, holds the words in this order side by side."""
    places = [_places(reader, name, word) for word in words]
    rarest = min(places, key=len)
    counts: Counts = {}
    for number in rarest:
        if all(number in place for place in places):
            starts = ({at - n for at in place[number]} for n, place in enumerate(places))
            found = set.intersection(*starts)
            if found:
                counts[number] = float(len(found))
    return counts


def _places(reader: Any, name: str, term: str) -> dict[int, list[int]]:
    """The positions of a term by document number."""
    return {postings.id(): postings.value_as("positions") for postings in _postings(reader, name, term)}


def _postings(reader: Any, name: str, term: str) -> Iterator[Any]:
    """The term's postings one after the other; the object yielded is the same each time."""
    if (name, term) not in reader:
        return
    postings = reader.postings(name, term)
    while postings.is_active():
        yield postings
        postings.next()
