"""A Whoosh query for one term in several fields, scored by true BM25F.

Whoosh's own scoring adds up the scores of the fields; BM25F adds up the counts before it saturates them, which
finds the known story first far more often (README, Decisions).
"""

from collections.abc import Iterator
from typing import Any

from whoosh.matching import ListMatcher, NullMatcher
from whoosh.query import Query

from index.schema import Field
from index.whoosh_schema import exact, stemmed
from search.ranking import idf, saturated, weighted_count


class FieldsTerm(Query):  # type: ignore[misc]
    """Stories with a term in any of the fields; `by_stem` looks in the stemmed reading, else in the exact one."""

    def __init__(self, fields: tuple[Field, ...], text: str, *, by_stem: bool) -> None:
        self.boost = 1.0
        self._text = text
        self._weights = {(stemmed if by_stem else exact)(field): field for field in fields}
        self._scores: dict[int, dict[int, float]] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FieldsTerm) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"FieldsTerm({'|'.join(self._weights)}:{self._text})"

    def _key(self) -> tuple[str, ...]:
        return (self._text, *self._weights)

    def is_leaf(self) -> bool:
        return True

    def terms(self, phrases: bool = False) -> Iterator[tuple[str, str]]:
        return ((name, self._text) for name in self._weights)

    def estimate_size(self, reader: Any) -> int:
        return sum(int(reader.doc_frequency(name, self._text)) for name in self._weights)

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        if self._scores is None:
            self._scores = self._score_all(searcher.get_parent())
        scores = self._scores.get(id(searcher.reader()))
        if not scores:
            return NullMatcher()
        numbers = sorted(scores)
        return ListMatcher(numbers, [scores[number] for number in numbers])

    def _score_all(self, parent: Any) -> dict[int, dict[int, float]]:
        """Score by document number, by segment; the whole index at once, because idf is the whole index's."""
        leaves = [leaf for leaf, _ in parent.leaf_searchers()]
        weighted = {id(leaf.reader()): self._weighted_counts(leaf.reader(), parent) for leaf in leaves}
        rarity = idf(parent.doc_count(), sum(map(len, weighted.values())))
        return {
            leaf: {number: rarity * saturated(value) for number, value in values.items()}
            for leaf, values in weighted.items()
        }

    def _weighted_counts(self, reader: Any, parent: Any) -> dict[int, float]:
        counts: dict[int, float] = {}
        for name, field in self._weights.items():
            if (name, self._text) not in reader:
                continue
            average = parent.avg_field_length(name)
            postings = reader.postings(name, self._text)
            while postings.is_active():
                number = postings.id()
                length = reader.doc_field_length(number, name)
                part = weighted_count(postings.weight(), field.weight or 1.0, field.name, length, average)
                counts[number] = counts.get(number, 0.0) + part
                postings.next()
        return counts
