"""Why a search finds what it finds: what each part has by itself, what emptied it, what would find more or fewer."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.build import update
from index.builds import Builds
from index.config import Config
from index.segment.live import LiveSegment
from index.whoosh_reader import open_segments
from search.archive import open_searcher
from search.asking import Asking
from search.counting import MOST, Counting
from search.document_columns import Columns
from search.executor.executor import Executor
from search.explaining import MOST_PIECES
from search.explanation import Clause, Explanation
from search.nodes import Match, Word
from search.parse import read_query
from search.query import Filter
from search.searcher import Searcher
from tests.archives import searcher_of

RECORDS = [
    {"id": "a", "title": "Flood on the quay", "body": "The river flooded the café on Monday. Floods are rare here.",
     "date": "2016-12-11", "source": "Gazette"},
    {"id": "b", "title": "Mayor visits", "body": "The mayor saw the flood; and of what it would cost he said that no "
     "one on the council knew where it would come from in the budget.", "date": "2016-03", "source": "Ledger"},
    {"id": "c", "title": "Cup won", "body": "The flood of joy was great; the quay was full. The Mayor's budget "
     "was not.", "date": "2014", "source": "Gazette"},
    {"id": "d", "title": "Undated", "body": "Nobody knows when this was written about the quay.", "source": "Gazette"},
    {"id": "d2", "title": "Undated", "body": "Nobody knows when this was written about the quay.", "source": "Post"},
    *({"id": f"x{n}", "title": f"Harbour {n}", "body": f"Boat {n} came into the harbour mouth, harbour master said. "
       + ("A ferry harbour." if n % 2 else "Nobody looked at the harbour or at the ferry."),
       "date": f"{1990 + n % 3}", "source": "Tides"} for n in range(24)),
]  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher_of(tmp_path_factory.mktemp("explaining"), RECORDS)


def explained(searcher: Searcher, text: str, *filters: Filter, **arguments: object) -> Explanation:
    return searcher.explain(read_query(text, filters=filters, **arguments))  # type: ignore[arg-type]


def counts(clauses: tuple[Clause, ...]) -> list[tuple[str, int | None]]:
    return [(one.words, one.stories) for one in clauses]


def test_each_part_is_told_with_its_own_stories(searcher: Searcher) -> None:
    found = explained(searcher, 'the flood mayor "the quay" -cup since:2015', Filter("source", ("Gazette",)))
    assert counts(found.clauses) == [
        ("flood", 3),
        ("mayor", 2),
        ("exactly “the quay”", 3),
        ("no cup", 27),
        ("a date from 2015 on, that included", 2),
        ("source Gazette", 3),
    ]


def test_copies_of_a_story_are_counted_once(searcher: Searcher) -> None:
    assert counts(explained(searcher, "undated").clauses) == [("undated", 1)]


def test_the_alternatives_of_an_or_are_told_one_by_one(searcher: Searcher) -> None:
    (either,) = explained(searcher, "flood OR zeppelin").clauses
    assert (either.stories, counts(either.parts)) == (3, [("flood", 3), ("zeppelin", 0)])


def test_the_words_of_a_sentence_are_told_one_by_one(searcher: Searcher) -> None:
    (any_of,) = explained(searcher, "what did the mayor know of zeppelin").clauses
    assert counts(any_of.parts) == [("mayor", 2), ("know", 1), ("zeppelin", 0)]


def test_a_word_is_told_with_the_forms_that_it_is_found_as(searcher: Searcher) -> None:
    (clause,) = explained(searcher, "flooding").clauses
    assert [(form.text, form.stories) for form in clause.forms] == [("flood", 3), ("flooded", 1), ("floods", 1)]


def test_accents_are_told_to_be_left_away(searcher: Searcher) -> None:
    (clause,) = explained(searcher, "cafés").clauses
    assert [form.text for form in clause.forms] == ["cafe"]


def test_an_exact_word_has_no_other_forms(searcher: Searcher) -> None:
    assert explained(searcher, '"flooded"').clauses == (Clause("exactly “flooded”", 1),)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("flood", None),
        ("", None),
        ("zeppelin", "No story has zeppelin."),
        ("mayor zeppelin", "No story has zeppelin; without it there would be 2 stories."),
        ("mayor zeppelin airship", "No story has zeppelin or airship; without them there would be 2 stories."),
        ("mayor date:1950", "No story has a date in 1950; without it there would be 2 stories."),
        ("mayor café", "No story has all of this; without café there would be 2 stories."),
        ("mayor -the", "Every story has the; without it there would be 2 stories."),
        ('"mayor of zeppelin"', "No story has exactly “mayor of zeppelin”, as none has exactly “zeppelin”."),
        ("mayor w/3 zeppelin", "No story has mayor and zeppelin within 3 words of each other, as none has zeppelin."),
        ("flood ferry undated", "3 stories have flood, but none of them has ferry."),
    ],
)
def test_what_emptied_the_result_is_said_in_a_sentence(searcher: Searcher, typed: str, reason: str | None) -> None:
    assert explained(searcher, typed, match="all").reason == reason


@pytest.mark.parametrize(
    ("typed", "wider"),
    [
        ("mayor café", [("mayor café", 3), ("café", 1), ("mayor", 2)]),
        ("flood w/8 budget", [("flood w/24 budget", 2)]),
        ('"flooded"', [("flooded", 3)]),
        ('"mayor flood"', [("mayor w/10 flood", 2), ("mayor flood", 2)]),
        ("title:mayor", [("mayor", 2)]),
        ("title:(mayor flood)", [("mayor flood", 2), ("title:(mayor flood)", 2)]),
        ("quay date:2016", [("quay", 3)]),
        ("flood -cup", [("NOT cup", 27), ("flood", 3)]),
        ("atleast9 harbour", [("harbour", 24)]),
        ("flood", []),
    ],
)
def test_ways_to_find_more_are_searches_with_their_numbers(
    searcher: Searcher, typed: str, wider: list[tuple[str, int]]
) -> None:
    found = explained(searcher, typed, match="all").wider
    assert {(way.query.text, way.stories) for way in found} >= set(wider)
    assert bool(found) == bool(wider)


def test_each_filter_can_be_taken_off_and_all_of_them(searcher: Searcher) -> None:
    filters = (Filter("source", ("Tides",)), Filter("date", ("2016",)))
    found = explained(searcher, "flood", *filters).wider
    assert {(way.query.filters, way.stories) for way in found} == {((filters[1],), 2), ((), 3)}


def test_many_hits_can_be_narrowed_each_way_with_its_number(searcher: Searcher) -> None:
    found = explained(searcher, "ferry harbour").narrower
    assert [(way.words, way.query.text, way.stories) for way in found] == [
        ("Ask for exactly “ferry harbour”", '"ferry harbour"', 12),
    ]


def test_a_few_hits_need_no_narrowing(searcher: Searcher) -> None:
    assert explained(searcher, "flood").narrower == ()


def test_the_last_year_of_the_archive_is_a_way_to_find_fewer(searcher: Searcher) -> None:
    found = explained(searcher, "").narrower
    assert [(way.query.filters, way.stories) for way in found] == [((Filter("date", ("2016",)),), 2)]


TYPED = ("flood", "IT", "WHO", '"IT who"', "mayor", "zeppelin", "quay", '"the quay"', "title:mayor", "-cup", "the",
         "since:2015", "mayor w/3 budget", "flood OR ferry", "harbour", '"flooded"', "atleast3 harbour",
         "what", '"great quay"', "-title:(quay IT)")  # fmt: skip
CHOSEN = ((), (Filter("source", ("Gazette",)),), (Filter("date", ("2016",)), Filter("source", ("Tides",), True)))


MATCHES: tuple[Match | None, ...] = (None, "any", "all")
searches = st.lists(st.sampled_from(TYPED), max_size=6).map(" ".join)


@given(searches, st.sampled_from(CHOSEN), st.sampled_from(MATCHES))
def test_every_other_search_finds_as_many_as_it_says_when_it_is_typed(
    searcher: Searcher, typed: str, filters: tuple[Filter, ...], match: Match | None
) -> None:
    query = read_query(typed, filters=filters, match=match)
    found = searcher.explain(query)
    assert found.total == searcher.search(query, limit=0).total
    for way in (*found.wider, *found.narrower):
        read = read_query(way.query.text, filters=way.query.filters, match=way.query.match)
        assert read == way.query
        assert searcher.search(read, limit=0).total == way.stories
    assert all(way.stories > found.total for way in found.wider)
    assert all(0 < way.stories < found.total for way in found.narrower)


def test_of_many_parts_the_first_are_told_and_that_it_is_not_all(searcher: Searcher) -> None:
    found = explained(searcher, " ".join(f'"w{number}"' for number in range(MOST_PIECES + 1)))
    assert (len(found.clauses), found.wider, found.reason, found.complete) == (MOST_PIECES, (), None, False)


def test_no_more_is_counted_than_so_many_times(tmp_path: Path) -> None:
    counting = Counting(asking_of(tmp_path, seconds=None), columns_of(tmp_path))
    counted = [counting.stories(Word(f"w{number}")) is not None for number in range(MOST + 1)]
    assert (counted, counting.complete) == ([True] * MOST + [False], False)


def test_nothing_is_counted_once_the_time_is_up(tmp_path: Path) -> None:
    counting = Counting(asking_of(tmp_path, seconds=-1), columns_of(tmp_path))
    assert (counting.stories(Word("flood")), counting.complete) == (None, False)


def test_what_is_known_is_told_again_for_nothing(tmp_path: Path) -> None:
    counting = Counting(asking_of(tmp_path, seconds=None), columns_of(tmp_path))
    assert [counting.stories(Word("flood")) is not None for _ in range(MOST + 1)] == [True] * (MOST + 1)


def segments_of(folder: Path) -> tuple[LiveSegment, ...]:
    if not (folder / "index").exists():
        searcher_of(folder, RECORDS).close()
    return open_segments(Builds(folder / "index").current())


def columns_of(folder: Path) -> Columns:
    return Columns(segments_of(folder))


def asking_of(folder: Path, seconds: float | None) -> Asking:
    return Asking(Executor(segments_of(folder)), columns_of(folder), "en", seconds)


def test_words_too_common_to_be_searched_do_not_stay_behind_alone(searcher: Searcher) -> None:
    found = explained(searcher, "flood what", Filter("source", ("Gazette",)))
    assert [(way.query.text, way.stories) for way in found.wider] == [("", 3), ("flood what", 3)]


def test_no_search_is_offered_in_which_capitals_mean_something_else(searcher: Searcher) -> None:
    assert [way.query.text for way in explained(searcher, "IT MAYOR zeppelin", match="all").wider] == [
        "IT MAYOR zeppelin",
    ]  # "IT MAYOR" would be read as the mayor alone


def test_words_of_a_phrase_are_all_wanted_where_any_of_the_plain_words_would_do(searcher: Searcher) -> None:
    found = explained(searcher, '"great joy"', match="any").wider
    assert [(way.query.text, way.stories) for way in found] == [("great w/10 joy", 1), ("great AND joy", 1)]


def test_excluded_words_are_joined_by_any_like_the_others_where_that_is_asked_for(searcher: Searcher) -> None:
    found = explained(searcher, "quay zeppelin -(flood mayor)", match="all").wider
    assert [way.stories for way in found if way.query.match == "any"] == [1]


def test_deleted_stories_are_counted_nowhere(tmp_path: Path) -> None:
    searcher_of(tmp_path, RECORDS).close()
    update([], Config(index_dir=tmp_path / "index"), delete=["c"])
    searcher = open_searcher(Builds(tmp_path / "index").current())
    (mayor, source) = explained(searcher, "mayor", Filter("source", ("Gazette",))).clauses
    assert (mayor.stories, [(form.text, form.stories) for form in mayor.forms], source.stories) == (
        1,
        [("mayor", 1)],
        2,
    )
