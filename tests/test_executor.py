"""What the executor finds and how it scores, held against a brute-force reading of every story."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.query import (
    And,
    AndMaybe,
    AndNot,
    ConstantScoreQuery,
    DateRange,
    Every,
    FuzzyTerm,
    Not,
    NullQuery,
    NumericRange,
    Or,
    Ordered,
    Phrase,
    Prefix,
    Require,
    Sequence,
    SpanNear,
    SpanNear2,
    Term,
    TermRange,
    Wildcard,
)

from index.article import Article
from index.segment.builder import SegmentBuilder
from index.segment.live import LiveSegment, in_order
from index.segment.rows import row_of
from index.segment.segment import Segment
from search.executor.executor import Executor
from search.executor.word import Word
from tests.archives import article
from tests.brute_force import STEM, BruteForce

VOCABULARY = ["flood", "floods", "flooding", "mayor", "Mayor’s", "the", "of", "bridge", "bridges", "fool"]
WORDS = ["flood", "floods", "flooding", "mayor", "mayor's", "the", "of", "bridge", "bridges", "fool", "nowhere"]
STEMS = sorted({STEM(word) or word for word in WORDS})
SOURCES = ["Gazette", "Ledger", "Old Gazette"]
DAYS = ["2016", "2016-03", "2016-03-05", "2017-01-01"]

texts = st.lists(st.sampled_from(VOCABULARY), max_size=9).map(" ".join)
bodies = st.lists(texts, max_size=3).map("\n\n".join)
rows = st.lists(
    st.tuples(
        st.one_of(st.none(), texts),
        bodies,
        st.sampled_from([None, *DAYS]),
        st.sampled_from([None, *SOURCES]),
        st.lists(texts.filter(bool), max_size=2).map(tuple),
    ),
    min_size=1,
    max_size=10,
)
numbers = st.sets(st.integers(0, 9), max_size=4)

exact_fields, stem_fields = st.sampled_from(["title_exact", "body_exact"]), st.sampled_from(["body_stem", "title_stem"])
exact_terms = st.builds(Term, exact_fields, st.sampled_from(WORDS))
stem_terms = st.builds(Term, stem_fields, st.sampled_from(STEMS))
value_terms = st.builds(Term, st.just("source"), st.sampled_from([*SOURCES, "None"]))
patterns = st.one_of(
    st.builds(Prefix, exact_fields, st.sampled_from(["flo", "b", "x", "mayor"])),
    st.builds(Wildcard, exact_fields, st.sampled_from(["*ing", "f*d?", "?he", "[ab]ridge*"])),
    st.builds(FuzzyTerm, exact_fields, st.sampled_from(["flod", "brigde", "of"]), maxdist=st.integers(1, 2)),
    st.builds(Prefix, stem_fields, st.sampled_from(["fl", "br"])),
    st.builds(Wildcard, st.just("source"), st.sampled_from(["*Gazette", "L*"])),
)
words = st.one_of(
    st.builds(Word, st.lists(exact_terms, min_size=1, max_size=4, unique_by=hash)),
    st.builds(Word, st.lists(stem_terms, min_size=1, max_size=3, unique_by=hash)),
    st.builds(Word, st.lists(patterns, min_size=1, max_size=2, unique_by=hash)),
)
phrases = st.builds(
    Phrase, st.one_of(exact_fields, stem_fields), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
    slop=st.integers(1, 3),
)  # fmt: skip


def nearness(elements: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """All kinds of nearness between such elements."""
    several = st.lists(elements, min_size=1, max_size=3)
    slops = st.integers(1, 5)
    return st.one_of(
        st.builds(Sequence, several, slop=slops, ordered=st.booleans()),
        st.builds(Ordered, several),
        st.builds(SpanNear, elements, elements, slop=slops, ordered=st.booleans(), mindist=st.integers(0, 2)),
        st.builds(SpanNear2, several, slop=slops, ordered=st.booleans(), mindist=st.integers(0, 2)),
    )


forms = st.builds(Or, st.lists(exact_terms, min_size=1, max_size=3, unique_by=hash))
near = nearness(st.one_of(exact_terms, forms, phrases, patterns.filter(lambda one: one.fieldname != "source")))
nested_near = nearness(st.one_of(exact_terms, near))
phrases_in_fields = st.builds(Word, st.lists(st.one_of(phrases, near), min_size=1, max_size=3))
positional = st.one_of(phrases, near, nested_near, phrases_in_fields)
ranges = st.one_of(
    st.builds(
        NumericRange, st.just("day"), st.sampled_from([None, 0, 20160000, 20160305]),
        st.sampled_from([None, 20160305, 20170101]), startexcl=st.booleans(), endexcl=st.booleans(),
    ),
    st.builds(DateRange, st.just("day"), st.sampled_from([None, datetime(2016, 3, 5)]), st.just(datetime(2017, 1, 1))),
    st.builds(
        TermRange, st.sampled_from(["title_exact", "source", "body_stem"]),
        st.sampled_from([None, "Gazette", "bridge", "fool"]), st.sampled_from([None, "Ledger", "flood"]),
        startexcl=st.booleans(), endexcl=st.booleans(),
    ),
)  # fmt: skip
leaves = st.one_of(
    exact_terms, stem_terms, value_terms, patterns, words, positional, ranges,
    st.sampled_from([Every(), Every("title_exact"), Every("source"), NullQuery, Term("nofield", "x")]),
)  # fmt: skip
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(And, st.lists(inner, min_size=1, max_size=3)),
        st.builds(Or, st.lists(inner, min_size=1, max_size=3)),
        st.builds(Not, inner),
        st.builds(AndNot, inner, inner),
        st.builds(AndMaybe, inner, inner),
        st.builds(Require, inner, inner),
        st.builds(ConstantScoreQuery, inner, st.sampled_from([0.0, 2.5])),
    ),
    max_leaves=6,
)


def segments_of(folder: Path, stories: list[Article], deleted: set[int], parts: int = 3) -> tuple[LiveSegment, ...]:
    """The stories in segments of about the same size."""
    size = -(-len(stories) // parts)
    made = []
    for start in range(0, len(stories), size):
        builder = SegmentBuilder("en")
        for story in stories[start : start + size]:
            builder.add([row_of(story)])
        builder.write(folder / f"{start}.arrays")
        gone = [number - start for number in deleted if start <= number < min(start + size, len(stories))]
        made.append((Segment(folder / f"{start}.arrays"), gone))
    return in_order(made)


def stories_of(told: list[Any]) -> list[Article]:
    return [
        article(f"a{n}", body, title, day, source=source, authors=authors)
        for n, (title, body, day, source, authors) in enumerate(told)
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(told=rows, deleted=numbers, queries=st.lists(trees, min_size=1, max_size=6))
def test_found_and_scored_as_a_brute_force_reading_does(told: list[Any], deleted: set[int], queries: list[Any]) -> None:
    stories = stories_of(told)
    oracle = BruteForce(stories)
    with TemporaryDirectory() as folder:
        executor = Executor(segments_of(Path(folder), stories, deleted))
        for query in queries:
            found = executor.run(query).found
            assert found.documents.tolist() == sorted(oracle.documents(query) - deleted)
            expected = [oracle.score(query, number) for number in found.documents.tolist()]
            assert found.scores.tolist() == pytest.approx(expected, rel=1e-4)
            assert (found.documents.dtype, found.scores.dtype) == (np.intp, np.float32)
