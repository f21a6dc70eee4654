"""The Whoosh Codec whose segments are files of arrays."""

from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from whoosh.codec.base import Codec
from whoosh.codec.whoosh3 import W3Segment
from whoosh.index import _DEF_INDEX_NAME

from index.segment.live import LiveSegment, in_order
from index.segment.segment import ENDING, Segment
from index.whoosh_codec.documents_reader import ArrayDocumentsReader
from index.whoosh_codec.documents_writer import ArrayDocumentsWriter
from index.whoosh_codec.field_writer import ArrayFieldWriter
from index.whoosh_codec.terms_reader import ArrayTermsReader
from index.whoosh_codec.views import Views

_open: WeakValueDictionary[Path, Segment] = WeakValueDictionary()  # a segment's file is never written twice


class ArrayCodec(Codec):  # type: ignore[misc]
    """Reads and writes segments of arrays, in a folder, of the fields in index/whoosh_schema.py."""

    length_stats = False  # the writer counts lengths itself

    def per_document_writer(self, storage: Any, segment: "ArraySegment") -> ArrayDocumentsWriter:
        segment.taken = ArrayDocumentsWriter()
        return segment.taken

    def field_writer(self, storage: Any, segment: "ArraySegment") -> ArrayFieldWriter:
        """A writer of the documents that the segment's per_document_writer takes."""
        taken, segment.taken = segment.taken, None
        if taken is None:
            raise ValueError("the per-document writer is made first")
        return ArrayFieldWriter(path_of(storage.folder, segment), taken)

    def terms_reader(self, storage: Any, segment: "ArraySegment") -> ArrayTermsReader:
        return ArrayTermsReader(Views(opened(storage.folder, segment)))

    def per_document_reader(self, storage: Any, segment: "ArraySegment") -> ArrayDocumentsReader:
        arrays = opened(storage.folder, segment)
        return ArrayDocumentsReader(arrays, Views(arrays), segment)

    def new_segment(self, storage: Any, indexname: str) -> "ArraySegment":
        return ArraySegment(self, indexname)


class ArraySegment(W3Segment):  # type: ignore[misc]
    """What the table of contents keeps of a segment: its name, how many documents it has and which are deleted."""

    taken: ArrayDocumentsWriter | None = None  # while it is written, between its two writers

    def should_assemble(self) -> bool:
        return False

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Delete a document or, with False, bring it back."""
        if delete:
            super().delete_document(docnum)
        elif self._deleted is not None:
            self._deleted.discard(docnum)


def new_segment(documents: int, name: str | None = None) -> ArraySegment:
    """A segment for a file with so many documents that is or will be at `path_of` it; named anew where no name is."""
    return ArraySegment(ArrayCodec(), _DEF_INDEX_NAME, documents, name)


def path_of(folder: Path | str, segment: ArraySegment) -> Path:
    """Where the segment's file lies."""
    return Path(folder) / str(segment.make_filename(ENDING))


def opened(folder: Path | str, segment: ArraySegment) -> Segment:
    """The segment's arrays; the same object for all that have it open."""
    path = path_of(folder, segment).absolute()
    found = _open.get(path)
    if found is None:
        found = _open[path] = Segment(path)
    return found


def live_segments(whoosh: Any) -> tuple[LiveSegment, ...]:
    """The segments of an open Whoosh index as it was last committed, in Whoosh's numbering of documents."""
    segments = whoosh._segments()
    return in_order((opened(whoosh.storage.folder, one), list(one.deleted_docs())) for one in segments)
