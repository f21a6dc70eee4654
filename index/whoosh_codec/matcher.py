"""One term's postings as Whoosh walks them."""

from collections.abc import Iterator
from typing import Any

from whoosh.matching import LeafMatcher, NullMatcher, ReadTooFar

from index.whoosh_codec.views import Postings

BEHIND_ALL = (1 << 31) - 1  # the document number of a matcher that is through: Whoosh's AndNot asks for it


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]
    """Walks a term's postings.

    Never claims to know how well a stretch of documents can score, so that Whoosh leaves no document out: its pruning
    loses hits.
    """

    def __init__(self, postings: Postings, term: tuple[str, bytes], format_: Any, scorer: Any, at: int = 0) -> None:
        self._postings = postings
        self._documents = postings.documents
        self._size = len(postings.documents)
        self._term = term
        self._at = at
        self.format = format_
        self.scorer = scorer

    def copy(self) -> "ArrayMatcher":
        return ArrayMatcher(self._postings, self._term, self.format, self.scorer, self._at)

    def reset(self) -> None:
        self._at = 0

    def is_active(self) -> bool:
        return self._at < self._size

    def replace(self, minquality: float = 0) -> Any:
        return self if self.is_active() else NullMatcher()

    def id(self) -> int:
        return int(self._documents[self._at]) if self.is_active() else BEHIND_ALL

    def next(self) -> bool:
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return True

    def skip_to(self, id: int) -> bool:
        if not self.is_active():
            raise ReadTooFar
        self._at += int(self._documents[self._at :].searchsorted(id))
        return True

    def all_ids(self) -> Iterator[int]:
        return iter(self._documents[self._at :].tolist())

    def all_items(self) -> Iterator[tuple[int, Any]]:
        while self.is_active():
            yield self.id(), self.value()
            self.next()

    def weight(self) -> float:
        return float(self._postings.count(self._at))

    def value(self) -> bytes:
        """As the field's format writes it."""
        encoded: bytes = self.format.encode(self._postings.positions(self._at) if self.supports("positions") else None)
        return encoded

    def value_as(self, astype: str) -> Any:
        if astype == "frequency":
            return self._postings.count(self._at)
        if astype == "weight":
            return self.weight()
        if astype == "positions":
            return self._postings.positions(self._at)
        return super().value_as(astype)

    def score(self) -> float:
        score: float = self.scorer.score(self) if self.scorer else self.weight()
        return score

    def supports_block_quality(self) -> bool:
        return False

    def max_quality(self) -> float:
        return float("inf")

    def block_quality(self) -> float:
        return float("inf")

    def skip_to_quality(self, minquality: float) -> int:
        return 0
