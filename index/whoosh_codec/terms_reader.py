"""The terms of a segment as Whoosh looks them up and walks through them."""

from collections.abc import Iterator
from typing import Any

from whoosh.codec.base import EmptyCursor, FieldCursor, TermsReader
from whoosh.reading import TermInfo, TermNotFound

from index.segment.strings import encoded
from index.whoosh_codec.matcher import ArrayMatcher
from index.whoosh_codec.views import View, Views

Term = tuple[str, bytes]


class ArrayTermsReader(TermsReader):  # type: ignore[misc]
    """The terms of all fields of a segment."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def __contains__(self, term: Term) -> bool:
        return self._views.find(*term) is not None

    def indexed_field_names(self) -> tuple[str, ...]:
        return self._views.names

    def cursor(self, fieldname: str, fieldobj: Any) -> Any:
        view = self._views[fieldname]
        return EmptyCursor() if view is None else ArrayCursor(view, fieldobj)

    def terms(self) -> Iterator[Term]:
        return self.terms_from("", b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """Every term from this one on, those of the fields behind as well."""
        return ((name, view.strings[rank]) for name, view, rank in self._from(fieldname, prefix))

    def items(self) -> Iterator[tuple[Term, Any]]:
        return self.items_from("", b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, Any]]:
        for name, view, rank in self._from(fieldname, prefix):
            yield (name, view.strings[rank]), term_info(view, rank)

    def term_info(self, fieldname: str, text: bytes) -> Any:
        """Counts and lengths, all of them exact; TermNotFound where there is no such term."""
        return term_info(*self._found(fieldname, text))

    def frequency(self, fieldname: str, text: bytes) -> float:
        found = self._views.find(fieldname, text)
        return float(term_info(*found).weight()) if found else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        found = self._views.find(fieldname, text)
        return found[0].documents(found[1]) if found else 0

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ArrayMatcher:
        """The term's postings, deleted documents among them; TermNotFound where there is no such term."""
        view, rank = self._found(fieldname, text)
        return ArrayMatcher(view.postings(rank), (fieldname, text), format_, scorer)

    def _found(self, fieldname: str, text: bytes) -> tuple[View, int]:
        found = self._views.find(fieldname, text)
        if found is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        return found

    def _from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, View, int]]:
        for name in self._views.names:
            if name >= fieldname:
                for view, rank in self._views.ranks(name, prefix if name == fieldname else b""):
                    yield name, view, rank


class ArrayCursor(FieldCursor):  # type: ignore[misc]
    """Walks through the terms of a field."""

    def __init__(self, view: View, fieldobj: Any) -> None:
        self._view = view
        self._field = fieldobj
        self._rank = view.first

    def first(self) -> Any:
        self._rank = self._view.first
        return self.text()

    def find(self, term: str | bytes) -> Any:
        """Go to the first term that does not come before this one."""
        text = encoded(term) if isinstance(term, str) else term
        self._rank = max(self._view.first, self._view.strings.rank(text))
        return self.text()

    def next(self) -> Any:
        self._rank += 1
        return self.text()

    def text(self) -> Any:
        """The term as the field decodes it; None behind the last."""
        return self._field.from_bytes(self._view.strings[self._rank]) if self.is_valid() else None

    def term_info(self) -> Any:
        return term_info(self._view, self._rank) if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._rank < len(self._view.strings)


def term_info(view: View, rank: int) -> Any:
    """What Whoosh keeps of a term; made anew each time, as Whoosh changes it."""
    postings = view.postings(rank)
    documents, counts = postings.documents, postings.counts
    lengths = None if view.lengths is None else view.lengths[documents]
    return TermInfo(
        weight=float(len(documents) if counts is None else counts.sum()),
        df=len(documents),
        minlength=0 if lengths is None else int(lengths.min()),
        maxlength=0 if lengths is None else int(lengths.max()),
        maxweight=1.0 if counts is None else float(counts.max()),
        minid=int(documents[0]),
        maxid=int(documents[-1]),
    )
