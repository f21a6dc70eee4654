"""Hits over time: every story is counted, whatever is known of its date, beside what the archive holds."""

from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import ArticleDate
from index.errors import TooManyPeriodsError
from search.dates import Span, day_bounds
from search.day_counts import day_counts
from search.parse import read_query
from search.periods import EVERYTHING, STEPS, Step, between, ends, period, scope
from search.query import Filter
from search.searcher import Searcher
from search.spread import spread
from search.timeline import Bar, Timeline, timeline, timelines
from tests.archives import searcher_of
from tests.test_hits import Story, archives, columns_of

STORIES = [
    *((f"a{n}", f"The river rose {n} feet.", f"2014-{n + 1:02d}-03") for n in range(8)),
    *((f"b{n}", f"Dull day {n}.", f"2016-05-{n + 1:02d}") for n in range(8)),
    ("c", "The river fell at last.", "2016-12-11"),
    ("d", "Of the river only its year is known.", "2016"),
    ("e", "When was this river?", None),
    ("f", "A dull month far from here.", "2010-02"),
    ("g1", "The river rose and the mayor saw it.", "2016-06-01"),
    ("g2", "The river rose and the mayor saw it.", "2017-06-01"),
]


def record(name: str, text: str, day: str | None) -> dict[str, str | None]:
    body = f"{text} The rest of this story says nothing that anybody would want to know."
    return {"id": name, "title": "Untold", "body": body, "date": day}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(tmp_path_factory.mktemp("timeline"), [record(*one) for one in STORIES])


def dated(*values: str, excluded: bool = False) -> tuple[Filter, ...]:
    return (Filter("date", values, excluded),)


def bars(found: Timeline) -> dict[str, tuple[int, int]]:
    return {one.period: (one.hits, one.stories) for one in found.bars}


def test_every_period_between_first_and_last_is_there_with_all_stories_of_the_archive(searcher: Searcher) -> None:
    found = timeline(searcher, read_query("river"), "year")
    assert bars(found) == {"2014": (8, 8), "2015": (0, 0), "2016": (3, 11), "2017": (1, 1)}


def test_hits_that_stand_in_no_bar_or_in_two_are_said(searcher: Searcher) -> None:
    found = timeline(searcher, read_query("river"), "month")
    said = (sum(one.hits for one in found.bars), found.repeated, found.coarse, found.undated, found.outside)
    assert (*said, found.total) == (11, 1, 1, 1, 0, 12)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("text", ["", "river", "mayor", "dull", "nothing at all"])
@pytest.mark.parametrize("filters", [(), dated("2016"), dated("2016-12", "2014"), dated("2016", excluded=True)])
def test_bars_and_what_is_in_none_add_up_to_all_hits(
    searcher: Searcher, text: str, step: Step, filters: tuple[Filter, ...]
) -> None:
    found = timeline(searcher, read_query(text, filters=filters), step)
    shown = sum(one.hits for one in found.bars) - found.repeated
    assert shown + found.coarse + found.undated + found.outside == found.total
    assert found.total == searcher.search(read_query(text), limit=0).total


def test_choosing_a_bar_finds_as_many_as_it_says(searcher: Searcher) -> None:
    for step in STEPS:
        for bar in timeline(searcher, read_query("river"), step).bars:
            chosen = read_query("river", filters=dated(bar.period))
            assert searcher.search(chosen, limit=0).total == bar.hits


@pytest.mark.parametrize(
    ("text", "dates", "step", "within"),
    [
        ("", (), "year", None),
        ("river", (), "month", None),
        ("feet", (), "month", None),
        ("dull", (), "year", None),
        ("day", (), "day", None),
        ("", ("2016",), "month", "2016"),
        ("", ("2016-05",), "day", "2016-05"),
        ("", ("2016-05-03",), "day", "2016-05"),
        ("", ("2016-05", "2016-12-11"), "month", "2016"),
        ("", ("2016", "2014"), "year", None),
        ("", ("unknown",), "year", None),
    ],
)
def test_the_step_follows_from_what_is_asked_for(
    searcher: Searcher, text: str, dates: tuple[str, ...], step: Step, within: str | None
) -> None:
    found = timeline(searcher, read_query(text, filters=dated(*dates) if dates else ()))
    assert (found.step, found.within) == (step, within)


@pytest.mark.parametrize(
    ("dates", "step", "within", "size"),
    [
        ("2016", "year", None, 8),
        ("2016", "day", "2016", 366),
        ("2016-05", "month", "2016", 12),
        ("2016-05", "year", None, 8),
    ],
)
def test_a_longer_step_widens_what_was_chosen(
    searcher: Searcher, dates: str, step: Step, within: str | None, size: int
) -> None:
    found = timeline(searcher, read_query("", filters=dated(dates)), step)
    assert (found.within, len(found.bars)) == (within, size)


