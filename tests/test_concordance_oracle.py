"""Concordances held against the marks of every story, read one by one, and against their words put in order by hand."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.analysis import tokens
from search.concordance.concordance import Line, Order
from search.concordance.words import DEPTH, Surroundings
from search.nodes import And, Node, Not, Or
from search.query import Query, Sort
from search.results import Part
from search.whoosh_searcher import WhooshSearcher
from tests.test_query_oracle import either, placed, stories, written

trees = st.one_of(
    placed,
    either,
    st.builds(Or, st.tuples(placed, placed)),
    st.builds(And, st.tuples(placed, either)),
    st.builds(And, st.tuples(placed, st.builds(Not, placed))),
)
ORDERS: tuple[Order, ...] = ("result", "left", "right", "match", "date")


def lines_of(searcher: WhooshSearcher, query: Query) -> list[tuple[Any, ...]]:
    """What a line has to tell, for every mark of every hit in their order, and what it is put in order by."""
    found = []
    for article_id, _ in searcher.ids(query):
        article = searcher.article(article_id)
        assert article
        for number, parts in enumerate(searcher.marked(article, query)):
            found += [(article_id, number == 0, *line) for line in split(parts)]
    return found


def split(parts: tuple[Part, ...]) -> list[tuple[Any, ...]]:
    """Each mark of a text with the text on both sides and the words before, in and behind it."""
    text = "".join(part.text for part in parts)
    lines, start = [], 0
    for part in parts:
        end = start + len(part.text)
        if part.matched:
            cut = list(tokens(text))
            before = [one.text for one in cut if one.end <= start]
            inside = [one.text for one in cut if one.start >= start and one.end <= end]
            behind = [one.text for one in cut if one.start >= end]
            lines.append((text[:start], part.text, text[end:], before[::-1], inside, behind))
        start = end
    return lines


def in_order(lines: list[tuple[Any, ...]], by: Order, days: dict[str, int]) -> list[tuple[Any, ...]]:
    keys = {
        "result": lambda line: 0,
        "left": lambda line: line[5][:DEPTH],
        "right": lambda line: line[7][:DEPTH],
        "match": lambda line: (line[6][:DEPTH], line[7][:DEPTH]),
        "date": lambda line: days[line[0]] or 10**9,
    }
    return sorted(lines, key=keys[by])


def shown(line: Line) -> tuple[Any, ...]:
    return line.id, line.headline, line.before, line.match, line.after


@pytest.mark.parametrize("way", [(10**6, 1 << 16), (10**6, 2), (0, 1)])
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
@given(
    rows=st.lists(stories, min_size=1, max_size=7),
    deleted=st.integers(0, 2),
    asked=st.lists(trees, min_size=1, max_size=6),
    sort=st.sampled_from(["relevance", "newest", "oldest"]),
)
def test_every_order_has_every_mark_of_every_hit_once(
    rows: list[Any],
    deleted: int,
    asked: list[Node],
    sort: Sort,
    way: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """way  postings a text, and postings and positions of documents that are gone through at once"""
    postings_a_text, together = way
    monkeypatch.setattr("search.executor.surroundings._TOGETHER", together)
    monkeypatch.setattr("search.executor.surroundings.MOST_SLOTS", together)
    with TemporaryDirectory() as folder:
        days = {one.id: one.published.ordinal if one.published else 0 for one in written(Path(folder), rows, deleted)}
        searcher = WhooshSearcher(Path(folder))
        collection, columns = searcher._executor.collection, searcher._columns
        searcher._concording._surroundings = Surroundings(collection, columns, postings_a_text)
        for tree in asked:
            query = Query(tree=tree, match="all", sort=sort)
            expected = lines_of(searcher, query)
            for by in ORDERS:
                page = searcher.concordance(query, by, limit=1000)
                assert [shown(line) for line in page.lines] == [line[:5] for line in in_order(expected, by, days)]
                assert (page.total, page.stories) == (len(expected), len({line[0] for line in expected}))
        searcher.close()
