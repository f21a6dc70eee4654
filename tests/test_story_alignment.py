"""Blocks of a page are found in another text, in order, each once."""

from index.story.alignment import cover

ONE = "The council voted on Monday night to close the old bridge for a year."
TWO = "Nine of its eleven piers have been found to stand on nothing at all."
THREE = "Nobody had asked the people who live beyond it, said the mayor of Osmay."


def test_blocks_that_the_text_holds_are_covered_and_others_not() -> None:
    assert cover(["News", ONE, "Fish prices rise again in all the harbours", TWO], f"{ONE}\n{TWO}") == [0, 1, 0, 1]


def test_a_text_that_stands_twice_on_a_page_is_taken_where_its_order_fits() -> None:
    assert cover([TWO, ONE, TWO, THREE], f"{ONE} {TWO} {THREE}") == [0, 1, 1, 1]


def test_a_short_block_counts_between_its_neighbours_and_not_in_a_menu() -> None:
    assert cover(["Bridge", ONE, "The piers", TWO, "Bridge"], f"{ONE} The piers. {TWO} Bridge to nowhere") == [
        0,
        1,
        1,
        1,
        0,
    ]


def test_a_block_that_was_cut_short_is_covered_in_part() -> None:
    whole = " ".join(f"word{n}" for n in range(20))
    half = " ".join(f"word{n}" for n in range(12))
    (found,) = cover([whole], half)
    assert 0.4 < found < 0.6


def test_nothing_covers_nothing() -> None:
    assert (cover([], ONE), cover([ONE], "")) == ([], [0])
