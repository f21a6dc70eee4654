"""What filters, facets and order need of every document of an index, read from its segments when first asked for."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.schema import DAY
from index.segment.array_file import Array, narrow
from index.segment.live import LiveSegment
from index.segment.strings import decoded
from search.families import Families, families
from search.field_values import FieldValues, field_values

_FEW = 512  # ids that are sooner sorted than looked up, as long as there is no table of all


class Columns:
    """The columns of one open build, in order of document number, deleted documents included.

    A table that two threads ask for at once is made twice and is the same both times.
    """

    def __init__(self, segments: Sequence[LiveSegment]) -> None:
        self.segments = tuple(segments)
        self.documents = self.segments[-1].end if self.segments else 0
        self._bases = [one.base for one in self.segments]
        self._fields: dict[str, FieldValues] = {}
        self._family_fields: dict[str, FieldValues] = {}

    @cached_property
    def days(self) -> Array:
        """ArticleDate.ordinal, uint32 (documents,); 0 where unknown."""
        columns = [one.segment.column(DAY).astype(np.uint32, copy=False) for one in self.segments]
        return columns[0] if len(columns) == 1 else np.concatenate([np.zeros(0, np.uint32), *columns])

    @cached_property
    def day_codes(self) -> tuple[Array, Array]:
        """The different days in order, intp, and the place among them of each document's, unsigned (documents,)."""
        days, codes = np.unique(self.days, return_inverse=True)
        return days.astype(np.intp), narrow(codes)

    @cached_property
    def present(self) -> Array:
        """Which documents are not deleted, bool (documents,)."""
        present = np.ones(self.documents, bool)
        for one in self.segments:
            present[one.base : one.end] = True if one.deleted is None else ~one.deleted
        return present

    @cached_property
    def alone(self) -> Array:
        """Which documents are neither deleted nor in a family, bool (documents,)."""
        alone = self.present.copy()
        alone[self.families.among(np.arange(self.documents))[0]] = False
        return alone

    @cached_property
    def families(self) -> Families:
        """The stories that are folded together."""
        return families(self.segments)

    def field(self, name: str) -> FieldValues:
        """The documents' values of a facet field."""
        if name not in self._fields:
            self._fields[name] = field_values(self.segments, name, np.flatnonzero(~self.alone))
        return self._fields[name]

    def family_field(self, name: str) -> FieldValues:
        """The values of a facet field that any story of a family has, family by family, steps above them included."""
        if name not in self._family_fields:
            places, numbers = self.families.among(np.arange(self.documents))
            made = self.field(name).by_owner(places, numbers, len(self.families.leads))
            self._family_fields[name] = made
        return self._family_fields[name]

    def located(self, document: int) -> tuple[LiveSegment, int]:
        """The segment of a document, and its number there."""
        one = self.segments[bisect_right(self._bases, document) - 1]
        return one, document - one.base

    def id(self, document: int) -> str:
        """The id of a document."""
        return decoded(self._id(document))

    def id_ranks(self, documents: Array) -> Array:
        """Numbers that are in the order of the documents' ids, unsigned (documents,)."""
        if len(documents) > _FEW or "_ranks" in self.__dict__:
            return self._ranks[documents]
        ids = [self._id(document) for document in documents.tolist()]
        ranks = np.empty(len(ids), np.uint32)
        ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
        return ranks

    def _id(self, document: int) -> bytes:
        one, number = self.located(document)
        values, field = one.segment.values("id"), one.segment.field("id")
        at = int(values.first[number])
        return b"" if field is None else field.terms[int(values.terms[at])]

    @cached_property
    def _ranks(self) -> Array:
        """The place of each document's id among all, uint32 (documents,)."""
        ids: list[bytes] = []
        places: list[Array] = []
        for one in self.segments:
            values, field = one.segment.values("id"), one.segment.field("id")
            places.append(values.terms[values.first[:-1].astype(np.intp)] + np.intp(len(ids)))
            ids.extend(field.terms if field else ())
        ranks = np.empty(len(ids), np.uint32)
        ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
        return narrow(ranks[np.concatenate([np.zeros(0, np.intp), *places])])
