"""Filters, facets, folding and order over several segments, held against plain Python over every story."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article, ArticleDate
from index.schema import UNKNOWN, values_of
from index.segment.builder import SegmentBuilder
from index.segment.live import in_order
from index.segment.rows import row_of
from index.segment.segment import Segment
from search import order
from search.alphabet import sort_key
from search.cells import celled
from search.document_columns import Columns
from search.found import Found
from search.hits import Hits
from search.order import page
from search.query import Filter

FIELDS = ("source", "section", "author", "tag", "date")
DATES = [None, "2016", "2016-03", "2016-03-05", "2016-03-06", "2017-01-01"]
VALUES = {
    "source": ["Gazette", "Ledger", "Nowhere"],
    "section": ["World", "World/Syria", "World-wide", "Sport", "Sport/Cup", "Nowhere"],
    "author": ["Ann", "ann", "Élise", "Nowhere"],
    "tag": ["river", "River", "cup", *(f"tag {n}" for n in range(9)), "Nowhere"],
    "date": ["2016", "2016-03", "2016-03-05", "2017", UNKNOWN, "1999-01"],
}


@dataclass
class Story:
    """A story of a random archive."""

    article: Article
    lead: int | None  # the place of the story that it is folded under
    deleted: bool


@st.composite
def archives(draw: Any) -> list[Story]:
    """Stories of which some are folded under others; only those without copies are deleted."""
    stories = []
    names = draw(st.permutations([f"{letter}{n}" for letter in "aéZ" for n in range(6)]))
    copied = draw(st.lists(st.booleans(), max_size=14))
    leads = [n for n, is_copy in enumerate(copied) if not is_copy]
    for n, is_copy in enumerate(copied):
        lead = draw(st.sampled_from(leads)) if is_copy and leads else None
        date = draw(st.sampled_from(DATES))
        section = draw(st.sampled_from([None, *VALUES["section"][:5]]))
        article = Article(
            id=names[n],
            title=None,
            body=(),
            authors=tuple(draw(st.lists(st.sampled_from(VALUES["author"][:3]), max_size=3))),
            published=ArticleDate.from_iso(date) if date else None,
            section=tuple(section.split("/")) if section else (),
            tags=tuple(draw(st.lists(st.sampled_from(VALUES["tag"][:12]), max_size=12))),
            source=draw(st.sampled_from([None, "Gazette", "Ledger"])),
        )
        stories.append(Story(article, lead, draw(st.booleans()) and draw(st.booleans())))
    for story in stories:
        if story.lead is not None:
            stories[story.lead].deleted = False
    return stories


filters = st.lists(
    st.sampled_from(FIELDS).flatmap(
        lambda name: st.builds(
            Filter,
            st.just(name),
            st.lists(st.sampled_from(VALUES[name]), min_size=1, max_size=2).map(tuple),
            st.booleans(),
        )
    ),
    max_size=3,
)


@contextmanager
def columns_of(stories: list[Story], cut: int = 1) -> Iterator[Columns]:
    """The columns of these stories in `cut` segments."""
    with TemporaryDirectory() as folder:
        edges = [len(stories) * n // cut for n in range(cut + 1)]
        segments = []
        for n, (first, end) in enumerate(pairwise(edges)):
            builder = SegmentBuilder("en")
            for story in stories[first:end]:
                lead = None if story.lead is None else stories[story.lead].article.id
                builder.add([row_of(story.article, lead)])
            builder.write(Path(folder) / str(n))
            gone = [at for at, story in enumerate(stories[first:end]) if story.deleted]
            segments.append((Segment(Path(folder) / str(n)), gone))
        yield Columns(in_order(segments))


def found_of(numbers: list[int], scores: list[float]) -> Found:
    return Found(np.array(numbers, np.intp), np.array(scores, np.float32))


def passes(story: Story, chosen: list[Filter]) -> bool:
    return all(bool({*one.values} & {*values_of(story.article, one.field)}) != one.excluded for one in chosen)


def plain_folded(stories: list[Story], numbers: list[int]) -> list[int]:
    kept: dict[int, int] = {}
    for number in sorted(numbers, key=lambda n: stories[n].article.id):
        lead = number if stories[number].lead is None else stories[number].lead
        if lead == number or lead not in kept:
            kept[lead] = number
    return sorted(kept.values())


def plain_facet(stories: list[Story], numbers: list[int], name: str, chosen: list[Filter]) -> list[tuple[Any, ...]]:
    """Every value with its count, whether it is chosen, whether it is excluded, in the order of the page."""
    others = [one for one in chosen if one.field != name]
    own_out = [one for one in chosen if one.field == name and one.excluded]
    inside = {v for one in chosen if one.field == name and not one.excluded for v in one.values}
    outside = {v for one in own_out for v in one.values}

    def counts(let: list[Filter]) -> Counter[str]:
        family = {
            (n if stories[n].lead is None else stories[n].lead, value)
            for n in numbers
            if passes(stories[n], let)
            for value in values_of(stories[n].article, name)
        }
        return Counter(value for _, value in family)

    kept, reached = counts([*others, *own_out]), counts(others)
    rows = [(v, reached[v] if v in outside else kept[v], v in inside, v in outside) for v in {*kept} | inside | outside]
    if name == "date":
        known = sorted((row for row in rows if row[0] != UNKNOWN), reverse=True)
        return known + [row for row in rows if row[0] == UNKNOWN]
    return sorted(rows, key=lambda row: (-row[1], sort_key(row[0]), row[0]))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories=archives(), chosen=filters, cut=st.integers(1, 3), share=st.integers(1, 4))
def test_filters_folding_and_facets_are_those_of_a_plain_count(
    stories: list[Story], chosen: list[Filter], cut: int, share: int
) -> None:
    numbers = [n for n, story in enumerate(stories) if not story.deleted and n % share in (0, 2)]
    with columns_of(stories, cut) as columns:
        hits = Hits(found_of(numbers, [float(n) for n in numbers]), chosen, columns)
        passed = [n for n in numbers if passes(stories[n], chosen)]
        assert hits.folded.documents.tolist() == plain_folded(stories, passed)
        assert hits.folded.scores.tolist() == plain_folded(stories, passed)
        for name in FIELDS:
            values = hits.facet(name).values
            assert [tuple(value) for value in values] == plain_facet(stories, numbers, name, chosen)
            assert [values.place(value.value) for value in values] == list(range(len(values)))


def test_values_are_listed_step_by_step() -> None:
    stories = [
        Story(Article(f"a{n}", None, (), section=tuple(section.split("/"))), None, False)
        for n, section in enumerate(["World", "World/Syria", "World/Syria", "World-wide", "Sport/Cup"])
    ]
    with columns_of(stories) as columns:
        values = Hits(found_of([0, 1, 2, 3, 4], [0.0] * 5), (), columns).facet("section").values
        steps = (None, "World", "Sport", "World-wide", "Nowhere")
        listed = [[value.value for value in values.at(values.places_below(step))] for step in steps]
        assert values.inside(values.places_below(None)).tolist() == [1, 1, 0]
        assert listed == [["World", "Sport", "World-wide"], ["World/Syria"], ["Sport/Cup"], [], []]
        assert values.place("Nowhere") is None
        assert [value.count for value in values[:2]] == [3, 2]
        assert values[-1].value == "World-wide"


@settings(max_examples=200, deadline=None)
@given(
    lists=st.lists(st.lists(st.integers(0, 299), max_size=9), min_size=1, max_size=9),
    wanted=st.sets(st.integers(0, 8)),
)
def test_cells_give_back_the_numbers_of_each_document(lists: list[list[int]], wanted: set[int]) -> None:
    sizes = np.array([len(some) for some in lists], np.intp)
    cells = celled(np.array([n for some in lists for n in some], np.intp), sizes, 300)
    documents = np.array(sorted(n for n in wanted if n < len(lists)), np.intp)
    numbers, owners = cells.owned(documents, documents * 7)
    pairs = [(owner, n) for owner, n in zip(owners.tolist(), numbers.tolist(), strict=True) if n < 300]
    assert sorted(pairs) == sorted((document * 7, n) for document in documents.tolist() for n in lists[document])
    assert sorted(cells.of(documents).tolist()) == sorted(numbers.tolist())
    assert sorted(n for n in cells.all().tolist() if n < 300) == sorted(n for some in lists for n in some)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories=archives(), cut=st.integers(1, 3))
def test_copies_are_counted_for_each_story_of_a_family(stories: list[Story], cut: int) -> None:
    with columns_of(stories, cut) as columns:
        told = [columns.families.copies_of(n) for n in range(len(stories))]
        families = [n if story.lead is None else story.lead for n, story in enumerate(stories)]
        sizes = Counter(family for family, story in zip(families, stories, strict=True) if not story.deleted)
        shown = [0 if story.deleted else sizes[family] - 1 for family, story in zip(families, stories, strict=True)]
        assert told == shown
        assert [columns.id(n) for n in range(len(stories))] == [story.article.id for story in stories]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    stories=archives(),
    scores=st.lists(st.sampled_from([0.0, 0.5, 1.0, 7.25]), min_size=14, max_size=14),
    limit=st.integers(1, 5),
    cut=st.integers(1, 3),
    sort=st.sampled_from(["relevance", "newest", "oldest"]),
    few=st.sampled_from([0, 2, 256]),
)
def test_pages_are_cut_from_one_order(
    stories: list[Story], scores: list[float], limit: int, cut: int, sort: Any, few: int
) -> None:
    keys: dict[str, Callable[[int], tuple[Any, ...]]] = {
        "relevance": lambda n: (-scores[n], -day(n), stories[n].article.id),
        "newest": lambda n: (-day(n), stories[n].article.id),
        "oldest": lambda n: (day(n) or 99999999, stories[n].article.id),
    }
    day = lambda n: stories[n].article.published.ordinal if stories[n].article.published else 0  # noqa: E731
    expected = sorted(range(len(stories)), key=keys[sort])
    with columns_of(stories, cut) as columns, pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "_FEW", few)
        found = found_of(list(range(len(stories))), scores[: len(stories)])
        for offset in range(0, len(stories) + limit, limit):
            assert page(found, columns, sort, offset, limit).tolist() == expected[offset : offset + limit]
