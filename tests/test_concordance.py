"""Keyword in context: what a line tells, the orders of lines, the neighbours of matches, where it ends."""

from itertools import count
from pathlib import Path

import numpy as np
import pytest

from index.errors import SearchTooSlowError, TooManyMatchesError
from search.concordance import concording
from search.concordance.concordance import Line, Order
from search.concordance.neighbours import Neighbours
from search.concordance.words import Words
from search.parse import read_query
from search.query import Filter
from search.whoosh_searcher import WhooshSearcher
from tests.archives import searcher_of

RECORDS = [
    {"id": "a", "title": "Flood on the quay", "date": "2016-12-11", "source": "Gazette",
     "body": "The river Érne rose: a flood of mud came in.\n\nFlooding is rare here. A Zebra flood, they say."},
    {"id": "b", "title": "Quay closed", "date": "2014", "source": "Ledger", "author": "Ann Flood",
     "body": "A flood's end is near.\n\nNo erne flood was seen."},
    {"id": "c", "title": "Undated", "source": "Gazette", "body": "After the flood, of course, came the mayor."},
    {"id": "d", "title": "Cup won", "author": "Ann Flood", "body": "Nothing happened here at all."},
]  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> WhooshSearcher:
    found = searcher_of(tmp_path_factory.mktemp("concordance"), RECORDS)
    assert isinstance(found, WhooshSearcher)
    return found


def shown(line: Line) -> str:
    """The word before the match, and the match."""
    return " ".join((*line.before.split()[-1:], line.match))


def test_a_line_tells_the_match_its_context_and_its_story(searcher: WhooshSearcher) -> None:
    first, second, *_ = searcher.concordance(read_query("flood sort:newest")).lines

    assert (first.before, first.match, first.after, first.headline) == ("", "Flood", " on the quay", True)
    assert (second.before, second.match, second.after) == ("The river Érne rose: a ", "flood", " of mud came in.")
    assert (second.begins, second.ends, second.headline, second.backwards) == (True, True, False, False)
    assert (second.hit, second.id, second.title, second.source) == (1, "a", "Flood on the quay", "Gazette")
    assert (str(second.published), second.url) == ("2016-12-11", None)


def test_matches_and_the_stories_that_have_any_are_counted(searcher: WhooshSearcher) -> None:
    page = searcher.concordance(read_query("flood"), limit=2)

    assert (page.total, page.stories, page.found, len(page.lines)) == (7, 3, 4, 2)
    assert page.searched_as == "stories with flood"


@pytest.mark.parametrize(
    ("by", "lines"),
    [
        ("left", ["Flood", "Flooding", "A flood's", "a flood", "erne flood", "the flood", "Zebra flood"]),
        ("right", ["A flood's", "Flooding", "the flood", "a flood", "Flood", "Zebra flood", "erne flood"]),
        ("match", ["the flood", "a flood", "Flood", "Zebra flood", "erne flood", "A flood's", "Flooding"]),
        ("date", ["A flood's", "erne flood", "Flood", "a flood", "Flooding", "Zebra flood", "the flood"]),
        ("result", ["Flood", "a flood", "Flooding", "Zebra flood", "A flood's", "erne flood", "the flood"]),
    ],
)
def test_lines_are_in_the_order_that_is_asked_for(searcher: WhooshSearcher, by: Order, lines: list[str]) -> None:
    assert [shown(line) for line in searcher.concordance(read_query("flood", sort="newest"), by).lines] == lines


def test_pages_add_up_to_all_lines(searcher: WhooshSearcher) -> None:
    query = read_query("flood")
    pages = [searcher.concordance(query, "left", offset=offset, limit=3).lines for offset in (0, 3, 6, 9)]
    assert [line for page in pages for line in page] == list(searcher.lines(query, "left"))
    assert [len(page) for page in pages] == [3, 3, 1, 0]


