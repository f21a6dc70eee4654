"""What a search finds, held against a brute-force reading of every story: random archives, random queries."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.analysis import stemming
from index.article import Article
from index.config import Config
from index.manifest import Manifest, write_manifest
from index.schema import values_of
from index.writer import open_writer
from search.labels import steps
from search.nodes import And, DateRange, Node, Not, Or, Phrase, Word
from search.query import Filter, Query
from search.ranking import idf
from search.whoosh_searcher import WhooshSearcher
from tests.archives import article
from tests.brute_force import saturated, weighted_count
from tests.reading_oracle import holds, texts_of, words_of

VOCABULARY = ["flood", "floods", "mayor", "Müller", "the", "harbour’s", "harbour", "of", "bridge"]
STEM = stemming("en")

texts = st.lists(st.sampled_from(VOCABULARY), max_size=7).map(" ".join)
bodies = st.lists(texts, max_size=2).map("\n\n".join)
dates = st.sampled_from([None, "2016", "2016-03", "2016-03-05", "2017-01-01"])
archives = st.lists(
    st.tuples(st.one_of(st.none(), texts), bodies, dates, st.sampled_from(["Gazette", "Ledger", None])),
    min_size=1,
    max_size=8,
)
words = st.builds(Word, st.sampled_from(VOCABULARY), st.sampled_from([None, "title", "body"]))
phrases = st.builds(
    Phrase,
    st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=3).map(" ".join),
    st.sampled_from([None, "title"]),
)
ranges = st.builds(DateRange, st.sampled_from([None, "2016", "2016-03"]), st.sampled_from(["2016", "2016-03", "2017"]))
trees = st.recursive(
    st.one_of(words, phrases, ranges),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)


def archive_of(
    folder: Path, rows: list[tuple[str | None, str, str | None, str | None]]
) -> tuple[WhooshSearcher, list[Article]]:
    """A build of these stories in two segments, none of them folded."""
    stories = [article(f"a{n}", body, title, day, source=source) for n, (title, body, day, source) in enumerate(rows)]
    half = len(stories) // 2
    for some in (stories[:half], stories[half:]):
        with open_writer(folder, Config()) as writer:
            for story in some:
                writer.add(story)
    empty = Manifest("b", "", "", 0, 0, 0, 0, {}, {}, {}, {}, {}, {"language": "en"})
    write_manifest(empty, folder)
    return WhooshSearcher(folder), stories


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=archives, tree=trees)
def test_a_search_finds_exactly_what_a_brute_force_reading_finds(rows: list, tree: Node) -> None:
    with TemporaryDirectory() as folder:
        searcher, stories = archive_of(Path(folder), rows)
        got = {article_id for article_id, _ in searcher.ids(Query(tree=tree, match="all"))}
        assert got == {story.id for story in stories if holds(story, tree)}
        searcher.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=archives, word=st.sampled_from(["flood", "mayor", "Müller", "bridge"]))
def test_scores_are_bm25f_by_the_book(rows: list, word: str) -> None:
    with TemporaryDirectory() as folder:
        searcher, stories = archive_of(Path(folder), rows)
        got = dict(searcher.ids(Query(tree=Word(word))))
        assert got == pytest.approx(plain_bm25f(stories, word), rel=1e-4)
        searcher.close()


def plain_bm25f(stories: list[Article], word: str) -> dict[str, float]:
    """Ten lines of BM25F on headline (weight 2) and text."""
    root = STEM(word.lower().replace("ü", "u"))
    cut = {
        (s.id, f): [STEM(t) for x in texts_of(s, f) for t in words_of(x)] for s in stories for f in ("title", "body")
    }
    cut = {key: [stem for stem in stems if stem is not None] for key, stems in cut.items()}
    average = {f: sum(len(cut[s.id, f]) for s in stories) / len(stories) for f in ("title", "body")}
    having = [s.id for s in stories if root in cut[s.id, "title"] + cut[s.id, "body"]]
    parts = {
        key: sum(
            weighted_count(cut[key, f].count(root), weight, f, len(cut[key, f]), average[f])
            for f, weight in (("title", 2.0), ("body", 1.0))
        )
        for key in having
    }
    most = max(sum(root in cut[key, f] for key in having) for f in ("title", "body")) if having else 0
    return {key: idf(len(stories), most) * saturated(part) for key, part in parts.items()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=archives, chosen=st.sampled_from(["2016", "2016-03", "unknown"]), excluded=st.booleans())
def test_facets_count_all_hits_without_what_is_chosen_in_them(rows: list, chosen: str, excluded: bool) -> None:
    with TemporaryDirectory() as folder:
        searcher, stories = archive_of(Path(folder), rows)
        filters = (Filter("date", (chosen,), excluded), Filter("source", ("Gazette",)))
        found = searcher.search(Query(filters=filters), facets=("source", "date"))
        by_date: Callable[[Article], bool] = lambda s: (chosen in values_of(s, "date")) != excluded  # noqa: E731
        sources = [s.source for s in stories if by_date(s) and s.source]
        expected = {source: sources.count(source) for source in {*sources, "Gazette"}}
        assert {value.value: value.count for value in found.facets[0].values} == expected
        gazette = [s for s in stories if s.source == "Gazette"]
        days = [value for s in gazette if by_date(s) or not excluded for value in values_of(s, "date")]
        days += [chosen for s in gazette if excluded and not by_date(s)]
        known = {value for s in stories for value in values_of(s, "date")}
        assert {value.value: value.count for value in found.facets[1].values} == {
            day: days.count(day) for day in {*days, chosen, *known.intersection(steps("date", chosen))}
        }
        assert found.total == sum(by_date(s) and s.source == "Gazette" for s in stories)
        searcher.close()
