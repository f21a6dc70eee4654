"""Stories that are folded together: a lead and its copies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.schema import COPY_OF
from index.segment.array_file import Array
from index.segment.live import LiveSegment

_NONE = np.zeros(0, np.intp)


@dataclass(frozen=True, slots=True)
class Families:
    """Leads with copies and their copies, numbered family by family; deleted documents are in none."""

    numbers: Array  # unsigned (documents,), the family of each, len(leads) where it is in none; empty without families
    leads: Array  # uint32 (families,), documents
    copies: Array  # intp (families,), how many are folded under the lead

    def among(self, documents: Array) -> tuple[Array, Array]:
        """Which of the documents are in families, as places among them, and the family of each of these, both intp."""
        if not self.numbers.size:
            return _NONE, _NONE
        found = self.numbers[documents]
        places = np.flatnonzero(found < len(self.leads))
        return places, found[places].astype(np.intp)

    def copies_of(self, document: int) -> int:
        """How many other stories are folded together with a document, be it their lead or one of the copies."""
        number = int(self.numbers[document]) if self.numbers.size else len(self.leads)
        return int(self.copies[number]) if number < len(self.leads) else 0


def families(segments: Sequence[LiveSegment]) -> Families:
    """The families of all segments; a copy whose lead is gone stands alone."""
    copies, leads = _pairs(segments)
    if not copies.size:
        return Families(_NONE, _NONE, _NONE)
    sizes = np.bincount(leads)
    found = np.flatnonzero(sizes)
    numbers = np.full(segments[-1].end, len(found), np.min_scalar_type(len(found)))
    numbers[found] = np.arange(len(found))
    numbers[copies] = numbers[leads]
    return Families(numbers, found.astype(np.uint32), sizes[found])


def _pairs(segments: Sequence[LiveSegment]) -> tuple[Array, Array]:
    """The copies and the lead of each, intp."""
    fields = [(one, field) for one in segments if (field := one.segment.field(COPY_OF)) is not None]
    lead_of = _documents(segments, dict.fromkeys(term for _, field in fields for term in field.terms))
    copies, leads = [_NONE], [_NONE]
    for one, field in fields:
        lead = np.array([lead_of.get(term, -1) for term in field.terms], np.intp)
        of_posting = np.repeat(lead, np.diff(field.first))
        living = of_posting >= 0
        if one.deleted is not None:
            living &= ~one.deleted[field.documents]
        copies.append(field.documents[living] + np.intp(one.base))
        leads.append(of_posting[living])
    return np.concatenate(copies), np.concatenate(leads)


def _documents(segments: Sequence[LiveSegment], wanted: Mapping[bytes, object]) -> dict[bytes, int]:
    """The documents that have the wanted ids, deleted ones left out."""
    found: dict[bytes, int] = {}
    for one in segments if wanted else ():
        field = one.segment.field("id")
        for number, term in enumerate(field.terms if field else ()):
            if field and term in wanted:
                documents = field.postings(number, number + 1)[0]
                for document in documents if one.deleted is None else documents[~one.deleted[documents]]:
                    found[term] = one.base + int(document)
    return found
