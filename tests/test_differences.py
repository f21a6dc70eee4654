"""What one text has that another has not, paragraph by paragraph and word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.differences import MOST_WORD_PAIRS, Piece, Row, differences, words_changed

FERRY = "The council met on Monday to decide on the ferry plan."


def shown(pieces: tuple[Piece, ...]) -> str:
    """The pieces with - before what is gone and + before what came."""
    signs = {"same": "{}", "removed": "[-{}]", "added": "[+{}]"}
    return "".join(signs[piece.change].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("twelve million", "fifteen million", "[-twelve][+fifteen] million"),
        ("the old pier", "the pier", "the [-old ]pier"),
        ("He said no.", "He said no!", "He said no[-.][+!]"),
        ("the first old boat", "the second new boat", "the [-first old][+second new] boat"),
        ("It cost 1,000 euros", "It cost 1,200 euros", "It cost [-1,000][+1,200] euros"),
        ("", "all new", "[+all new]"),
        ("", "", ""),
        ("same", "same", "same"),
        ("the mayor’s plan", "the mayor’s plans", "the mayor’s [-plan][+plans]"),
    ],
)
def test_words_are_compared_whole(before: str, after: str, expected: str) -> None:
    assert shown(words_changed(before, after)) == expected


def test_paragraphs_are_put_beside_those_they_were_made_of() -> None:
    before = ["First as it was.", FERRY, "Nobody left before the vote.", "Cut from below."]
    after = ["First as it was.", "A new one above.", FERRY.replace("Monday", "Tuesday"), "Nobody left before the vote."]

    assert [(row.change, shown(row.pieces)) for row in differences(before, after)] == [
        ("same", "First as it was."),
        ("added", "[+A new one above.]"),
        ("changed", FERRY.replace("Monday", "[-Monday][+Tuesday]")),
        ("same", "Nobody left before the vote."),
        ("removed", "[-Cut from below.]"),
    ]


def test_paragraphs_of_other_words_are_not_put_beside_each_other() -> None:
    rows = differences(["The boat sails at nine."], ["Nobody wants a wall here."])

    assert rows == (
        Row("removed", (Piece("The boat sails at nine.", "removed"),)),
        Row("added", (Piece("Nobody wants a wall here.", "added"),)),
    )


def test_a_long_paragraph_is_compared_sentence_by_sentence() -> None:
    sentences = [f"Number {n} of the boats sails to the islands at nine, at noon and at four." for n in range(100)]
    before, after = " ".join(sentences), " ".join(sentences).replace("Number 7 of the boats", "Number 7 of the ships")

    assert len(before.split()) ** 2 > MOST_WORD_PAIRS
    assert [piece for piece in words_changed(before, after) if piece.change != "same"] == [
        Piece("boats", "removed"),
        Piece("ships", "added"),
    ]


def test_a_sentence_too_long_to_compare_is_shown_whole() -> None:
    before, after = "one two " * 500, "one three " * 500

    assert words_changed(before, after) == (Piece(before, "removed"), Piece(after, "added"))


PARAGRAPHS = st.lists(st.text("ab c.", max_size=12), max_size=6)


@given(before=PARAGRAPHS, after=PARAGRAPHS)
def test_both_texts_can_be_read_out_of_their_differences(before: list[str], after: list[str]) -> None:
    rows = differences(before, after)

    for gone, left, kept in (("added", "added", before), ("removed", "removed", after)):
        texts = ["".join(p.text for p in row.pieces if p.change != left) for row in rows if row.change != gone]
        assert texts == kept
