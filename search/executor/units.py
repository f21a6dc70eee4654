"""Paragraphs, sentences and leads: in which of them something stands."""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Literal

import numpy as np

from index.analysis import PARAGRAPH_GAP
from index.segment.array_file import Array
from index.segment.inverted import Inverted
from search.executor.arrays import distinct, ragged
from search.executor.spans import NO_SPANS, Spans, union
from search.executor.terms import PLACE

LEAD_PARAGRAPHS = 3
LEAD_WORDS = 200  # no word of a lead is beyond these

Unit = Literal["sentence", "paragraph"]


def together(several: Sequence[Spans], field: Inverted, unit: Unit) -> Spans:
    """Of several things the spans in those units that hold all of them."""
    begins = _begins(field, unit, _documents(several))
    placed = [_placed(spans, begins) for spans in several]
    shared = reduce(np.intersect1d, [units.take(np.flatnonzero(whole)) for units, whole in placed])
    return union(
        [
            spans.only(np.flatnonzero(whole & np.isin(units, shared)))
            for spans, (units, whole) in zip(several, placed, strict=True)
        ]
    )


def leading(spans: Spans, field: Inverted) -> Spans:
    """The spans in the leads of their texts."""
    if not spans.keys.size:
        return NO_SPANS
    begins = _begins(field, "paragraph", _documents([spans]))
    ends = spans.ends
    paragraphs = begins.searchsorted(ends, "right") - 1 - begins.searchsorted(spans.documents << PLACE)
    words = (ends & ((1 << PLACE) - 1)) - paragraphs * PARAGRAPH_GAP
    return spans.only(np.flatnonzero((paragraphs < LEAD_PARAGRAPHS) & (words < LEAD_WORDS)))


def _placed(spans: Spans, begins: Array) -> tuple[Array, Array]:
    """The number of the unit in which each begins, and whether it ends there, too."""
    units = begins.searchsorted(spans.keys, "right")
    return units, units == begins.searchsorted(spans.ends, "right")


def _documents(several: Sequence[Spans]) -> Array:
    every = np.concatenate([spans.documents for spans in several])
    return distinct(every, int(every.max(initial=-1)) + 1)


def _begins(field: Inverted, unit: Unit, documents: Array) -> Array:
    """The keys at which the units of some documents begin, int64, in order."""
    found = list(_keys(field, unit, documents))
    keys = np.concatenate(found) if found else np.zeros(0, np.int64)
    keys.sort(kind="stable")
    return keys


def _keys(field: Inverted, unit: Unit, documents: Array) -> Iterator[Array]:
    kept = [(field.paragraphs, field.paragraph_first)]
    if unit == "sentence":
        kept.append((field.sentences, field.sentence_first))
    for begins, first in kept:
        if begins is not None and first is not None and documents.size:
            starts = first.take(documents).astype(np.intp)
            sizes = first.take(documents + 1).astype(np.intp) - starts
            some = np.flatnonzero(sizes)
            at = ragged(starts.take(some), sizes.take(some))
            yield np.repeat(documents.take(some) << PLACE, sizes.take(some)) + begins.take(at)
