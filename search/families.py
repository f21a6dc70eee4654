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
    """The leads that have copies, and the copies, deleted documents left out."""

    members: Array  # uint32, ascending document numbers
    leads: Array  # uint32 (members,), the lead of each; itself for a lead
    copies: Array  # uint32 (members,), how many are folded under it
    is_member: Array  # bool (documents,)

    def among(self, documents: Array) -> tuple[Array, Array]:
        """Which of the documents are in families, as places among them, and the lead of each of these, both intp."""
        if not self.members.size or not documents.size:
            return _NONE, _NONE
        places = np.flatnonzero(self.is_member[documents])
        return places, self.leads[np.searchsorted(self.members, documents[places])].astype(np.intp)

    def copies_of(self, document: int) -> int:
        """How many stories are folded under a document."""
        at = int(np.searchsorted(self.members, document))
        here = at < len(self.members) and self.members[at] == document
        return int(self.copies[at]) if here else 0


def families(segments: Sequence[LiveSegment]) -> Families:
    """The families of all segments; a copy whose lead is gone stands alone."""
    copies, leads = _pairs(segments)
    found, sizes = np.unique(leads, return_counts=True)
    members = np.concatenate((copies, found))
    order = np.argsort(members)
    counts = np.concatenate((np.zeros(len(copies), np.intp), sizes))
    is_member = np.zeros(segments[-1].end if segments else 0, bool)
    is_member[members] = True
    columns = (members, np.concatenate((leads, found)), counts)
    made = [column[order].astype(np.uint32) for column in columns]
    return Families(made[0], made[1], made[2], is_member)


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
