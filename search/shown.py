"""Hits as the page shows them: the stored article, with what was found marked by its stored positions."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.article import Article
from index.schema import exact, stemmed
from index.segment.array_file import Array
from index.whoosh_reader import article_at
from search.document_columns import Columns
from search.executor.executor import Executor
from search.executor.leaf import Leaf
from search.executor.positions import Positions, positions
from search.found import Found
from search.passages import Occurrences, marked_title, passage
from search.results import Hit

_SHOWN = {"title": (stemmed("title"), exact("title")), "body": (stemmed("body"), exact("body"))}


class _Leaf(NamedTuple):
    """Where a word or phrase of the query stands in the hits."""

    number: int
    by_field: dict[str, Positions]  # by Whoosh field


def hits(found: Found, places: Array, leaves: Sequence[Leaf], executor: Executor, columns: Columns) -> tuple[Hit, ...]:
    """The hits at some places of `found`, in that order."""
    documents = found.documents[places]
    where = [_Leaf(number, positions(executor.collection, leaf, documents)) for number, leaf in enumerate(leaves)]
    return tuple(
        _hit(document, [_occurrences(where, name, at) for name in _SHOWN], float(found.scores[place]), columns)
        for at, (document, place) in enumerate(zip(documents.tolist(), places.tolist(), strict=True))
    )


def _hit(document: int, found: Sequence[list[Occurrences]], score: float, columns: Columns) -> Hit:
    live, number = columns.located(document)
    article = article_at(live, number)
    in_title, in_body = found
    field = live.segment.field(exact("body"))
    begins = [] if field is None else field.begins(number)
    return Hit(
        id=article.id,
        title=marked_title(article.title or "", in_title),
        source=article.source,
        section=article.section,
        authors=article.authors,
        published=article.published,
        url=article.url,
        score=score,
        snippet=passage(_paragraphs(article), begins, in_body),
        copies=columns.families.copies_of(document),
    )


def _paragraphs(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.body]


def _occurrences(where: Sequence[_Leaf], name: str, at: int) -> list[Occurrences]:
    """All that was found in a field of the hit at a place in the list."""
    found = []
    for leaf in where:
        for field in _SHOWN[name]:
            if field in leaf.by_field:
                starts, lengths = leaf.by_field[field].of(at)
                found += [Occurrences(starts[lengths == n], n, leaf.number) for n in np.unique(lengths).tolist()]
    return found
