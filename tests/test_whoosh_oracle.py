"""A build is a Whoosh index: Whoosh's own searcher finds what ours does, over a build that was updated."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from whoosh.index import open_dir
from whoosh.query import And, Every, Not, Or

from index.analysis import stemming
from index.build import rebuild, update
from index.builds import Builds
from index.codec import article_from_text
from index.config import Config
from index.schema import ARTICLE
from index.whoosh_reader import open_segments
from search.nodes import Node
from search.query import Query
from search.whoosh_query import whoosh_query
from search.whoosh_searcher import WhooshSearcher
from tests.archives import write_dump
from tests.test_search_oracle import VOCABULARY, trees

STEM = stemming("en")


def record(number: int, random: Random) -> dict[str, Any]:
    """A story of few words; its number makes it no copy of another."""
    title = random.choices(VOCABULARY, k=random.randrange(4))
    body = [*random.choices(VOCABULARY, k=random.randrange(9)), f"number {number}", random.choice(VOCABULARY)]
    dated = random.choice([{}, {"date": "2016"}, {"date": "2016-03-05"}, {"date": "2017-01-01"}])
    return {"id": f"a{number}", "title": " ".join(title), "body": " ".join(body), **dated}


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of up to 60 stories, of which an update replaced a fourth and took out a ninth, and added up to 20."""
    folder, random = tmp_path_factory.mktemp("updated"), Random(1987)
    config = Config(index_dir=folder / "var")
    rebuild([write_dump(folder / "first.jsonl", [record(n, random) for n in range(60)])], config)
    later = [record(n, random) for n in (*range(0, 60, 4), *range(60, 80))]
    update([write_dump(folder / "later.jsonl", later)], config, [f"a{n}" for n in range(1, 60, 9)])
    return Builds(config.index_dir).current()


def as_whoosh_answers_rightly(query: Any) -> Any:
    """The query without a Not alone or beside other parts of an And, which Whoosh's matchers run past the end of."""
    if isinstance(query, Not):
        return And([Every(), Not(as_whoosh_answers_rightly(query.query))])
    if isinstance(query, And | Or):
        return type(query)([as_whoosh_answers_rightly(one) for one in query.subqueries])
    return query


def test_the_build_has_segments_and_deletions(updated: Path) -> None:
    first, second = open_segments(updated)
    assert first.deleted is not None
    assert min(int(first.deleted.sum()), second.segment.documents) > 10


@settings(max_examples=200, deadline=None)
@given(tree=trees)
def test_whooshs_searcher_finds_the_same_stories(updated: Path, tree: Node) -> None:
    asked = as_whoosh_answers_rightly(whoosh_query(tree, STEM))
    with open_dir(updated).searcher() as whoosh:
        theirs = {article_from_text(hit[ARTICLE]).id for hit in whoosh.search(asked, limit=None)}
    ours = {article_id for article_id, _ in WhooshSearcher(updated).ids(Query(tree=tree, match="all"))}
    assert theirs == ours
