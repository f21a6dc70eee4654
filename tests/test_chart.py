"""How a timeline is drawn: its axes, its shading, what each period says, and what a range is typed behind."""

from dataclasses import replace

import pytest
from babel import Locale

from search.chart import Shade, chart
from search.date_range import before_range
from search.nodes import And, DateRange
from search.parse import read_query
from search.periods import Step, between, period
from search.scale import scale, ticks
from search.speech import Speech, percent, speaking
from search.timeline import Bar, Timeline
from search.timeline_remarks import remarks, thin_below


def line(*bars: Bar, text: str = "flood", step: Step = "year", within: str | None = None) -> Timeline:
    hits = sum(one.hits for one in bars)
    return Timeline(read_query(text), step, within, bars, hits, 0, 0, 0, 0, 100.0)


YEARS = [Bar("2013", 5, 100, False), Bar("2014", 1, 10, True), Bar("2015", 0, 0, False), Bar("2016", 4, 100, False)]


def test_bars_are_drawn_against_a_round_number() -> None:
    drawn = chart([line(*YEARS)])
    assert (drawn.scale.top, drawn.scale.words, drawn.scale.half) == (6, "6", "3")
    assert [one.heights for one in drawn.columns] == [(83.3,), (16.7,), (0.0,), (66.7,)]


def test_shares_are_drawn_with_a_gap_where_the_archive_has_nothing() -> None:
    drawn = chart([line(*YEARS)], share=True)
    assert (drawn.scale.words, drawn.scale.half) == ("10%", "5%")
    assert [one.heights for one in drawn.columns] == [(50.0,), (100.0,), (None,), (40.0,)]


def test_thin_and_empty_periods_are_shaded_side_by_side() -> None:
    drawn = chart([line(*YEARS, Bar("2017", 0, 0, False), Bar("2018", 0, 0, False))])
    assert drawn.shades == (Shade("thin", 1, 1), Shade("empty", 2, 1), Shade("empty", 4, 2))


def test_each_period_says_its_numbers() -> None:
    assert [one.words for one in chart([line(*YEARS[:3])]).columns] == [
        "2013: 5 of 100 stories (5%)", "2014: 1 of 10 stories (10%)", "2015: the archive has no story",
    ]  # fmt: skip
    assert chart([line(YEARS[0], text="")]).columns[0].words == "2013: 100 stories"
    several = chart([line(YEARS[0]), line(replace(YEARS[0], hits=1200), text="")])
    assert several.columns[0].words == "2013: flood 5, all stories 1,200; of 100 stories"


def test_the_title_names_what_is_shown() -> None:
    days = line(Bar("2016-12-11", 1, 1, False), step="day", within="2016-12")
    assert (chart([line(*YEARS)]).title, chart([days]).title) == (
        "Stories per year",
        "Stories per day in December 2016",
    )


@pytest.mark.parametrize(
    ("most", "top", "half"),
    [(0, 1, None), (1, 1, None), (2, 2, "1"), (3, 4, "2"), (9, 10, "5"), (11, 15, None), (258, 300, "150")],
)
def test_an_axis_reaches_to_a_round_number(most: int, top: int, half: str | None) -> None:
    found = scale(most, share=False)
    assert (found.top, found.half) == (top, half)


@pytest.mark.parametrize(("most", "words"), [(0, "100%"), (0.0007, "0.08%"), (0.052, "6%"), (0.9, "100%")])
def test_an_axis_of_shares_ends_at_all_stories(most: float, words: str) -> None:
    assert scale(most, share=True).words == words


@pytest.mark.parametrize(
    ("first", "last", "step", "within", "labels"),
    [
        (2009, 2012, "year", None, ["2009", "2010", "2011", "2012"]),
        (1994, 2016, "year", None, ["1995", "2000", "2005", "2010", "2015"]),
        (1600, 2026, "year", None, ["1600", "1700", "1800", "1900", "2000"]),
        (201601, 201603, "month", "2016", ["Jan", "Feb", "Mar"]),
        (201511, 201602, "month", None, ["Nov", "Dec", "Jan", "Feb", "2015", "2016"]),
        (201406, 201612, "month", None, ["2014", "2015", "2016"]),
        (201412, 201612, "month", None, ["2015", "2016"]),
        (20161201, 20161231, "day", "2016-12", ["1", "5", "10", "15", "20", "25"]),
        (20161125, 20161210, "day", None, ["10", "Nov 2016", "Dec 2016"]),
        (20160101, 20160431, "day", "2016", ["Jan", "Feb", "Mar", "Apr"]),
    ],
)
def test_labels_are_few_and_short(first: int, last: int, step: Step, within: str | None, labels: list[str]) -> None:
    periods = [period(one, step) for one in between(first, last, step)]
    assert [one.words for one in ticks(periods, step, within)] == labels


@pytest.mark.parametrize("periods", [range(1600, 2027), range(1900, 1907), range(1900, 1908)])
def test_years_never_crowd(periods: range) -> None:
    assert len(ticks([period(one, "year") for one in periods], "year", None)) <= 8


def test_what_no_bar_holds_is_said() -> None:
    month = replace(line(step="month", within="2016"), undated=1, coarse=2, outside=1200, repeated=1)
    assert remarks(month) == (
        "1 story has no date.",
        "Of 2 stories only the year is known.",
        "1,200 stories are from before or after 2016.",
        "A story that was printed again in another period counts there as well: 1 time.",
    )
    assert remarks(replace(line(step="day"), coarse=1)) == ("Of 1 story the day is not known.",)
    assert thin_below(line()) == "The archive itself is thin: fewer than 25 stories where it usually has 100"


@pytest.mark.parametrize(("share", "words"), [(0, "0%"), (0.25, "25%"), (0.0571, "5.71%"), (0.000012, "0.0012%")])
def test_small_shares_are_written_more_precisely(share: float, words: str) -> None:
    assert percent(share) == words


def test_shares_are_written_as_the_language_does() -> None:
    with speaking(Speech(Locale("de"))):
        assert percent(0.0571) == "5,71\xa0%"


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("", ""),
        ("flood warning", "flood warning "),
        ("flood OR storm", "(flood OR storm) "),
        ("flood date:2014..2016", "flood "),
        ("date:2014", ""),
        ("flood -date:2014", "flood -date:2014 "),
        ("sort:newest a b c d e f", "sort:newest a b c d e f "),
        ("mayor w/5 budget", "(mayor w/5 budget) "),
    ],
)
def test_a_range_is_typed_behind_what_was_meant(text: str, before: str) -> None:
    assert before_range(read_query(text)) == before
    read = read_query(f"{before}date:2015..2016")
    added = read.tree.nodes[-1] if isinstance(read.tree, And) else read.tree
    assert added == DateRange("2015", "2016")
    assert read.typed_sort == read_query(text).typed_sort
