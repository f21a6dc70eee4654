"""What a query finds in an index, before filters and order."""

from dataclasses import dataclass

from index.segment.array_file import Array


@dataclass(frozen=True, slots=True)
class Found:
    """All hits, folded copies included, deleted documents not."""

    documents: Array  # intp (hits,), numbered through all segments; ascending until they are put in order
    scores: Array  # float32 (hits,)

    def only(self, places: Array) -> "Found":
        """Some of the hits, in the order of these places among them."""
        return Found(self.documents[places], self.scores[places])
