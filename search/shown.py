"""Hits as the page shows them: the stored article, with what was found marked by its stored positions."""

from collections.abc import Container, Sequence

from index.schema import ARTICLE, exact, stemmed
from search.document_columns import Columns
from search.executor.collection import Collection
from search.executor.leaf import Leaf
from search.executor.positions import positions
from search.found import Found
from search.hit import Place, hit
from search.passages import Occurrences
from search.results import Hit

TITLE = (stemmed("title"), exact("title"))
BODY = (stemmed("body"), exact("body"))
SHOWN = frozenset(TITLE + BODY)  # the Whoosh fields whose words are marked

Where = Sequence[tuple[int, str, list[list[tuple[int, int]]]]]  # leaf, Whoosh field, places in each hit


def hits(found: Found, leaves: Sequence[Leaf], collection: Collection, columns: Columns) -> tuple[Hit, ...]:
    """The hits in their order, which need not be that of their numbers."""
    where = [
        (number, name, places.by_document(len(found.documents)))
        for number, leaf in enumerate(leaves)
        for name, places in positions(collection, leaf, found.documents, SHOWN).items()
    ]
    pairs = zip(found.documents.tolist(), found.scores.tolist(), strict=True)
    return tuple(hit(*_place(document, score, at, where, columns)) for at, (document, score) in enumerate(pairs))


def _place(document: int, score: float, at: int, where: Where, columns: Columns) -> tuple[str, Place]:
    """What is stored of a hit, and where the query found it."""
    live, number = columns.located(document)
    field = live.segment.field(exact("body"))
    place = Place(
        score=score,
        copies=columns.families.copies_of(document),
        title=_occurrences(where, TITLE, at),
        body=_occurrences(where, BODY, at),
        begins=[] if field is None else field.begins(number),
    )
    return live.segment.stored[number][ARTICLE], place


def _occurrences(where: Where, names: Container[str], at: int) -> list[Occurrences]:
    return [Occurrences(places[at], leaf) for leaf, name, places in where if name in names and places[at]]
