"""The segments of an index as one: documents are numbered through all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from index.segment.array_file import Array
from index.segment.segment import Segment


@dataclass(frozen=True, slots=True)
class LiveSegment:
    """A segment in its place."""

    segment: Segment
    base: int  # the number of its first document among all
    deleted: Array | None = None  # bool (documents,); None where none is

    @property
    def end(self) -> int:
        """The number behind its last document's."""
        return self.base + self.segment.documents


def in_order(segments: Iterable[tuple[Segment, Sequence[int]]]) -> tuple[LiveSegment, ...]:
    """Segments with the numbers of their deleted documents, one behind the other."""
    live: list[LiveSegment] = []
    for segment, gone in segments:
        deleted = None
        if gone:
            deleted = np.zeros(segment.documents, bool)
            deleted[list(gone)] = True
        live.append(LiveSegment(segment, live[-1].end if live else 0, deleted))
    return tuple(live)
