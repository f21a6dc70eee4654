"""Marks in an article: the very words as printed, where the search found them."""

from pathlib import Path

import pytest

from index.config import Config
from index.manifest import Manifest, write_manifest
from index.writer import open_writer
from search.nodes import AtLeast, Fuzzy, Near, Node, Not, Or, Pattern, Phrase, Saved, Together, Word
from search.query import Query
from search.results import Part
from search.whoosh_searcher import WhooshSearcher
from tests.archives import article


def marked(folder: Path, node: Node, text: str, title: str = "") -> str:
    """The article with its marks in square brackets, paragraphs parted by bars."""
    story = article("a", text, title or None)
    with open_writer(folder, Config(jobs=1)) as writer:
        writer.add(story)
    write_manifest(Manifest("b", "", "", 0, 0, 0, 0, {}, {}, {}, {}, {}, {"language": "en"}), folder)
    first, *others = WhooshSearcher(folder).marked(story, Query(tree=node))
    return "|".join(map(shown, [first, *others] if title else others))


def shown(found: tuple[Part, ...]) -> str:
    return "".join(f"[{part.text}]" if part.matched else part.text for part in found)


@pytest.mark.parametrize(
    ("node", "text", "expected"),
    [
        (Word("flood"), "Floods came. The flooded quay", "[Floods] came. The [flooded] quay"),
        (Word("cafe"), "the Café’s cafés", "the [Café’s] [cafés]"),
        (Word("cafe"), "No.\n\nA café.\n\n\n\nCafé", "No.|A [café].|[Café]"),
        (Phrase("temple of bel"), "the Temple of Bel’s steps, the temple", "the [Temple of Bel’s] steps, the temple"),
        (Phrase("temple of bel"), "Temple of\nBel", "[Temple of\nBel]"),
        (Word("F-16"), "an F-16, the F 16 and F16", "an [F-16], the [F 16] and [F16]"),
        (Word("f16"), "an F-16, the F 16 and F16", "an [F-16], the [F 16] and [F16]"),
        (Word("o'neill"), "O’Neill and O'Neill’s", "[O’Neill] and [O'Neill’s]"),
        (Or((Word("a"), Word("quay"))), "flood on the quay", "flood on the [quay]"),
        (Or((Word("flood"), Not(Word("quay")))), "flood on the quay", "[flood] on the quay"),
        (Or((Phrase("the the"), Word("the"))), "the the the", "[the the the]"),
        (Or((Phrase("a b"), Phrase("b c"))), "a b c", "[a b c]"),
        (Word("東京"), "今日は東京です", "今日は[東京]です"),
        (Word("quay", "title"), "the quay", "the quay"),
        (Word("quay", "body"), "the quay", "the [quay]"),
        (Word("e\u0301te\u0301"), "l'été", "l'[été]"),
        (Pattern("qua*"), "the quays, Quay’s", "the [quays], [Quay’s]"),
        (Pattern("co-op*"), "a co-operative", "a [co-operative]"),
        (Fuzzy("colour", 1), "color colours’ cooler", "[color] [colours]’ cooler"),
        (Saved("mine", Word("quay")), "the quay", "the [quay]"),
        (AtLeast(2, Word("quay")), "the quay, quays", "the [quay], [quays]"),
        (
            Near((Word("mayor"), Phrase("new budget")), 3),
            "mayors of a new budget, budget. \n\nNo mayor but a bridge. New budget",
            "[mayors] of a [new budget], budget. |No mayor but a bridge. New budget",
        ),
        (
            Near((Word("x"), Near((Word("a"), Word("b")), 2)), 2, ordered=True),
            "x y a z b, a. b x a z b",
            "[x] y [a] z [b], a. b [x] [a] z [b]",
        ),
        (
            Together((Word("mayor"), Pattern("bud*")), "sentence"),
            "The mayor. A budget. The mayor’s budget, mayor.\n\nMayor. Budget",
            "The mayor. A budget. The [mayor’s] [budget], [mayor].|Mayor. Budget",
        ),
        (
            Together((Word("mayor"), Word("budget")), "paragraph"),
            "The mayor. A budget. A ferry.\n\nMayor.",
            "The [mayor]. A [budget]. A ferry.|Mayor.",
        ),
        (Word("quay", "lead"), "quay\n\na\n\nquay\n\nquay", "[quay]|a|[quay]|quay"),
    ],
)
def test_marks_the_words_as_printed(tmp_path: Path, node: Node, text: str, expected: str) -> None:
    assert marked(tmp_path, node, text) == expected


def test_a_fields_words_are_marked_in_that_field_only(tmp_path: Path) -> None:
    assert marked(tmp_path, Word("quay", "title"), "The quay", "A quay") == "A [quay]|The quay"


def test_an_article_that_is_not_in_the_index_has_no_marks(tmp_path: Path) -> None:
    marked(tmp_path, Word("quay"), "The quay")
    other = article("b", "The quay\n\nQuay", "Quay")
    found = WhooshSearcher(tmp_path).marked(other, Query(tree=Word("quay")))
    assert list(map(shown, found)) == ["Quay", "The quay", "Quay"]
