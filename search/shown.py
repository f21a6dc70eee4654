"""Hits as the page shows them: the stored article, with what was found marked by its stored positions."""

from collections.abc import Sequence

from index.schema import ARTICLE, exact, stemmed
from search.document_columns import Columns
from search.executor.collection import Collection
from search.executor.leaf import Leaf
from search.executor.positions import Positions, positions
from search.found import Found
from search.hit import Place, hit
from search.passages import Occurrences
from search.results import Hit

TITLE = (stemmed("title"), exact("title"))
BODY = (stemmed("body"), exact("body"))
SHOWN = frozenset(TITLE + BODY)  # the Whoosh fields whose words are marked

Where = Sequence[dict[str, Positions]]  # of each leaf of the query, where it stands in the hits


def hits(found: Found, leaves: Sequence[Leaf], collection: Collection, columns: Columns) -> tuple[Hit, ...]:
    """The hits in their order, which need not be that of their numbers."""
    where = [positions(collection, leaf, found.documents, SHOWN) for leaf in leaves]
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


def _occurrences(where: Where, names: Sequence[str], at: int) -> list[Occurrences]:
    return [
        Occurrences(by_field[name].of(at), leaf)
        for leaf, by_field in enumerate(where)
        for name in names
        if name in by_field
    ]
