"""Which segments a commit merges: a merge policy for the `mergetype` of Whoosh's commit."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from index.segment.builder import MOST_DOCUMENTS
from index.segment.live import in_order
from index.segment.merging import merged
from index.whoosh_codec.codec import ArraySegment, new_segment, opened, path_of

SMALL = MOST_DOCUMENTS // 2  # live documents; any two segments of no more than that make one
MOST_SMALL = 8  # small segments that may lie side by side; each costs every search a little

Segments = list[ArraySegment]


def policy(added: Iterable[ArraySegment] = ()) -> Callable[[Any, Segments], Segments]:
    """A merge policy that first appends segments that were written elsewhere, their files in the index's folder.

    Small segments are merged once there are more than MOST_SMALL of them, others only once more than half of their
    documents are deleted; none becomes larger than MOST_DOCUMENTS. Whoosh's commit deletes the files of those that
    are merged.
    """
    new = list(added)

    def merge(writer: Any, segments: Segments) -> Segments:
        return _merged(writer.storage.folder, [*segments, *new])

    return merge


def _merged(folder: str, segments: Segments) -> Segments:
    """The segments after merging, each merged one in the place of its first part; empty ones left out."""
    kept = {segment: segment for segment in segments if segment.doc_count()}
    for group in groups(list(kept)):
        made = new_segment(sum(segment.doc_count() for segment in group))
        merged(in_order((opened(folder, one), list(one.deleted_docs())) for one in group), path_of(folder, made))
        kept[group[0]] = made
        for segment in group[1:]:
            del kept[segment]
    return list(kept.values())


def groups(segments: Sequence[ArraySegment]) -> list[Segments]:
    """The segments that are due, those side by side that make one; alone only to shed many deleted documents."""
    together: list[Segments] = []
    room = 0
    for segment in _due(segments):
        live = segment.doc_count()
        if live > room:
            together.append([])
            room = MOST_DOCUMENTS
        together[-1].append(segment)
        room -= live
    return [group for group in together if len(group) > 1 or _mostly_deleted(group[0])]


def _due(segments: Sequence[ArraySegment]) -> Segments:
    small = [segment for segment in segments if segment.doc_count() <= SMALL]
    return small if len(small) > MOST_SMALL else list(filter(_mostly_deleted, segments))


def _mostly_deleted(segment: ArraySegment) -> bool:
    live, deleted = int(segment.doc_count()), int(segment.deleted_count())
    return live <= MOST_DOCUMENTS and deleted > live
