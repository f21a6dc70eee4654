"""What a query finds in an index, before filters and order."""

from dataclasses import dataclass

from index.segment.array_file import Array


@dataclass(frozen=True, slots=True)
class Found:
    """All hits, folded copies included, deleted documents not."""

    documents: Array  # intp (hits,), ascending, numbered through all segments
    scores: Array  # float32 (hits,)
