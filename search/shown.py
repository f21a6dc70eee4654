"""Hits as the page shows them: the stored article, with what was found marked by its stored positions."""

from collections.abc import Container, Mapping, Sequence

import numpy as np

from index.article import Article
from index.schema import ARTICLE, exact, stemmed
from index.segment.array_file import Array
from index.segment.live import LiveSegment
from search.document_columns import Columns
from search.executor.clock import Clock
from search.executor.collection import Collection
from search.executor.leaf import Leaf
from search.executor.positions import Positions, positions
from search.found import Found
from search.hit import Place, hit
from search.passages import Excerpt, Occurrences, marked_paragraphs, marked_title, passage
from search.results import Hit, Part

TITLE = (stemmed("title"), exact("title"))
BODY = (stemmed("body"), exact("body"))
SHOWN = frozenset(TITLE + BODY)  # the Whoosh fields whose words are marked

Where = Sequence[Mapping[str, Positions]]  # of each leaf of a query, by Whoosh field, where it stands in some documents
Spots = Sequence[tuple[int, str, list[list[tuple[int, int]]]]]  # leaf, Whoosh field, starts and lengths in each hit


def places(leaves: Sequence[Leaf], documents: Array, collection: Collection, clock: Clock) -> Where:
    """Where what a query looks for stands in what is shown of some documents."""
    return [positions(collection, leaf, documents, SHOWN) for leaf in clock.each(leaves)]


def hits(found: Found, order: Array, where: Where, columns: Columns, excerpt: Excerpt = passage) -> tuple[Hit, ...]:
    """Some of the hits, in the order of these places among them; `where` is that of all of them.

    excerpt  makes what is shown of their texts
    """
    spots = _spots(where, order)
    rows = zip(found.documents[order].tolist(), found.scores[order].tolist(), strict=True)
    return tuple(
        hit(*_place(document, score, at, spots, columns), excerpt) for at, (document, score) in enumerate(rows)
    )


def marked(article: Article, document: Array, where: Where, columns: Columns) -> tuple[tuple[Part, ...], ...]:
    """The headline and the paragraphs of an article with their marks.

    document  its number, intp (1,); (0,) where it is not in the index, then nothing is marked
    where  that of its document alone
    """
    title: list[Occurrences] = []
    body: list[Occurrences] = []
    begins: list[int] = []
    for number in document.tolist():
        spots = _spots(where, np.zeros(1, np.intp))
        title, body = _occurrences(spots, TITLE, 0), _occurrences(spots, BODY, 0)
        begins = _begins(*columns.located(number))
    texts = [paragraph.text for paragraph in article.body]
    return marked_title(article.title or "", title), *marked_paragraphs(texts, begins, body)


def _place(document: int, score: float, at: int, spots: Spots, columns: Columns) -> tuple[str, Place]:
    """What is stored of a hit, and where the query found it."""
    live, number = columns.located(document)
    place = Place(
        score=score,
        copies=columns.families.copies_of(document),
        papers=_other_papers(document, columns),
        title=_occurrences(spots, TITLE, at),
        body=_occurrences(spots, BODY, at),
        begins=_begins(live, number),
    )
    return live.segment.stored[number][ARTICLE], place


def _other_papers(document: int, columns: Columns) -> int:
    """How many publications beside its own have printed the stories that are folded together with a document."""
    if not columns.families.copies_of(document):
        return 0
    own, field = np.array([document], np.intp), columns.field("source")
    papers = columns.family_field("source").cells.of(columns.families.numbers[own]).tolist()
    return len({*papers} - {*field.cells.of(own).tolist(), len(field.labels)})


def _begins(live: LiveSegment, number: int) -> list[int]:
    """The positions at which the paragraphs of a story begin."""
    field = live.segment.field(exact("body"))
    return [] if field is None else field.begins(number)


def _spots(where: Where, order: Array) -> Spots:
    return [(leaf, name, places.of(order)) for leaf, by_field in enumerate(where) for name, places in by_field.items()]


def _occurrences(spots: Spots, names: Container[str], at: int) -> list[Occurrences]:
    return [Occurrences(places[at], leaf) for leaf, name, places in spots if name in names and places[at]]
