"""A segment of more stories than 16 bits can number: as Whoosh's own writer makes them, and an optimize."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from whoosh.query import And, NumericRange, Or, Phrase, Prefix, Query, Term

from index.article import Article, ArticleDate, Paragraph
from index.schema import ARTICLE
from index.segment.builder import MOST_DOCUMENTS, SegmentBuilder
from index.segment.live import LiveSegment, in_order
from index.segment.merging import merged
from index.segment.rows import Row, row_of
from index.segment.segment import Segment
from search.document_columns import Columns
from search.executor.executor import Executor
from search.executor.positions import Positions, positions
from search.order import page

Segments = tuple[LiveSegment, ...]
Archives = tuple[Segments, Segments, Segments]
STORIES = MOST_DOCUMENTS + 500
HALF = STORIES // 2
DELETED = [7, STORIES - 2]
QUERIES: list[Query] = [
    Term("body_exact", "n1"),
    Term("body_stem", "flood"),
    And([Term("body_stem", "flood"), Term("body_exact", "n96"), Term("title_exact", "t3")]),
    Or([Term("body_exact", "last"), Term("body_exact", "n5"), Prefix("body_exact", "n9")]),
    Phrase("body_stem", ["flood", "n40"]),
    Phrase("body_exact", ["n73", "last"]),
    And([Term("source", "Rare"), NumericRange("day", 20000000, 20130000)]),
]


def rows() -> Iterator[Row]:
    """Stories of three words or four."""
    for n in range(STORIES):
        body = f"floods n{n % 97} x" if n % 3 else f"flood n{n % 97}{' last' if n > STORIES - 100 else ''}"
        source = "Rare" if n % 499 == 0 or n == STORIES - 1 else None
        yield row_of(Article(f"{n:x}", f"t{n % 5}", (Paragraph(body),), (), ArticleDate(2000 + n % 20), source=source))


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Archives:
    """All stories in one segment, in two of half the size, and in one merged of these."""
    folder, every = tmp_path_factory.mktemp("segments"), list(rows())
    large = live(written(folder / "large", every))
    halves = live(written(folder / "first", every[:HALF]), written(folder / "second", every[HALF:]))
    merged(halves, folder / "merged")
    return large, halves, in_order([(Segment(folder / "merged"), ())])


def written(path: Path, some: list[Row]) -> Segment:
    builder = SegmentBuilder("en")
    builder.add(some)
    builder.write(path)
    return Segment(path)


def live(*segments: Segment) -> Segments:
    """The segments without the deleted stories."""
    bases = np.cumsum([0, *(one.documents for one in segments)]).tolist()
    pairs = list(zip(segments, bases, strict=False))
    return in_order((one, [n - base for n in DELETED if 0 <= n - base < one.documents]) for one, base in pairs)


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_more_stories_than_16_bits_can_number_are_found_as_in_two_segments(archives: Archives, query: Query) -> None:
    large, halves, _ = archives
    one, two = Executor(large), Executor(halves)
    found, expected = one.run(query), two.run(query)
    documents = expected.found.documents
    assert documents[-1] > MOST_DOCUMENTS
    assert found.found.documents.tolist() == documents.tolist()
    assert found.found.scores.tolist() == expected.found.scores.tolist()
    for leaf, other in zip(found.leaves, expected.leaves, strict=True):
        assert told(positions(one.collection, leaf, documents)) == told(positions(two.collection, other, documents))
    order = page(found.found, Columns(large), "relevance", 0, 99).tolist()
    assert order == page(expected.found, Columns(halves), "relevance", 0, 99).tolist()


def told(places: dict[str, Positions]) -> dict[str, list[int]]:
    return {name: where.keys.tolist() for name, where in places.items()}


def test_a_merged_segment_of_as_many_holds_what_was_not_deleted(archives: Archives) -> None:
    large, _, together = archives
    left = [n for n in range(STORIES) if n not in DELETED]
    (one,), (other,) = large, together
    assert other.segment.documents == len(left)
    for query in QUERIES:
        documents = Executor(large).run(query).found.documents
        assert Executor(together).run(query).found.documents.tolist() == np.searchsorted(left, documents).tolist()
    for at in (0, 7, MOST_DOCUMENTS - 2, MOST_DOCUMENTS, len(left) - 1):
        assert other.segment.stored[at][ARTICLE] == one.segment.stored[left[at]][ARTICLE]
        assert Columns(together).id(at) == Columns(large).id(left[at]) == f"{left[at]:x}"


def test_its_postings_name_every_story_in_32_bits(archives: Archives) -> None:
    ((one,), _, _) = archives
    field = one.segment.field("id")
    assert field is not None
    assert field.documents.dtype == np.uint32
    assert np.sort(field.documents).tolist() == list(range(STORIES))
