"""Pages of results: order, notes, facets and filters, in words and in numbers."""

from pathlib import Path

import pytest

from search.parse import read_query
from search.query import Filter
from search.searcher import Searcher
from tests.archives import found, results, searcher_of

RECORDS = [
    {"id": "a", "title": "Flood on the quay", "body": "The river rose over the quay on Monday night.",
     "date": "2016-12-11", "source": "Gazette", "section": "News/Local", "author": "Ann Teller", "tags": ["river"]},
    {"id": "b", "title": "Mayor visits", "body": "The mayor saw the flood and said nothing of the budget.",
     "date": "2016-03", "source": "Ledger", "section": "News/Politics", "author": ["Ann Teller", "Bo Young"]},
    {"id": "c", "title": "Cup won", "body": "The flood of joy was great; the quay was full.",
     "date": "2014", "source": "Gazette", "section": "Sport", "tags": ["cup", "river"]},
    {"id": "d", "title": "Undated", "body": "Nobody knows when this was written about the quay.", "source": "Gazette"},
]  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(tmp_path_factory.mktemp("results"), RECORDS)


def counts(searcher: Searcher, facet: str, text: str = "", *filters: Filter) -> dict[str, int]:
    page = results(searcher, text, filters=filters)
    return {v.value: v.count for one in page.facets if one.field == facet for v in one.values}


def test_a_headline_counts_more_than_the_text(searcher: Searcher) -> None:
    assert found(searcher, "flood")[0] == "a"


@pytest.mark.parametrize(("sort", "order"), [("newest", ["a", "b", "c", "d"]), ("oldest", ["c", "b", "a", "d"])])
def test_stories_without_a_date_come_last_in_both_directions(searcher: Searcher, sort: str, order: list[str]) -> None:
    assert found(searcher, "", sort=sort) == order


def test_no_words_find_every_story_newest_first(searcher: Searcher) -> None:
    assert found(searcher, "") == ["a", "b", "c", "d"]


def test_pages_add_up_to_all_hits(searcher: Searcher) -> None:
    query = read_query("")
    pages = [searcher.search(query, offset=offset, limit=3) for offset in (0, 3, 6)]
    assert [hit.id for page in pages for hit in page.hits] == ["a", "b", "c", "d"]
    assert [page.total for page in pages] == [4, 4, 4]


def test_plain_words_fall_back_to_any_of_them_and_say_so(searcher: Searcher) -> None:
    page = results(searcher, "mayor joy")
    assert sorted(hit.id for hit in page.hits) == ["b", "c"]
    assert page.notes == ("No story has all of these words; these have some of them, best first.",)
    assert page.searched_as == "stories with any of mayor or joy"
    assert page.match == "any"


@pytest.mark.parametrize(("typed", "source"), [("zeppelin airship", "Gazette"), ("mayor joy", "Courier")])
def test_where_nothing_is_found_no_note_promises_some_of_the_words(searcher: Searcher, typed: str, source: str) -> None:
    page = results(searcher, typed, filters=(Filter("source", (source,)),))
    assert (page.total, page.notes) == (0, ())


def test_all_words_insisted_on_do_not_fall_back(searcher: Searcher) -> None:
    assert results(searcher, "mayor joy", match="all").total == 0


@pytest.mark.parametrize(
    ("typed", "joined"),
    [
        ("mayor", None),
        ("the mayor", None),
        ("mayor quay", "any"),
        ("mayor flood", "all"),
        ("the mayor saw flood", "all"),
        ("the mayor saw the flood", "any"),
        ("mayor saw flood said budget", "any"),
        ('"the quay" (mayor flood)', "any"),
    ],
)
def test_up_to_four_words_are_all_wanted(searcher: Searcher, typed: str, joined: str | None) -> None:
    assert results(searcher, typed).match == joined


@pytest.mark.parametrize(("match", "ids"), [("all", ["b"]), ("any", ["b", "a", "c"])])
def test_a_switch_settles_whether_all_or_any(searcher: Searcher, match: str, ids: list[str]) -> None:
    assert found(searcher, "mayor saw flood said budget", match=match) == ids


def test_stop_words_are_left_out_and_named(searcher: Searcher) -> None:
    page = results(searcher, "the mayor of the budget", match="all")
    assert [hit.id for hit in page.hits] == ["b"]
    assert page.notes == ("Left out as too common: “the”, “of”. Such words count inside quotation marks.",)