def test_a_phrase_is_one_match_and_words_near_each_other_are_several(searcher: WhooshSearcher) -> None:
    phrase = searcher.concordance(read_query('"flood of mud"')).lines
    near = searcher.concordance(read_query("river w/9 mud")).lines

    assert [line.match for line in phrase] == ["flood of mud"]
    assert [line.match for line in near] == ["river", "mud"]


def test_what_a_search_fell_back_to_is_said(searcher: WhooshSearcher) -> None:
    page = searcher.concordance(read_query("zebra flood zeppelin"))
    assert page.notes == ("No story has all of these words; these have some of them, best first.",)


def test_filters_hold(searcher: WhooshSearcher) -> None:
    page = searcher.concordance(read_query("flood", filters=(Filter("source", ("Ledger",)),)))
    assert [line.id for line in page.lines] == ["b", "b"]


def test_neighbours_are_counted_most_first(searcher: WhooshSearcher) -> None:
    page = searcher.concordance(read_query("flood"), "left")

    assert page.left is not None
    assert page.right is not None
    assert [(one.word, one.count) for one in page.left] == [("a", 2), ("erne", 1), ("the", 1), ("zebra", 1)]
    assert [(one.word, one.count) for one in page.right][:2] == [("of", 2), ("end", 1)]


@pytest.mark.parametrize("text", ["flood", "flood since:2014", "title:flood", "flo*", '"flood of"', "flod~"])
def test_a_neighbour_leads_to_its_own_matches_alone(searcher: WhooshSearcher, text: str) -> None:
    page = searcher.concordance(read_query(text), "left")
    for one in (*(page.left or ()), *(page.right or ())):
        assert one.query is not None
        assert searcher.concordance(read_query(one.query)).total == one.count, one


def test_a_neighbour_leads_to_each_form_of_its_matches_in_the_order_of_their_words() -> None:
    texts = (b"came", b"flood", b"mud")
    match = np.array([[3, 2, 2, 3, 2], [2, 3, 3, 2, 0], [0, 0, 0, 0, 0]], np.uint32)
    beside = np.array([[1, 1, 1, 3, 0], [0] * 5, [0] * 5], np.uint32)
    query = read_query('"flood mud" since:2014')
    words = Words(left=beside, match=match, right=beside, texts=texts)
    found = Neighbours(query, query.tree, words, (match > 0).sum(axis=0)).left()
    assert [(one.word, one.count, one.query) for one in found] == [
        ("came", 3, '("came flood mud" OR "came mud flood") date:2014..'),
        ("mud", 1, '"mud mud flood" date:2014..'),
    ]


def test_a_word_beside_itself_leads_nowhere_as_a_search_for_both_finds_fewer(tmp_path: Path) -> None:
    searcher = searcher_of(
        tmp_path, [{"id": "a", "title": "Laughter", "body": "He said ha ha ha and oh. Ha, he said."}]
    )
    page = searcher.concordance(read_query("ha"), "left")
    assert page.left is not None
    assert [(one.word, one.count, one.query) for one in page.left] == [
        ("ha", 2, None),
        ("oh", 1, '"oh ha"'),
        ("said", 1, '"said ha"'),
    ]
    assert searcher.concordance(read_query('"ha ha"')).total == 1


def test_of_several_words_the_neighbours_lead_nowhere(searcher: WhooshSearcher) -> None:
    page = searcher.concordance(read_query("flood quay"), "left")
    assert page.left
    assert {one.query for one in page.left} == {None}


@pytest.mark.parametrize("text", ["", "source:Gazette", "by:flood", "zeppelin"])
def test_where_no_word_stands_in_a_text_there_are_no_lines(searcher: WhooshSearcher, text: str) -> None:
    page = searcher.concordance(read_query(text), "left")
    assert (page.total, page.stories, page.lines, page.left) == (0, 0, (), ())


def test_context_is_cut_between_words(tmp_path: Path) -> None:
    words = "word " * 200
    searcher = searcher_of(tmp_path, [{"id": "a", "title": "A", "body": f"{words}flood {words}end"}])
    line = searcher.concordance(read_query("flood")).lines[0]
    longer = next(searcher.lines(read_query("flood")))

    assert (line.before, line.after, line.begins, line.ends) == ("word " * 20, " word" * 20, False, False)
    assert (longer.before, longer.after) == ("word " * 60, " word" * 60)


