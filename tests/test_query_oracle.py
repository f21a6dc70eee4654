"""Every part that a query can have, held against a brute-force reading of every story."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article
from index.config import Config
from index.manifest import Manifest, write_manifest
from index.writer import open_writer
from search.nodes import (
    And,
    AtLeast,
    Fuzzy,
    Group,
    Has,
    Length,
    Near,
    Node,
    Not,
    OnDay,
    Or,
    Pattern,
    Phrase,
    Saved,
    Together,
    Value,
    Word,
)
from search.query import Query
from search.settling import settled
from search.whoosh_searcher import WhooshSearcher
from tests.archives import article
from tests.reading_oracle import SPELLINGS, STEM, holds

PRINTED = [
    "flood", "Floods", "flood.", "“Flood.”", "the", "The", "of", "mayor", "Mayor’s", "Mr.", "J.", "U.S.", "us", "F-16",
    "f16", "e-mail", "emails", "it", "I.T.", "AT&T", "A", "fool!", "food", "Müller", "x", "(bridge.)",
]  # fmt: skip
TYPED = ["flood", "mayor", "the", "of", "Müller", "food", "bridge", "us", *SPELLINGS]

texts = st.lists(st.sampled_from(PRINTED), max_size=9).map(" ".join)
bodies = st.lists(texts, max_size=5).map("\n\n".join)
stories = st.tuples(
    st.none() | texts,
    bodies,
    st.sampled_from([None, "2016", "2016-03-05", "2017-03-05", "2017-01-01"]),
    st.lists(st.sampled_from(["Ann Müller", "Bo Flood", "O'Neill"]), max_size=2, unique=True).map(tuple),
    st.sampled_from([(), ("World",), ("World", "Flood")]),
    st.sampled_from([None, "https://example.com/flood-mayor", "http://a.org/x"]),
)
fields = st.sampled_from([None, None, "title", "body", "lead", "author", "section", "url"])
words = st.builds(Word, st.sampled_from(TYPED), fields)
phrases = st.builds(Phrase, st.lists(st.sampled_from(TYPED), min_size=1, max_size=3).map(" ".join), fields)
patterns = st.builds(Pattern, st.sampled_from(["flo*", "*ood", "f??d", "m*r", "e-ma*", "*", "?", "*l*"]), fields)
fuzzy = st.builds(Fuzzy, st.sampled_from(["flod", "fod", "mayor", "muler", "bridge"]), st.integers(1, 2), fields)
single = st.one_of(words, phrases, patterns, fuzzy)
several = st.lists(single, min_size=2, max_size=3).map(tuple)
either = st.builds(Or, several)
nearby = st.builds(
    Near, st.lists(st.one_of(single, either), min_size=2, max_size=3).map(tuple), st.integers(1, 6), st.booleans()
)
nested = st.builds(Near, st.tuples(single, nearby), st.integers(1, 6), st.booleans())
units = st.sampled_from(["sentence", "paragraph"])
together = st.builds(Together, st.lists(st.one_of(single, either, nearby), min_size=2, max_size=3).map(tuple), units)
placed = st.one_of(single, nearby, nested, together)
often = st.builds(AtLeast, st.integers(1, 4), st.one_of(placed, either))
facts = st.one_of(
    st.builds(OnDay, st.just(3), st.integers(4, 5)),
    st.builds(Length, st.none() | st.integers(0, 9), st.none() | st.integers(3, 12)),
    st.builds(Has, st.sampled_from(["title", "body", "lead", "author", "date", "section", "url", "lang"])),
    st.builds(Value, st.sampled_from(["World", "World/Flood"]), st.just("section")),
    st.builds(Pattern, st.sampled_from(["a*", "?1", "A*", "[a]1"]), st.just("id")),
    st.builds(Fuzzy, st.sampled_from(["b1", "a"]), st.just(1), st.just("id")),
    st.builds(Word, st.sampled_from(["a1", "A1"]), st.just("id")),
)
trees = st.recursive(
    st.one_of(placed, often, facts),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Saved, st.just("mine"), st.none() | inner),
        st.builds(And, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Group, st.lists(inner, min_size=2, max_size=3).map(tuple), st.sampled_from(["any", "all"])),
    ),
    max_leaves=4,
)


def written(folder: Path, rows: list[Any], deleted: int) -> list[Article]:
    """A build of these stories in two segments, without those that were deleted; the stories that are in it."""
    articles = [
        article(f"a{n}", body, title, day, authors=authors, section=section, url=url, language="en")
        for n, (title, body, day, authors, section, url) in enumerate(rows)
    ]
    half = len(articles) // 2
    for number, some in enumerate((articles[:half], articles[half:])):
        with open_writer(folder, Config(jobs=1)) as writer:
            for story in some:
                writer.add(story)
            if number:
                for story in articles[:deleted]:
                    writer.delete(story.id)
    write_manifest(Manifest("b", "", "", 0, 0, 0, 0, {}, {}, {}, {}, {}, {"language": "en"}), folder)
    return articles[min(deleted, half) :]


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    rows=st.lists(stories, min_size=1, max_size=7),
    deleted=st.integers(0, 2),
    asked=st.lists(trees, min_size=1, max_size=8),
)
def test_every_query_finds_exactly_what_a_brute_force_reading_finds(
    rows: list[Any], deleted: int, asked: list[Node]
) -> None:
    with TemporaryDirectory() as folder:
        there = written(Path(folder), rows, deleted)
        searcher = WhooshSearcher(Path(folder))
        for tree in asked:
            got = {article_id for article_id, _ in searcher.ids(Query(tree=tree, match="all"))}
            assert got == {story.id for story in there if holds(story, settled(tree, STEM, "en")[0])}, tree
        searcher.close()
