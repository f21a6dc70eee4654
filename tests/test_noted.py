"""What is noted of a story tells whether a reader would see a difference."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec import article_to_text
from search.noted import Changes, Noted, changes, noted, packed, unpacked
from search.parse import read_query
from search.results import Part
from tests.archives import article, searcher_of

STORY = {"id": "a", "body": "One.\n\nTwo.", "title": "A", "published": "2016-05", "source": "Gazette"}
HITS = st.lists(st.builds(Noted, st.text(), st.sampled_from(["0" * 16, "1" * 16]), st.text()), unique_by=lambda h: h.id)


def digest(**values: object) -> str:
    return noted(article_to_text(article(**STORY | values))).digest  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "values",
    [
        {"title": "B"}, {"title": None}, {"body": "One. Two."}, {"body": "One.\n\nTwo!"}, {"published": "2016"},
        {"published": None}, {"source": "Islander"}, {"source": None}, {"authors": ("Ann",)},
    ],
)  # fmt: skip
def test_what_a_reader_sees_changes_the_digest(values: dict[str, object]) -> None:
    assert digest(**values) != digest()


@pytest.mark.parametrize(
    "values", [{"origin": "b.txt"}, {"path": "/b"}, {"notes": ("x",)}, {"doubt": 0.5}, {"id": "b"}]
)
def test_where_a_story_was_read_does_not_change_it(values: dict[str, object]) -> None:
    assert digest(**values) == digest()


def test_facts_that_move_from_one_place_to_another_change_it() -> None:
    assert digest(authors=("Ann", "Bo")) != digest(authors=("Ann",), body="Bo\n\nOne.\n\nTwo.")


@given(HITS)
def test_hits_are_the_same_after_packing_in_whatever_order(hits: list[Noted]) -> None:
    assert packed(hits) == packed(reversed(hits))
    assert unpacked(packed(hits)) == {one.id: one for one in hits}


def test_changes_are_told_by_id() -> None:
    gone, stays, was, became, new = (
        Noted(*one.split()) for one in ("gone 1 A", "stays 1 B", "edited 1 C", "edited 2 D", "new 1 E")
    )
    before = {one.id: one for one in (gone, stays, was)}

    assert changes(before, [new, stays, became]) == Changes(new=(new,), changed=((was, became),), vanished=(gone,))


def test_every_hit_of_a_search_is_noted_as_it_is_stored(tmp_path: Path) -> None:
    records = [{"id": str(n), "title": f"Tide {n}", "body": f"The tide, number {n}, was high."} for n in range(40)]
    records += [{"id": "other", "title": "Calm", "body": "Nothing rose on that day at all."}]
    searcher = searcher_of(tmp_path, records)
    found = list(searcher.noted(read_query("tide")))

    assert {(one.id, one.title) for one in found} == {(str(n), f"Tide {n}") for n in range(40)}
    assert len({one.digest for one in found}) == 40


def test_some_of_the_hits_are_shown_newest_first_with_the_sentence_that_matched(tmp_path: Path) -> None:
    records = [
        {
            "id": str(n),
            "title": f"Tide {n}",
            "body": "It rained. The tide was high. It fell.",
            "date": f"20{10 + n}-01-01",
        }
        for n in range(9)
    ]
    searcher = searcher_of(tmp_path, [*records, {"id": "other", "body": "No such word in this one.", "date": "2030"}])
    shown = searcher.among(read_query("tide"), ["3", "7", "other", "none", "5"], limit=2)

    assert [hit.id for hit in shown] == ["7", "5"]
    assert shown[0].snippet == (Part("The ", False), Part("tide", True), Part(" was high.", False))
    assert [hit.id for hit in searcher.among(read_query("tide"), ["3", "7", "5"], offset=2)] == ["3"]
