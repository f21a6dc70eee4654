"""Merging: one segment of several without the deleted documents, and which segments a commit merges."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Paragraph
from index.segment.builder import MOST_DOCUMENTS
from index.segment.live import in_order
from index.segment.merging import merged
from index.segment.segment import Segment
from index.segment.stored import SAMPLES
from index.whoosh_codec.codec import ArrayCodec, ArraySegment, live_segments
from index.whoosh_codec.merge_policy import MOST_SMALL, SMALL, groups
from tests.corpora import append, build, corpora, index_of, told


def test_documents_of_stems_are_counted_alike_however_few_postings_at_a_time(monkeypatch, tmp_path: Path) -> None:
    texts = ["flood floods", "flooding the mayor", "flood mayors mayor", "x floods flooding", "mayors x"]
    articles = [Article(f"a{n}", text, ()) for n, text in enumerate(texts)]
    at_once = told(build(tmp_path / "at-once.arrays", articles))
    for few in (1, 4):
        monkeypatch.setattr("index.segment.assembly._TOGETHER", few)
        assert told(build(tmp_path / f"{few}.arrays", articles)) == at_once
    assert sorted(at_once["title_exact.stem_documents"]) == [1, 2, 3, 4]


@settings(max_examples=60, deadline=None)
@given(st.lists(corpora, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_merged_segments_are_those_that_the_builder_makes_of_what_is_left(parts: list[list[Article]], random) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        segments, left = [], []
        for n, articles in enumerate(parts):
            gone = [at for at in range(len(articles)) if random.random() < 0.3]
            segments.append((build(folder / f"{n}.arrays", articles), gone))
            left += [article for at, article in enumerate(articles) if at not in gone]
        assert merged(in_order(segments), folder / "merged.arrays") == len(left)
        assert told(Segment(folder / "merged.arrays")) == told(build(folder / "built.arrays", left))


def test_stored_texts_are_kept_whatever_dictionary_they_were_compressed_with(tmp_path: Path) -> None:
    ferry = [Article(f"f{n}", None, (Paragraph(f"The ferry of Tarrow, its run {n}."),)) for n in range(SAMPLES + 200)]
    gulls = [Article(f"g{n}", None, (Paragraph(f"Number {n} is a gull in flight."),)) for n in range(100)]
    segments = [build(tmp_path / "f.arrays", ferry), build(tmp_path / "g.arrays", gulls)]
    assert len({segment.stored.dictionary.tobytes() for segment in segments}) == 2
    merged(in_order([(segments[0], [0, 5]), (segments[1], [99])]), tmp_path / "m.arrays")
    rows = [segment.stored[n] for segment in segments for n in range(segment.documents)]
    del rows[-1], rows[5], rows[0]
    stored = Segment(tmp_path / "m.arrays").stored
    assert [stored[n] for n in range(len(stored))] == rows


def one(number: int) -> list[Article]:
    return [Article(f"{number}-{n}", None, (Paragraph(f"flood {number} {n}"),)) for n in range(4)]


def test_a_commit_merges_small_segments_once_there_are_more_than_a_few(tmp_path: Path) -> None:
    whoosh = index_of(tmp_path, [])
    for number in range(MOST_SMALL):
        append(whoosh, [one(number)])
    assert len(live_segments(whoosh)) == MOST_SMALL
    append(whoosh, [one(MOST_SMALL)], deleted=["3-1"])
    (only,) = live_segments(whoosh)
    assert (only.segment.documents, only.deleted) == (4 * MOST_SMALL + 3, None)
    assert len(list(tmp_path.glob("*.arrays"))) == 1


def test_a_commit_rewrites_a_segment_that_is_mostly_deleted_and_drops_an_empty_one(tmp_path: Path) -> None:
    whoosh = index_of(tmp_path, [one(0), one(1), one(2), one(3)])
    before = set(tmp_path.glob("*.arrays"))
    append(whoosh, [], deleted=["0-0", "0-2", "1-0", "1-1", "1-2", *(f"2-{n}" for n in range(4))])
    half, rewritten, untouched = live_segments(whoosh)
    assert half.deleted is not None
    assert np.flatnonzero(half.deleted).tolist() == [0, 2]
    assert [rewritten.segment.documents, rewritten.deleted] == [1, None]
    assert [untouched.segment.documents, untouched.deleted] == [4, None]
    assert len(before - set(tmp_path.glob("*.arrays"))) == 2


sizes = st.one_of(st.integers(1, MOST_DOCUMENTS), st.integers(1, 40), st.sampled_from([SMALL, MOST_DOCUMENTS]))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(sizes, st.floats(0, 0.99)), max_size=24))
def test_merging_leaves_few_small_segments_and_makes_none_too_large(rows: list[tuple[int, float]]) -> None:
    segments = [
        ArraySegment(ArrayCodec(), "MAIN", documents, deleted=set(range(int(documents * share))))
        for documents, share in rows
    ]
    made = groups(segments)
    touched = [segment for group in made for segment in group]
    assert len(set(touched)) == len(touched)
    assert all(sum(segment.doc_count() for segment in group) <= MOST_DOCUMENTS for group in made)
    for segment in touched:
        assert segment.doc_count() <= SMALL or segment.deleted_count() > segment.doc_count()
    counts = [segment.doc_count() for segment in segments if segment not in touched]
    counts += [sum(segment.doc_count() for segment in group) for group in made]
    assert sum(count <= SMALL for count in counts) <= MOST_SMALL
    assert not any(segment.deleted_count() > segment.doc_count() for segment in segments if segment not in touched)