def test_a_word_without_end_is_cut_where_it_must(tmp_path: Path) -> None:
    searcher = searcher_of(tmp_path, [{"id": "a", "title": "A", "body": f"{'x' * 500} flood {'y' * 500}"}])
    line = searcher.concordance(read_query("flood")).lines[0]
    assert (line.before, line.after) == ("x" * 99 + " ", " " + "y" * 99)


def test_text_that_runs_from_right_to_left_says_so(tmp_path: Path) -> None:
    searcher = searcher_of(tmp_path, [{"id": "a", "title": "خطة", "body": "1. خطة العبارة ferry الجديدة"}])
    line = searcher.concordance(read_query("ferry")).lines[0]
    assert (line.before, line.backwards) == ("1. خطة العبارة ", True)


def test_repeats_that_are_folded_are_one_story(tmp_path: Path) -> None:
    body = "The flood came over the wall of the harbour on Tuesday night and stayed until the morning."
    searcher = searcher_of(tmp_path, [{"id": n, "title": "Flood", "body": body, "source": n} for n in "abc"])
    assert searcher.concordance(read_query("flood")).total == 2


def test_words_around_are_remembered_for_the_next_page(searcher: WhooshSearcher) -> None:
    query = read_query("flood")
    searcher.concordance(query, "left")
    known = searcher._concording._known[0]
    searcher.concordance(read_query("quay"), "left")
    searcher.concordance(query, "right", offset=3)
    assert searcher._concording._known[0] is known


def test_the_latest_search_is_remembered_whatever_its_size_and_others_where_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concording, "_REMEMBERED", 6)
    monkeypatch.setattr(concording, "_LEAST", 2)
    searcher = searcher_of(tmp_path, RECORDS)
    assert isinstance(searcher, WhooshSearcher)
    remembered = {}
    for text in ("quay", "erne", "mayor", "flood", "zebra"):  # 2, 2, 1, 7 and 1 matches
        searcher.concordance(read_query(text), "left")
        remembered[text] = [known.search[0] for known in searcher._concording._known]
    trees = {text: read_query(text).tree for text in remembered}
    assert remembered["mayor"] == [trees[text] for text in ("mayor", "erne", "quay")]
    assert (remembered["flood"], remembered["zebra"]) == ([trees["flood"]], [trees["zebra"]])


def test_a_search_of_other_filters_is_another(searcher: WhooshSearcher) -> None:
    totals = [searcher.concordance(read_query("flood", filters=filters)).total for filters in
              ((), (Filter("source", ("Ledger",)),), (Filter("source", ("Gazette",)),), ())]  # fmt: skip
    assert totals == [7, 2, 5, 7]


def test_more_matches_than_can_be_put_in_order_are_refused(
    searcher: WhooshSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concording, "MOST_MATCHES", 6)
    with pytest.raises(TooManyMatchesError, match="7 matches are too many to be put in order, 6 are the most"):
        searcher.concordance(read_query("flood"))


def looks(searcher: WhooshSearcher, by: Order) -> int:
    """How many seconds a concordance must be given, a second for each look at the clock."""
    for seconds in count():
        searcher._seconds, searcher._concording._known = seconds, ()
        try:
            searcher.concordance(read_query("flood"), by)
        except SearchTooSlowError:
            continue
        return seconds
    raise AssertionError("never done")


def test_a_concordance_is_given_up_where_the_time_is_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    searcher = searcher_of(tmp_path, RECORDS)
    assert isinstance(searcher, WhooshSearcher)
    searcher.search(read_query("flood"))
    monkeypatch.setattr(concording, "_FEW", 0)
    ticks = count()
    monkeypatch.setattr("time.monotonic", lambda: float(next(ticks)))
    assert looks(searcher, "left") > looks(searcher, "result") > 0
