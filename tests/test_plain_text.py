"""Hard-wrapped texts become paragraphs, whatever their width; lines that end of their own accord stay lines."""

import textwrap

import pytest

from index.article import Paragraph
from index.cleaning.plain_text import as_paragraph, paragraphs_of

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


GOODS = ["Bread and salted herring", "Two lamps, oil for them", "Rope of forty fathoms", "A clock that strikes six"]


def test_one_broken_word_among_many_lines_joins_no_others() -> None:
    lines = [*GOODS, *GOODS, "Soap for use with salt-", "water, and three sponges", *GOODS]
    joined = "Soap for use with saltwater, and three sponges"
    assert paragraphs_of("\n".join(lines)) == [*GOODS, *GOODS, joined, *GOODS]


def test_a_paragraph_ends_where_the_next_ones_first_word_would_have_fitted() -> None:
    assert paragraphs_of(f"{wrapped(FIRST, 53)}\n{wrapped(SECOND, 53)}") == [FIRST, SECOND]


def test_an_item_right_below_a_full_line_of_wrapped_text_stays_apart() -> None:
    above = "\n".join(wrapped(FIRST, 50).splitlines()[:4])
    items = ["• a rope for each of the farms beyond the bridge", "• a lamp"]
    assert paragraphs_of("\n".join([above, *items])) == [" ".join(above.split()), *items]


def test_lines_that_are_mostly_shorter_than_their_column_are_not_wrapped_text() -> None:
    verse = ["the tide is in, the boats are out", "and none", "of all the nine that went for trout", "is won"] * 3
    assert paragraphs_of("\n".join(verse)) == verse


def test_lines_that_mostly_end_sentences_are_not_wrapped_text() -> None:
    boats = ("red", "old", "big", "new", "wet")
    times = [f"{hour} a.m. is when the {boat} boat leaves." for hour, boat in enumerate(boats, 4)]
    assert paragraphs_of("\n".join(times)) == times


def test_two_lines_are_too_few_to_tell_wrapped_text_by() -> None:
    lines = ["A ferry that leaves the quay at nine", "and comes back at noon with the post"]
    assert paragraphs_of("\n".join(lines)) == lines


def test_items_of_a_list_do_not_make_the_lines_below_wrapped_text() -> None:
    items = [
        "• Bread and salted herring",
        "• Two lamps, oil for them",
        "• Rope of forty fathoms",
        "• A clock that strikes six",
    ]
    assert paragraphs_of("\n".join([*items, "", *GOODS])) == [*items, *GOODS]


def test_a_single_line_past_the_column_does_not_hide_it() -> None:
    survey = f"See https://courier.example/{'bridge-' * 8}closed for the survey and for all that the county says of it."
    long = f"{FIRST} {SECOND} {survey}"
    short = "Nobody had asked the people who live beyond."
    content = f"{wrapped(long, 40)}\n\n{wrapped(short, 40)}"
    assert len(content.splitlines()) > 10
    assert paragraphs_of(content) == [long, short]


def test_a_line_indented_by_one_column_begins_no_paragraph() -> None:
    ragged = "\n".join(" " * (n % 2) + line for n, line in enumerate(wrapped(FIRST, 50).splitlines()))
    assert paragraphs_of(ragged) == [FIRST]


def test_a_paragraph_indented_as_a_whole_is_one() -> None:
    assert paragraphs_of(f"{wrapped(FIRST, 50)}\n{textwrap.indent(wrapped(SECOND, 46), '    ')}") == [FIRST, SECOND]


def test_a_short_line_above_a_longer_one_than_the_texts_column_stays_a_line() -> None:
    lines = ["How the council came to its decision", "A letter of the mayor to all who live beyond the old bridge"]
    assert paragraphs_of("\n".join([wrapped(FIRST, 34), "", *lines])) == [FIRST, *lines]


def test_page_breaks_and_separators_of_lines_end_a_line() -> None:
    assert paragraphs_of("Boats late\x0cPost late\u2028Boats in\u2029Post in\r\nLamps lit\rFog") == [
        "Boats late",
        "Post late",
        "Boats in",
        "Post in",
        "Lamps lit",
        "Fog",
    ]


def test_a_soft_hyphen_at_the_end_of_a_block_is_none_of_its_text() -> None:
    assert paragraphs_of("Roofs\u00ad\n\n1 cellar") == ["Roofs", "1 cellar"]
    assert paragraphs_of("• Roofs\n• Cellars\u00ad\n\n1 lamp") == ["• Roofs", "• Cellars", "1 lamp"]


@pytest.mark.parametrize(
    ("line", "paragraph"),
    [
        ("• a rope", Paragraph("a rope", "item")),
        ("- a rope", Paragraph("a rope", "item")),
        ("— A rope?", Paragraph("— A rope?")),
        ("– A rope?", Paragraph("– A rope?")),
        ("A rope", Paragraph("A rope")),
    ],
)
def test_a_list_mark_makes_an_item_and_a_long_dash_speech(line: str, paragraph: Paragraph) -> None:
    assert as_paragraph(line) == paragraph
