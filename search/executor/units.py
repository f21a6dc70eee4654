"""Paragraphs, sentences and leads: in which of them something stands."""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Literal

import numpy as np

from index.analysis import PARAGRAPH_GAP
from index.segment.array_file import Array
from index.segment.inverted import Inverted
from search.executor.arrays import marked, ragged, ranks, runs, shared
from search.executor.spans import NO_SPANS, Spans, union
from search.executor.terms import PLACE

LEAD_PARAGRAPHS = 3
LEAD_WORDS = 200  # no word of a lead is beyond these

Unit = Literal["sentence", "paragraph"]


def together(several: Sequence[Spans], field: Inverted, unit: Unit) -> Spans:
    """Of several things the spans in those units that hold all of them."""
    begins = _begins(field, unit, reduce(shared, map(_documents, several)))
    if not begins.size:
        return NO_SPANS
    placed = [_placed(spans, begins) for spans in several]
    holds = reduce(np.logical_and, [marked(units, len(begins) + 1) for units in placed])
    holds[0] = False  # before all of them
    return union([spans.only(np.flatnonzero(holds.take(units))) for spans, units in zip(several, placed, strict=True)])


def leading(spans: Spans, field: Inverted) -> Spans:
    """The spans in the leads of their texts."""
    if not spans.keys.size:
        return NO_SPANS
    begins = _begins(field, "paragraph", _documents(spans))
    ends = spans.ends
    behind = ranks(ends + 1, begins) if isinstance(spans.lengths, int) else begins.searchsorted(ends, "right")
    paragraphs = behind - 1 - ranks(spans.documents << PLACE, begins)
    words = (ends & ((1 << PLACE) - 1)) - paragraphs * PARAGRAPH_GAP
    return spans.only(np.flatnonzero((paragraphs < LEAD_PARAGRAPHS) & (words < LEAD_WORDS)))


def _placed(spans: Spans, begins: Array) -> Array:
    """The number of the unit that each of the spans is in, from 1 up; 0 where it is in none alone."""
    units = ranks(spans.keys + 1, begins)
    alone: Array = begins.take(units - 1, mode="clip") >> PLACE == spans.documents
    if not isinstance(spans.lengths, int) or spans.lengths:
        alone &= units == begins.searchsorted(spans.ends, "right")
    placed: Array = units * alone
    return placed


def _documents(spans: Spans) -> Array:
    documents = spans.documents
    return documents.take(runs(documents))


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
