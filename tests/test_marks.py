"""Marks: the very words as printed, where they stand."""

import pytest

from index.analysis import stemming
from search.marks import Marker, parts
from search.parse import read_query
from search.results import Part

STEM = stemming("en")


def marked(query: str, text: str, field: str = "body") -> str:
    spans = Marker(read_query(query).tree, STEM).spans(text, field)
    return shown(parts(text, spans))


def shown(found: tuple[Part, ...]) -> str:
    return "".join(f"[{part.text}]" if part.matched else part.text for part in found)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("flood", "Floods came. The flooded quay", "[Floods] came. The [flooded] quay"),
        ("cafe", "the Café’s cafés", "the [Café’s] [cafés]"),
        ('"temple of bel"', "the Temple of Bel’s steps, the temple", "the [Temple of Bel’s] steps, the temple"),
        ('"temple of bel"', "Temple of\nBel", "[Temple of\nBel]"),
        ("F-16", "an F-16, the F 16 and F16", "an [F-16], the [F 16] and F16"),
        ("o'neill", "O’Neill and O'Neill’s", "[O’Neill] and [O'Neill’s]"),
        ("flood -quay", "flood on the quay", "[flood] on the quay"),
        ("a OR quay", "flood on the quay", "flood on the [quay]"),
        ('"the the" the', "the the the", "[the the the]"),
        ('"a b" "b c"', "a b c", "[a b c]"),
        ("東京", "今日は東京です", "今日は[東京]です"),
        ("title:quay", "the quay", "the quay"),
        ("body:quay", "the quay", "the [quay]"),
        ("e\u0301te\u0301", "l'été", "l'[été]"),
    ],
)
def test_marks_the_words_as_printed(query: str, text: str, expected: str) -> None:
    assert marked(query, text) == expected


def test_a_fields_words_are_marked_in_that_field_only() -> None:
    assert marked("title:quay", "The quay", "title") == "The [quay]"