def test_several_searches_share_their_periods(searcher: Searcher) -> None:
    found = timelines(searcher, [read_query("mayor"), read_query("feet"), read_query("nowhere")], "year")
    assert [[one.hits for one in line.bars] for line in found] == [[0, 0, 1, 1], [8, 0, 0, 0], [0, 0, 0, 0]]


def test_periods_with_few_stories_are_thin_and_those_with_none_empty(searcher: Searcher) -> None:
    found = timeline(searcher, read_query(""), "year")
    assert found.usual == 4.5
    assert [one.period for one in found.bars if one.thin] == ["2010", "2017"]
    assert [one.period for one in found.bars if one.empty] == ["2011", "2012", "2013", "2015"]


def test_a_share_is_of_all_stories_and_unknown_where_there_are_none() -> None:
    assert (Bar("2016", 3, 12, False).share, Bar("2015", 0, 0, False).share) == (0.25, None)


def test_a_search_without_dated_hits_has_no_bars(searcher: Searcher) -> None:
    found = timeline(searcher, read_query("when"))
    assert (found.bars, found.total, found.undated) == ((), 1, 1)


def test_a_timeline_of_too_many_days_is_refused_with_what_to_do(tmp_path: Path) -> None:
    stories = [record("old", "A ship came in.", "1700-01-01"), record("young", "A ship left.", "2016-12-11")]
    ages = searcher_of(tmp_path, stories)
    with pytest.raises(TooManyPeriodsError, match="115,762 periods, more than 50,000; choose a year first"):
        timeline(ages, read_query(""), "day")


@given(first=st.dates(), last=st.dates(), step=st.sampled_from(STEPS))
def test_periods_follow_one_another_without_a_gap(first: date, last: date, step: Step) -> None:
    first, last = sorted((first, last))
    last = min(last, date.fromordinal(min(first.toordinal() + 900, date.max.toordinal())))
    unit = len({"year": "2016", "month": "2016-12", "day": "2016-12-11"}[step])
    numbers = between(*(int(day.isoformat()[:unit].replace("-", "")) for day in (first, last)), step)
    days = (date.fromordinal(one) for one in range(first.toordinal(), last.toordinal() + 1))
    assert [period(one, step) for one in numbers] == list(dict.fromkeys(day.isoformat()[:unit] for day in days))


def test_a_month_has_its_days_and_a_year_its_months() -> None:
    assert ends("2016-02", "day") == (20160201, 20160229)
    assert ends("2016", "month") == (201601, 201612)
    assert ends("2016", "day") == (20160101, 20161231)


def test_only_dates_that_are_asked_for_decide_the_scope() -> None:
    assert scope(read_query("", filters=dated("2016", excluded=True))) is None
    assert scope(read_query("", filters=dated("2016-05", "unknown"))) == "2016-05"


SPANS: list[Span] = [EVERYTHING, ("2016", "2016"), ("2016-03", "2016-03")]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories=archives(), cut=st.integers(1, 3), step=st.sampled_from(STEPS), span=st.sampled_from(SPANS))
def test_the_spread_is_that_of_a_plain_count(stories: list[Story], cut: int, step: Step, span: Span) -> None:
    numbers = [n for n, one in enumerate(stories) if not one.deleted]
    low, high = day_bounds(*span)
    seen: dict[int, set[str]] = {}
    for n in numbers:
        lead = n if stories[n].lead is None else stories[n].lead
        seen.setdefault(lead, set()).add(kind(stories[n].article.published, step, low, high))
    with columns_of(stories, cut) as columns:
        found = spread(day_counts(np.array(numbers, np.intp), columns), step, span)
        counts = Counter(one for kinds in seen.values() for one in kinds if one[0].isdigit())
        assert {period(n, step): found.at(np.array([n]))[0] for n in found.periods.tolist()} == counts
        best = Counter(max(kinds, key=lambda one: (one[0].isdigit(), one)) for kinds in seen.values())
        assert found.total == len(seen)
        assert found.shown == sum(count for one, count in best.items() if one[0].isdigit())
        assert (found.coarse, found.undated) == (best["coarse"], best["0undated"] + best[" undated"])


def kind(published: ArticleDate | None, step: Step, low: int, high: int) -> str:
    """The period of a story, or why it has none, in an order in which the greatest says the most."""
    if published is None:
        return " undated"
    if not low <= published.ordinal <= high:
        return "outside"
    return published.path[STEPS.index(step)] if len(published.path) > STEPS.index(step) else "coarse"
