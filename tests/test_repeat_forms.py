"""What is counted of a story: its author as a small number, and lines up to a length."""

import pytest

from index.article import Paragraph
from index.repeats.forms import forms_of, line_forms
from index.repeats.masks import masked
from tests.repeated import story


def author(*names: str) -> int:
    return forms_of(story(1, authors=names)).author


def test_an_author_is_a_number_of_twelve_bits_and_nobody_is_none() -> None:
    numbers = [author(f"Author {n}") for n in range(9)]
    assert len(set(numbers)) == 9
    assert max(numbers) < 1 << 12
    assert author() == 0
    assert author("Author 3764") == 1  # whose bits are all 0


def test_an_author_is_the_first_that_is_named_in_capitals_or_not() -> None:
    assert author("Mina Vane", "Ivo Crane") == author("MINA VANE") != author("Ivo Crane")


@pytest.mark.parametrize(("words", "is_counted"), [(120, True), (121, False)])
def test_a_line_of_more_than_120_words_is_not_counted(words: int, is_counted: bool) -> None:
    line = " ".join(["tide"] * words)
    assert line_forms(Paragraph(line)) == ((line,) if is_counted else ())


@pytest.mark.parametrize(("words", "is_masked"), [(14, True), (15, False)])
def test_a_line_of_more_than_fourteen_words_is_not_masked(words: int, is_masked: bool) -> None:
    assert bool(masked(" ".join(["Tide", "17", *["rope"] * (words - 2)]))) is is_masked
