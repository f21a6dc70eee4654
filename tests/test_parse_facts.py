"""What is typed, and how it is read: nearness, mentions, dates, lengths, order, saved searches."""

from datetime import date

import pytest

from search.dates import Calendar
from search.nodes import (
    And,
    AtLeast,
    DateRange,
    Expand,
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
from search.parse import read_query
from search.query import Filter, Query
from search.reading import MOST_SAVED, Found, Reading
from search.wording import in_words

A, B, C = Word("a1"), Word("b1"), Word("c1")
TODAY = date(2026, 11, 24)  # a Tuesday
READING = Calendar(today=TODAY)

NEARNESS: list[tuple[str, Node]] = [
    ("a1 w/5 b1", Near((A, B), 5)),
    ("a1 W/5 b1", Near((A, B), 5)),
    ("a1 NEAR/5 b1", Near((A, B), 5)),
    ("a1 near/5 b1", Near((A, B), 5)),
    ("a1 near5 b1", Near((A, B), 5)),
    ("a1 within/5 b1", Near((A, B), 5)),
    ("a1 AROUND(5) b1", Near((A, B), 5)),
    ("a1 pre/5 b1", Near((A, B), 5, ordered=True)),
    ("a1 PRE/5 b1", Near((A, B), 5, ordered=True)),
    ("a1 onear/5 b1", Near((A, B), 5, ordered=True)),
    ("a1 adj5 b1", Near((A, B), 5, ordered=True)),
    ("a1 w/s b1", Together((A, B), "sentence")),
    ("a1 /s b1", Together((A, B), "sentence")),
    ("a1 w/sent b1", Together((A, B), "sentence")),
    ("a1 w/p b1", Together((A, B), "paragraph")),
    ("a1 W/P b1", Together((A, B), "paragraph")),
    ("a1 w/para b1", Together((A, B), "paragraph")),
    ("a1 w/s b1 w/s c1", Together((A, B, C), "sentence")),
    ("a1 w/s b1 w/p c1", Together((Together((A, B), "sentence"), C), "paragraph")),
    ("a1 w/5 b1 w/5 c1", Near((A, B, C), 5)),
    ("a1 w/5 b1 w/3 c1", Near((Near((A, B), 5), C), 3)),
    ("a1 w/5 b1 pre/5 c1", Near((Near((A, B), 5), C), 5, ordered=True)),
    ("a1 w/5 (b1 w/3 c1)", Near((A, Near((B, C), 3)), 5)),
    ("a1 w/5 (b1 OR c1)", Near((A, Or((B, C))), 5)),
    ('"a1 b1" w/5 "c1 d1"', Near((Phrase("a1 b1"), Phrase("c1 d1")), 5)),
    ("a1* w/5 b1~", Near((Pattern("a1*"), Fuzzy("b1", 1)), 5)),
    ("=a1 w/5 b1", Near((Phrase("a1"), B), 5)),
    ("-a1 w/5 b1", Not(Near((A, B), 5))),
    ("a1 w/5 b1 c1", And((C, Near((A, B), 5)))),
    ("c1 a1 w/5 b1", And((C, Near((A, B), 5)))),
    ("c1 AND a1 w/5 b1", And((C, Near((A, B), 5)))),
    ("c1 OR a1 w/5 b1", Or((C, Near((A, B), 5)))),
    ("title:(a1 w/5 b1)", Near((Word("a1", "title"), Word("b1", "title")), 5)),
    ("title:a1 w/5 b1", Near((Word("a1", "title"), Word("b1", "title")), 5)),
    ("a1 w/5 title:b1", Near((Word("a1", "title"), Word("b1", "title")), 5)),
    ('"a1 b1"~5', Near((Phrase("a1"), Phrase("b1")), 5)),
    ('"a1 b1 c1"~5', Near((Phrase("a1"), Phrase("b1"), Phrase("c1")), 5)),
    ('"a1 b1"~', Near((Phrase("a1"), Phrase("b1")), 5)),
    ('"a1"~5', Phrase("a1")),
    ('title:"a1 b1"~5', Near((Phrase("a1", "title"), Phrase("b1", "title")), 5)),
    ("atleast5 a1", AtLeast(5, A)),
    ("ATLEAST5 a1", AtLeast(5, A)),
    ("atleast5(a1)", AtLeast(5, A)),
    ("atleast/5 a1", AtLeast(5, A)),
    ('atleast2 "a1 b1"', AtLeast(2, Phrase("a1 b1"))),
    ("atleast2 a1*", AtLeast(2, Pattern("a1*"))),
    ("atleast2 title:a1", AtLeast(2, Word("a1", "title"))),
    ("title:(atleast2 a1)", AtLeast(2, Word("a1", "title"))),
    ("atleast2 (a1 OR b1)", AtLeast(2, Or((A, B)))),
    ("atleast2 (a1 b1)", And((AtLeast(2, A), AtLeast(2, B)))),
    ("atleast2 (a1 AND b1)", And((AtLeast(2, A), AtLeast(2, B)))),
    ("atleast2 (a1 w/3 b1)", AtLeast(2, Near((A, B), 3))),
    ("-atleast2 a1", Not(AtLeast(2, A))),
    ("atleast2 a1 b1", And((B, AtLeast(2, A)))),
]
DATES: list[tuple[str, Node]] = [
    ("date:2016", DateRange("2016", "2016")),
    ("date:2016-2", DateRange("2016-02", "2016-02")),
    ("date:2016-12-11", DateRange("2016-12-11", "2016-12-11")),
    ("date:2016/12/11", DateRange("2016-12-11", "2016-12-11")),
    ("date:2016-02-29", DateRange("2016-02-29", "2016-02-29")),
    ("date:1994..1996-06", DateRange("1994", "1996-06")),
    ("date:1994..", DateRange("1994", None)),
    ("date:..1994", DateRange(None, "1994")),
    ("date:[1994 TO 1996]", DateRange("1994", "1996")),
    ("date:[1994 TO *]", DateRange("1994", None)),
    ("date:{1994 TO 1996}", DateRange("1994", "1996")),
    ("date:[2024-03 TO 2024-03]", DateRange("2024-03", "2024-03")),
    ("date:>2016", DateRange("2016", None)),
    ("date:>=2016-05", DateRange("2016-05", None)),
    ("date:<2016", DateRange(None, "2016")),
    ("since:>2016", DateRange("2016", None)),
    ("since:<2016", DateRange(None, "2016")),
    ("date:1994-1996", DateRange("1994", "1996")),
    ('date:"May 2016 to 5 June 2017"', DateRange("2016-05", "2017-06-05")),
    ("date:5/2016", DateRange("2016-05", "2016-05")),
    ("date:20161211", DateRange("2016-12-11", "2016-12-11")),
    ("date:2016-12..2016", DateRange("2016-12", "2016")),
    ("date:(1994..1996 OR 2016-2)", Or((DateRange("1994", "1996"), DateRange("2016-02", "2016-02")))),
    ("since:2016-12-11", DateRange("2016-12-11", None)),
    ("after:2016", DateRange("2016", None)),
    ("before:2016", DateRange(None, "2016")),
    ("until:2016-06", DateRange(None, "2016-06")),
    ("since:(2016) a1", And((A, DateRange("2016", None)))),
    ("since:2016 before:2018", And((DateRange("2016", None), DateRange(None, "2018")))),
    ("a1 -date:2016", And((A, Not(DateRange("2016", "2016"))))),
    ("date:unknown", Word("unknown", "date")),
    ("date:Unknown", Word("unknown", "date")),
    ('date:"last week"', DateRange("2026-11-16", "2026-11-22")),
    ("date:last week", DateRange("2026-11-16", "2026-11-22")),
    ('date:"this week"', DateRange("2026-11-23", "2026-11-24")),
    ('date:"last month"', DateRange("2026-10-01", "2026-10-31")),
    ('date:"last year"', DateRange("2025-01-01", "2025-12-31")),
    ('date:"this year"', DateRange("2026-01-01", "2026-11-24")),
    ('date:"last 7 days"', DateRange("2026-11-17", "2026-11-24")),
    ('date:"past 3 months"', DateRange("2026-08-24", "2026-11-24")),
    ("date:yesterday", DateRange("2026-11-23", "2026-11-23")),
    ("date:today a1", And((A, DateRange("2026-11-24", "2026-11-24")))),
    ('since:"last year"', DateRange("2025-01-01", None)),
    ('before:"last year"', DateRange(None, "2025-12-31")),
    ('date:"12 Dec 2016"', DateRange("2016-12-12", "2016-12-12")),
    ("date:12 Dec 2016", DateRange("2016-12-12", "2016-12-12")),
    ("since:12 Dec 2016 a1", And((A, DateRange("2016-12-12", None)))),
    ("date:Dec 2016", DateRange("2016-12", "2016-12")),
    ("date:December 12, 2016", DateRange("2016-12-12", "2016-12-12")),
    ('date:"12th of May 1999"', DateRange("1999-05-12", "1999-05-12")),
    ('date:"1 Dec 2016..5 May 2018"', DateRange("2016-12-01", "2018-05-05")),
    ("date:3/4/2019", DateRange("2019-04-03", "2019-04-03")),
    ("date:3.4.2019", DateRange("2019-04-03", "2019-04-03")),
    ("date:2016 may", And((Word("may"), DateRange("2016", "2016")))),
    ("onday:12-11", OnDay(12, 11)),
    ("onday:2-29", OnDay(2, 29)),
    ('onday:"11 December"', OnDay(12, 11)),
]
FACTS: list[tuple[str, Node | None]] = [
    ("words:>1000", Length(1001, None)),
    ("words:>=1000", Length(1000, None)),
    ("words:<300", Length(None, 299)),
    ("words:<=300", Length(None, 300)),
    ("words:500..800", Length(500, 800)),
    ("words:500-800", Length(500, 800)),
    ("words:[500 TO 800]", Length(500, 800)),
    ("words:500..", Length(500, None)),
    ("words:..800", Length(None, 800)),
    ("words:1,000..2,000", Length(1000, 2000)),
    ("words:500", Length(500, 500)),
    ("words:0", Length(0, 0)),
    ("has:byline", Has("author")),
    ("has:TITLE", Has("title")),
    ("-has:date", Not(Has("date"))),
    ("a1 sort:newest", A),
    ("sort:oldest", None),
    ("expand:a1", Expand(A)),
    ("expand:(a1 b1)", Expand(Group((A, B)))),
    ("title:(expand:a1)", Expand(Word("a1", "title"))),
    ("expand:(expand:a1)", Expand(Expand(A))),
]


@pytest.mark.parametrize(("typed", "read"), [*NEARNESS, *DATES, *FACTS])
def test_reads(typed: str, read: Node | None) -> None:
    query = read_query(typed, reading=Reading(READING))
    assert (query.tree, query.notes) == (read, ())
    assert read_query(str(query), reading=Reading(READING)) == query


def test_the_calendar_says_which_of_two_numbers_is_the_month() -> None:
    query = read_query("date:3/4/2019", reading=Reading(Calendar(day_first=False)))
    assert query.tree == DateRange("2019-03-04", "2019-03-04")


def test_a_day_of_any_year_with_a_slash_is_read_as_the_calendar_says() -> None:
    read = [read_query("onday:11/12", reading=Reading(Calendar(day_first=first))).tree for first in (True, False)]
    assert read == [OnDay(12, 11), OnDay(11, 12)]


def test_months_are_read_in_the_language_of_the_archive() -> None:
    query = read_query('date:"3 mai 2016"', reading=Reading(Calendar(language="fr")))
    assert query.tree == DateRange("2016-05-03", "2016-05-03")


def test_a_typed_order_counts_until_another_is_chosen() -> None:
    typed = read_query("a1 sort:oldest")
    chosen = read_query("a1 sort:oldest", sort="newest")
    assert (typed.order, chosen.order, read_query("a1").order) == ("oldest", "newest", "relevance")


def saved(**texts: str) -> Reading:
    """A reading with saved searches."""

    def look(name: str, reading: Reading) -> Found | None:
        if name not in texts:
            return None
        filters = (Filter("source", ("Gazette", "Post")), Filter("date", ("2016",), excluded=True))
        return Found(name, read_query(texts[name], filters=filters if name == "filtered" else (), reading=reading))

    return Reading(look=look)


def test_a_saved_search_stands_for_what_it_finds() -> None:
    query = read_query('a1 @storms OR @"storms"', reading=saved(storms="b1 OR c1"))
    inside = Saved("storms", Or((B, C)))
    assert (query.tree, query.notes) == (Or((And((A, inside)), inside)), ())


def test_a_saved_search_brings_its_filters() -> None:
    tree = read_query("@filtered", reading=saved(filtered="a1")).tree
    values = Or((Value("Gazette", "source"), Value("Post", "source")))
    assert tree == Saved("filtered", And((A, values, Not(Value("2016", "date")))))


def test_what_a_saved_search_finds_can_be_left_out() -> None:
    tree = read_query("a1 -@storms", reading=saved(storms="b1")).tree
    assert tree is not None
    assert in_words(tree) == "a1 and not what the saved search “storms” finds (b1)"


def test_a_saved_search_of_all_stories_finds_all() -> None:
    assert read_query("@all", reading=saved(all="")).tree == Saved("all", None)


def test_saved_searches_that_hold_each_other_are_told_and_not_followed() -> None:
    query = read_query("@one", reading=saved(one="a1 @two", two="b1 @one"))
    assert query.tree == Saved("one", And((A, Saved("two", B))))
    assert query.notes == ("In @one: In @two: The saved search “one” holds itself, which was left out.",)


def test_saved_searches_that_double_at_each_step_are_bounded() -> None:
    texts = {f"s{n}": f"@s{n + 1} @s{n + 1}" for n in range(40)}
    query = read_query("@s0", reading=saved(**texts, s40="a1"))
    assert any(f"Only the first {MOST_SAVED} saved searches were read" in note for note in query.notes)


def test_an_unknown_name_is_searched_as_words_and_told() -> None:
    query = read_query("@ann_reed a1", reading=saved())
    assert [str(query), *query.notes] == [
        "a1 AND ann_reed",
        "There is no saved search named “ann_reed”; it was searched as words.",
    ]


def test_notes_of_a_saved_search_are_told() -> None:
    assert read_query("@s", reading=saved(s="(a1")).notes == (
        "In @s: A bracket that was never closed was closed at the end: (a1",
    )


def test_a_query_of_nothing_but_an_order_finds_all() -> None:
    assert read_query("sort:oldest") == Query(typed_sort="oldest")
