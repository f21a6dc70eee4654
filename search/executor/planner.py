"""Turns a Whoosh query tree into nodes that segments can be asked."""

from functools import partial
from math import ceil, floor
from typing import Any

from whoosh.query import (
    And,
    AndMaybe,
    AndNot,
    ConstantScoreQuery,
    DateRange,
    Every,
    Not,
    NullQuery,
    NumericRange,
    Or,
    Phrase,
    Require,
    Sequence,
    SpanNear,
    SpanNear2,
    Term,
    TermRange,
)

from search.executor.clock import Clock
from search.executor.collection import Collection
from search.executor.feedback import Added
from search.executor.filters import Between, Everything, Filled, Holding, Long, Nothing
from search.executor.leaf import Leaf
from search.executor.node import Node
from search.executor.often import Often
from search.executor.own_queries import AtLeast, Leading, Length, Nearby, Together
from search.executor.phrases import Known, looked_up
from search.executor.places import terms_of
from search.executor.placing import PATTERNS, Placing
from search.executor.sets import All, Complement, Constant, Maybe, Scaled, Some
from search.executor.terms import Terms
from search.executor.word import Word
from search.executor.words import Weighted
from search.executor.words import Word as WordNode
from search.ranking import idf
from search.speech import Say, gettext, number


class Planner:
    """Plans one query, and collects what there is to say about it."""

    def __init__(self, collection: Collection, most_terms: int, clock: Clock) -> None:
        self._collection = collection
        self._most_terms = most_terms
        self._clock = clock
        self._placing = Placing(collection, most_terms, clock)
        self.leaves: list[Leaf] = []

    @property
    def notes(self) -> tuple[Say, ...]:
        """What was limited, in plain sentences, each once."""
        return tuple(partial(_limited, pattern, self._most_terms) for pattern in self._placing.limited)

    def plan(self, query: Any, shown: bool = True) -> Node:
        """The node of a query; what it looks for is among `leaves` if `shown`. TypeError for an unknown kind."""
        self._clock.check()
        node = self._node(query, shown)
        boost = getattr(query, "boost", 1.0)
        return node if boost == 1 else Scaled(node, boost)

    def _node(self, query: Any, shown: bool) -> Node:
        match query:
            case Word() | Term() | Phrase() | Sequence() | SpanNear() | SpanNear2() | Nearby() | Together() | Leading():
                return self._leaf(query, shown)
            case And():
                return _all([self.plan(one, shown) for one in query.subqueries])
            case Or():
                return _some([self.plan(one, shown) for one in query.subqueries])
            case AndNot():
                return All([self.plan(query.a, shown), Complement(self.plan(query.b, shown=False))])
            case Require():
                return All([self.plan(query.a, shown), Constant(self.plan(query.b, shown), 0)])
            case AndMaybe():
                return Maybe(self.plan(query.a, shown), self.plan(query.b, shown))
            case Not():
                return Complement(self.plan(query.query, shown=False))
            case ConstantScoreQuery():
                return Constant(self.plan(query.child, shown), query.score)
            case AtLeast():
                often = Often(self._placing.place(query.child), query.times, self._clock)
                return All([self.plan(query.child, shown), often])
            case NumericRange():
                return _between(query)
            case Length():
                return Long(query.fieldname, query.least, query.most)
            case Every():
                return Filled(query.fieldname) if query.fieldname else Everything()
        return self._pattern(query, shown)

    def _pattern(self, query: Any, shown: bool) -> Node:
        if query is NullQuery:
            return Nothing()
        if isinstance(query, PATTERNS):
            every = query.text in ("", "*") and not hasattr(query, "maxdist")
            return Filled(query.fieldname) if every else self._leaf(query, shown)
        if isinstance(query, TermRange):
            place = self._placing.place(query)
            return Holding(terms_of(place) or ())
        raise TypeError(f"the executor knows no query of the kind {type(query).__name__}")

    def _leaf(self, query: Any, shown: bool) -> Node:
        place = self._placing.place(query)
        terms = terms_of(place)
        scored = None if terms is None else [one for one in terms if one.reading.kind != "whole"]
        if scored == []:
            return Holding(terms or ())
        if scored is None:
            looked = looked_up(place, self._collection, self._clock)
            (node, rarity), spans = self._known(looked.weighted), looked.spans
        else:
            (node, rarity), spans = self._scored(scored), {}
        if shown and not isinstance(query, Added):
            self.leaves.append(Leaf(query, place, rarity, spans))
        whole = [one for one in terms or () if one.reading.kind == "whole"]
        return Some([node, Holding(whole)]) if whole else node

    def _scored(self, terms: list[Terms]) -> tuple[Node, float]:
        """The node of a word, and its idf."""
        frequencies = [one.frequency for one in terms if one.frequency is not None]
        if len(frequencies) == len(terms):
            rarity = idf(self._collection.documents, max(frequencies))
            return WordNode(self._collection, terms, rarity), rarity
        word, found = WordNode(self._collection, terms, 1.0), []
        for part in self._collection.parts:
            self._clock.check()
            found.append(word.weighted(part))
        return self._known(found)

    def _known(self, found: list[Weighted]) -> tuple[Node, float]:
        rarity = idf(self._collection.documents, sum(len(one.documents) for one in found))
        return Known(found, rarity), rarity


def _all(nodes: list[Node]) -> Node:
    if len(nodes) < 2:
        return nodes[0] if nodes else Nothing()
    return All(nodes)


def _some(nodes: list[Node]) -> Node:
    if len(nodes) < 2:
        return nodes[0] if nodes else Nothing()
    return Some(nodes)


def _between(query: Any) -> Node:
    """A range of whole numbers; a date is the number YYYYMMDD."""
    low, high = query.start, query.end
    if isinstance(query, DateRange):
        low, high = (end and end.year * 10000 + end.month * 100 + end.day for end in (query.startdate, query.enddate))
    if low is not None:
        low = floor(low) + 1 if query.startexcl else ceil(low)
    if high is not None:
        high = ceil(high) - 1 if query.endexcl else floor(high)
    return Between(query.fieldname, low, high)


def _limited(pattern: str, most: int) -> str:
    return gettext(
        "“%(pattern)s” stands for more than %(number)s different words; "
        "the %(number)s that most stories have were searched.",
        pattern=pattern,
        number=number(most),
    )
