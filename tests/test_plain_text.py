"""Hard-wrapped texts become paragraphs, whatever their width; lines that end of their own accord stay lines."""

import textwrap

import pytest

from index.cleaning.plain_text import paragraphs_of

FIRST = (
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked"
    " the people who live beyond it, though he had sent them a letter in the spring."
)
SECOND = (
    "Nine of its eleven piers have been found to stand on nothing that an engineer would name, according to a survey"
    " which the county paid for in March and which was printed only now."
)


def wrapped(text: str, width: int, indent: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=indent)


@pytest.mark.parametrize("width", [32, 45, 62, 72, 90])
def test_wrapped_paragraphs_between_blank_lines_are_joined(width: int) -> None:
    assert paragraphs_of(f"{wrapped(FIRST, width)}\n\n{wrapped(SECOND, width)}\n") == [FIRST, SECOND]


def test_columns_of_different_widths_are_joined_each_by_its_own() -> None:
    assert paragraphs_of(f"{wrapped(FIRST, 34)}\n\n{wrapped(SECOND, 72)}") == [FIRST, SECOND]


def test_an_indented_line_begins_a_paragraph_where_no_blank_lines_are() -> None:
    assert paragraphs_of(f"{wrapped(FIRST, 50, '    ')}\n{wrapped(SECOND, 50, '    ')}") == [FIRST, SECOND]


def test_a_list_of_goods_is_not_wrapped_text() -> None:
    goods = ["Bread and salted herring", "Two lamps and oil for them", "Rope, forty fathoms", "A clock that strikes"]
    assert paragraphs_of("\n".join(goods)) == goods


def test_verse_is_not_wrapped_text() -> None:
    verse = [
        "O lantern blue, O lantern bright,",
        "Who reads us home across the night?",
        "The tide is high,",
        "The rope is",
    ]
    assert paragraphs_of(f"{FIRST}\n\n" + "\n".join(verse)) == [FIRST, *verse]


def test_items_of_a_list_stay_apart_in_wrapped_text() -> None:
    items = "• a rope for each of the farms\n• a lamp"
    assert paragraphs_of(f"{wrapped(FIRST, 50)}\n\n{items}\n\n{wrapped(SECOND, 50)}") == [
        FIRST,
        "• a rope for each of the farms",
        "• a lamp",
        SECOND,
    ]


def test_a_line_of_dashes_parts_paragraphs() -> None:
    assert paragraphs_of(f"{wrapped(FIRST, 50)}\n--------\n{wrapped(SECOND, 50)}") == [FIRST, SECOND]


BROKEN = """Nobody had asked the farm-
ers who live beyond it,
though the small coun-
cil had sent them a letter
in the spring."""
MENDED = (
    "Nobody had asked the farmers who live beyond it, though the small council had sent them a letter in the spring."
)


def test_lines_that_end_within_words_are_wrapped_however_narrow() -> None:
    assert paragraphs_of(BROKEN) == [MENDED]


def test_lines_that_end_within_words_are_wrapped_however_few() -> None:
    last = BROKEN.splitlines()[2:]
    assert paragraphs_of("\n".join(last)) == ["though the small council had sent them a letter in the spring."]


def test_blank_lines_below_every_line_part_no_paragraph_where_words_are_broken_across_them() -> None:
    spaced = BROKEN.replace("\n", "\n\n")
    assert paragraphs_of(f"{spaced}\n\n\n{spaced}") == [MENDED, MENDED]


def test_a_line_that_ends_with_a_long_dash_ends_of_its_own_accord() -> None:
    lines = ["The boats were late —", "and so was the post"]
    assert paragraphs_of("\n".join(lines)) == paragraphs_of("\n\n".join(lines)) == lines


def test_a_soft_hyphen_that_breaks_no_word_joins_no_lines() -> None:
    content = "The programs are these:\n\n• Roofs \u00ad\n• Windows\u00ad\n• Cellars"
    assert paragraphs_of(content) == ["The programs are these:", "• Roofs", "• Windows", "• Cellars"]
