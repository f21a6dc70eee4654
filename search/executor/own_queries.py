"""Queries of our own among Whoosh's, for what none of its classes asks; Whoosh's own searcher cannot run them."""

from collections.abc import Iterator
from typing import Any, Literal

from whoosh.query import FuzzyTerm, Query


class _Own(Query):  # type: ignore[misc]
    """Equal where all of it is."""

    boost = 1.0

    def __init__(self, *told: Any) -> None:
        self._told = told

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._told))})"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, _Own) and other._told == self._told

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._told))


class Spelled(FuzzyTerm):  # type: ignore[misc]
    """Words that are spelled so but for some letters, whether or not they are possessives."""


class Nearby(_Own):
    """Several words, phrases or nearnesses of one field, each at most so many positions from the one before it."""

    def __init__(self, subqueries: tuple[Query, ...], most: int, *, ordered: bool) -> None:
        super().__init__(subqueries, most, ordered)
        self.subqueries, self.most, self.ordered = subqueries, most, ordered

    def is_leaf(self) -> bool:
        return False

    def children(self) -> Iterator[Query]:
        return iter(self.subqueries)


class Together(_Own):
    """All of several words, phrases or nearnesses of one field in one sentence or paragraph."""

    def __init__(self, subqueries: tuple[Query, ...], unit: Literal["sentence", "paragraph"]) -> None:
        super().__init__(subqueries, unit)
        self.subqueries, self.unit = subqueries, unit

    def is_leaf(self) -> bool:
        return False

    def children(self) -> Iterator[Query]:
        return iter(self.subqueries)


class Leading(_Own):
    """A word, phrase or nearness in the lead of a text."""

    def __init__(self, child: Query) -> None:
        super().__init__(child)
        self.child = child

    def is_leaf(self) -> bool:
        return False

    def children(self) -> Iterator[Query]:
        yield self.child


class AtLeast(_Own):
    """Documents that hold a word, phrase or nearness so many times in all its fields together; scored as that is."""

    def __init__(self, times: int, child: Query) -> None:
        super().__init__(times, child)
        self.times, self.child = times, child

    def is_leaf(self) -> bool:
        return False

    def children(self) -> Iterator[Query]:
        yield self.child


class Length(_Own):
    """Documents that have from `least` to `most` words in a Whoosh field, both included; None is open."""

    def __init__(self, fieldname: str, least: int | None, most: int | None) -> None:
        super().__init__(fieldname, least, most)
        self.fieldname, self.least, self.most = fieldname, least, most
