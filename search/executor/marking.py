"""Where the words and phrases stand that a place is found by, without what lies between them."""

import numpy as np

from index.segment.array_file import Array
from search.executor.part import Part
from search.executor.places import Place, Words, is_solid
from search.executor.reader import spans_in
from search.executor.spans import Spans, union


def marks_in(place: Place, part: Part, documents: Array) -> Spans:
    """The marks of a place of one field in some documents of a segment, intp ascending."""
    return _marks(place, spans_in(place, part, documents), part, documents)


def _marks(place: Place, found: Spans, part: Part, documents: Array) -> Spans:
    """The same, where its spans are known."""
    if isinstance(place, Words) or is_solid(place) or not found.keys.size:
        return found
    return union([_marks(one, _inside(spans_in(one, part, documents), found), part, documents) for one in place.places])


def _inside(spans: Spans, others: Spans) -> Spans:
    """Those spans that lie within one of the others."""
    reach = np.maximum.accumulate(others.ends)
    at = others.keys.searchsorted(spans.keys, "right") - 1
    return spans.only(np.flatnonzero((at >= 0) & (reach.take(at, mode="clip") >= spans.ends)))
