"""The values of a field with the dates between which each was printed."""

from dataclasses import dataclass

import numpy as np

from index.article import ArticleDate
from search.document_columns import Columns
from search.facet_values import FacetValues


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
    last = np.zeros(len(field.labels) + 1, np.int64)
    np.maximum.at(last, numbers, days)
    first = last.copy()  # 0 where no story is dated
    np.minimum.at(first, numbers, days)
    texts = field.labels.texts(np.arange(len(field.labels)))
    of = dict(zip(texts, zip(first.tolist(), last.tolist(), strict=False), strict=False))
    return tuple(ValueSpan(one.value, one.count, *map(ArticleDate.from_ordinal, of[one.value])) for one in values)