def test_a_query_of_stop_words_alone_is_searched_as_it_stands(searcher: Searcher) -> None:
    assert sorted(found(searcher, "of the")) == ["b", "c"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "all stories"),
        ("mayor", "stories with mayor"),
        ('"the quay" -cup', "stories with exactly “the quay” and no cup"),
        ('cup -"the quay" -date:2016', "stories with cup and no “the quay” and no date in 2016"),
        ("flood date:unknown", "stories with flood and unknown date"),
        ("flood, joy!", "stories with all of flood and joy"),
        ("by:teller since:2016", "stories with teller in author and a date from 2016 on, that included"),
        ("date:2016", "stories with a date in 2016"),
        ("NOT mayor OR quay", "stories with (no mayor) or quay"),
        ('-mayor "the quay"', "stories with (no mayor) and exactly “the quay”"),
        ("quay -atleast2 mayor", "stories with quay and fewer than 2 mentions of mayor"),
        (
            "-words:>100 words:500",
            "stories with (no length of at least 101 words of text) and exactly 500 words of text",
        ),
        (
            "expand:quay -river",
            "stories with (quay, and words that the best stories of it share) and no river",
        ),
        ("(mayor OR quay) AND river", "stories with (mayor or quay) and river"),
        ("mayor w/5 quay", "stories with mayor and quay within 5 words of each other"),
        ("mayor pre/1 quay", "stories with mayor and quay within 1 word of each other, in this order"),
        ("mayor w/s (quay OR river)", "stories with mayor and (quay or river) in one sentence"),
        ("atleast2 quay", "stories with at least 2 mentions of quay"),
        ("qua* flod~2", "stories with all of words like qua* and words spelled like flod, up to 2 letters off"),
        ("title:=quay", "stories with exactly “quay” in headline"),
        ("onday:2-29", "stories with a date on 29 February of any year"),
        ("words:>999", "stories with at least 1,000 words of text"),
        ("words:..99 has:byline -has:tag", "stories with up to 99 words of text and a known author and no known tag"),
        ("NOT (NOT quay)", "stories with quay"),
        ("expand:quay", "stories with quay, and words that the best stories of it share"),
    ],
)
def test_says_in_words_what_was_searched(searcher: Searcher, typed: str, said: str) -> None:
    assert results(searcher, typed).searched_as == said


def test_says_which_filters_were_chosen(searcher: Searcher) -> None:
    filters = (Filter("source", ("Gazette", "Ledger")), Filter("date", ("2014",), excluded=True))
    assert results(searcher, "", filters=filters).searched_as == "all stories, source Gazette or Ledger, date not 2014"


def test_facets_count_every_step_of_a_path(searcher: Searcher) -> None:
    assert counts(searcher, "section") == {"News": 2, "News/Local": 1, "News/Politics": 1, "Sport": 1}


def test_dates_are_counted_by_year_month_and_day_and_unknown(searcher: Searcher) -> None:
    expected = {"2016": 2, "2016-12": 1, "2016-12-11": 1, "2016-03": 1, "2014": 1, "unknown": 1}
    assert counts(searcher, "date") == expected
    assert list(counts(searcher, "date")) == ["2016-12-11", "2016-12", "2016-03", "2016", "2014", "unknown"]


def test_a_chosen_value_does_not_hide_its_siblings(searcher: Searcher) -> None:
    chosen = Filter("source", ("Ledger",))
    assert counts(searcher, "source", "", chosen) == {"Gazette": 3, "Ledger": 1}
    assert counts(searcher, "tag", "", chosen) == {}


def test_two_values_of_a_facet_find_stories_of_either(searcher: Searcher) -> None:
    assert found(searcher, "", filters=(Filter("tag", ("cup", "river")),)) == ["a", "c"]


def test_an_excluded_value_is_left_out(searcher: Searcher) -> None:
    assert found(searcher, "", filters=(Filter("section", ("News",), excluded=True),)) == ["c", "d"]


@pytest.mark.parametrize(
    ("facet", "excluded", "shown"),
    [
        ("section", "News/Local", {"News": 1, "News/Local": 1, "News/Politics": 1, "Sport": 1}),
        ("section", "News", {"News": 2, "Sport": 1}),
        ("tag", "cup", {"cup": 1, "river": 1}),
        ("author", "Bo Young", {"Ann Teller": 1, "Bo Young": 1}),
    ],
)
def test_counts_beside_an_excluded_value_are_what_a_click_finds(
    searcher: Searcher, facet: str, excluded: str, shown: dict[str, int]
) -> None:
    left_out = Filter(facet, (excluded,), excluded=True)
    assert counts(searcher, facet, "", left_out) == shown
    for value in shown.keys() - {excluded}:
        assert results(searcher, "", filters=(left_out, Filter(facet, (value,)))).total == shown[value]


def test_a_chosen_value_without_hits_can_still_be_seen(searcher: Searcher) -> None:
    assert counts(searcher, "tag", "mayor", Filter("tag", ("cup",))) == {"cup": 0}


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("section:local", ["a"]),
        ("section:News/Politics", ["b"]),
        ("by:young", ["b"]),
        ("teller", ["a", "b"]),
        ("tag:river", ["a", "c"]),
        ("source:gazette flood", ["a", "c"]),
        ("date:2016", ["a", "b"]),
        ("date:2016-03..2016-12", ["a", "b"]),
        ("until:2014", ["c"]),
        ("date:unknown", ["d"]),
        ("id:b", ["b"]),
        ("title:flood", ["a"]),
        ("body:flood", ["b", "c"]),
    ],
)
def test_fields_are_searched_by_their_names(searcher: Searcher, typed: str, ids: list[str]) -> None:
    assert sorted(found(searcher, typed)) == ids


def test_an_article_without_a_headline_or_text_is_shown(tmp_path: Path) -> None:
    searcher = searcher_of(
        tmp_path, [{"id": "t", "title": "Only a headline"}, {"id": "b", "body": "Only a text, this one, " * 9}]
    )
    hits = {hit.id: hit for hit in results(searcher, "only").hits}
    assert hits["t"].snippet == ()
    assert hits["b"].title == ()
