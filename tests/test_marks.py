"""Marks and snippets: the very words as printed, where they stand."""

import pytest

from index.analysis import stemming
from search.marks import Marker, parts
from search.parse import read_query
from search.results import Part
from search.snippets import LENGTH, snippet

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


def marker(query: str) -> Marker:
    return Marker(read_query(query).tree, STEM)


FAR = "Nothing of note was said about it. " * 20


def test_snippet_begins_at_the_sentence_of_the_first_mark() -> None:
    text = f"{FAR}On Monday the flood came. It stayed until Friday. {FAR}"
    assert shown(snippet([text], marker("flood"))).startswith(
        "…On Monday the [flood] came. It stayed until Friday. Noth"
    )


def test_snippet_of_a_mark_at_the_end_begins_as_early_as_it_can() -> None:
    found = shown(snippet([FAR + "On Monday the flood came."], marker("flood")))
    assert found.startswith("…Nothing of note")
    assert found.endswith("about it. On Monday the [flood] came.")
    assert LENGTH - len("Nothing of note was said about it. ") < len(found) <= LENGTH + len("…[]")


def test_snippet_takes_the_paragraph_with_most_marks() -> None:
    paragraphs = ["The flood came.", "A flood of words on the flood.", "Flood."]
    assert shown(snippet(paragraphs, marker("flood"))) == "A [flood] of words on the [flood]."


def test_snippet_prefers_different_words_to_one_word_often() -> None:
    paragraphs = ["Flood, flood and flood.", "The flood reached the quay."]
    assert shown(snippet(paragraphs, marker("flood quay"))) == "The [flood] reached the [quay]."


def test_snippet_without_marks_is_the_beginning() -> None:
    assert shown(snippet(["Town 2, Vale 0", "It began on Monday."], marker(""))) == "Town 2, Vale 0 It began on Monday."


def test_snippet_of_a_story_without_text_is_empty() -> None:
    assert snippet([], marker("flood")) == ()


def test_snippet_is_cut_at_a_word_and_says_so() -> None:
    found = shown(snippet([FAR], marker("")))
    assert found.endswith("…")
    assert FAR.startswith(found[:-1] + " ")
    assert len(found) <= LENGTH + 1


def test_snippet_shows_a_mark_that_is_longer_than_a_snippet() -> None:
    phrase = " ".join(f"word{n}" for n in range(100))
    assert f"[{phrase}]" in shown(snippet([FAR + phrase], marker(f'"{phrase}"')))
