"""Turns the leaves of a Whoosh query into places in texts."""

from typing import Any

from whoosh.query import (
    FuzzyTerm,
    Or,
    Ordered,
    Phrase,
    Prefix,
    Sequence,
    SpanNear,
    SpanNear2,
    Term,
    TermRange,
    Wildcard,
)

from search.executor.clock import Clock
from search.executor.collection import Collection
from search.executor.expansion import expanded, term
from search.executor.own_queries import Leading, Nearby, Together
from search.executor.places import Before, Chain, Either, Near, Place, Words
from search.executor.places import Leading as LeadingPlace
from search.executor.places import Together as TogetherPlace
from search.executor.readings import READINGS
from search.executor.spans import Nearness

PATTERNS = (Prefix, Wildcard, FuzzyTerm)


class Placing:
    """Looks up the words of one query."""

    def __init__(self, collection: Collection, most_terms: int, clock: Clock) -> None:
        """most_terms  that a pattern may stand for, over all segments; the most frequent are taken"""
        self._collection = collection
        self._most_terms = most_terms
        self._clock = clock
        self.limited: dict[str, None] = {}  # patterns that stand for more words, as typed and each once

    def place(self, query: Any) -> Place:
        """Words, phrases and nearness; an Either of nothing for a field that is not there. TypeError for others."""
        match query:
            case Term():
                return self._term(query.fieldname, query.text)
            case Prefix() | Wildcard() | FuzzyTerm() | TermRange():
                return self._expanded(query)
            case Phrase():
                words = tuple(self._term(query.fieldname, word) for word in query.words)
                return Near(words, Nearness(query.slop)) if words else Either(())
            case Ordered():
                return Before(self._several(query.subqueries))
            case Sequence():
                return Near(self._several(query.subqueries), Nearness(query.slop, query.ordered), halves=True)
            case SpanNear():
                how = Nearness(query.slop, query.ordered, query.mindist)
                return Near(self._several((query.a, query.b)), how)
            case SpanNear2():
                return Near(self._several(query.qs), Nearness(query.slop, query.ordered, query.mindist))
            case Nearby():
                return Chain(self._several(query.subqueries), query.most, query.ordered)
            case Together():
                return TogetherPlace(self._several(query.subqueries), query.unit)
            case Leading():
                return LeadingPlace((self.place(query.child),))
            case Or():
                return _either(self._several(query.subqueries))
        raise TypeError(f"a query of the kind {type(query).__name__} has no place in a text")

    def _several(self, queries: Any) -> tuple[Place, ...]:
        return tuple(map(self.place, queries))

    def _term(self, name: str, text: str | bytes) -> Place:
        reading = READINGS.get(name)
        return Words(term(self._collection, reading, text)) if reading else Either(())

    def _expanded(self, query: Any) -> Place:
        reading = READINGS.get(query.fieldname)
        if reading is None:
            return Either(())
        terms, too_many = expanded(self._collection, reading, query, self._most_terms, self._clock)
        if too_many:
            sign = {Prefix: "*", FuzzyTerm: "~"}.get(type(query), "")
            self.limited[f"{query.text}{sign}"] = None
        return Words(terms)


def _either(places: tuple[Place, ...]) -> Place:
    """Any of several places; where these are words of one field, those that no document holds are left out."""
    names = {one.terms.reading.name if isinstance(one, Words) else None for one in places}
    if None not in names and len(names) == 1:
        places = tuple(one for one in places if isinstance(one, Words) and any(one.terms.ranges)) or places[:1]
    return places[0] if len(places) == 1 else Either(places)
