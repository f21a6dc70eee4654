"""The values of a field with the dates between which each was printed."""

from dataclasses import dataclass

import numpy as np

from index.article import ArticleDate
from search.document_columns import Columns
from search.facet_values import FacetValues

_NEVER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class ValueSpan:
    """One value of a field."""

    value: str
    stories: int
    first: ArticleDate | None  # of its dated stories, those folded under others included; None where none is dated
    last: ArticleDate | None


def value_spans(name: str, values: FacetValues, columns: Columns) -> tuple[ValueSpan, ...]:
    """The values of a field that has no steps, in the order of its facet; two passes over all documents."""
    field = columns.field(name)
    documents = np.flatnonzero(columns.present & (columns.days > 0))
    numbers, days = field.cells.owned(documents, columns.days[documents].astype(np.int64))
    first, last = np.full(len(field.labels) + 1, _NEVER), np.zeros(len(field.labels) + 1, np.int64)
    np.minimum.at(first, numbers, days)
    np.maximum.at(last, numbers, days)
    texts = field.labels.texts(np.arange(len(field.labels)))
    of = dict(zip(texts, zip(first.tolist(), last.tolist(), strict=False), strict=False))
    return tuple(ValueSpan(one.value, one.count, *map(_date, of[one.value])) for one in values)


def _date(ordinal: int) -> ArticleDate | None:
    """The date of an ArticleDate.ordinal; None for what is none."""
    if ordinal in (0, _NEVER):
        return None
    return ArticleDate(ordinal // 10_000, ordinal // 100 % 100 or None, ordinal % 100 or None)
