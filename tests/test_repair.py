"""Broken words, wrong encodings and cut-off first letters are mended, and clean text is left as it is."""

import pytest

from index.cleaning.lines import one_line
from index.cleaning.plain_text import paragraphs_of
from index.cleaning.repair import breaks_word, joined, with_right_letters, with_whole_openings, words_of

CLEAN = [
    "“Curly quotes”, dashes – and — and an ellipsis…",
    "NÃO É AQUI, disse SÃO JOÃO: “à vista”…",
    "Le château d’Âge, où l’on naît, être, Î, Â",
    "Größe, Übermut und Ärger: „so“ ‚oder‘ »anders«",
    "می‌خواهم",
    "क्‍ष",
    "São Paulo—Œuvre™ costs €5",
    "NGÔ– THÀNH, „Ü“ und „É“, CAFÉ’S",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_left_as_it_is(text: str) -> None:
    assert paragraphs_of(with_right_letters(text)) == [text]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("They donâ€™t know", "They don’t know"),
        ("They donâ\x80\x99t know", "They don’t know"),
        ("Der BÃ¼rgermeister grÃ¼ÃŸt", "Der Bürgermeister grüßt"),
        ("cafÃ© au lait", "café au lait"),
        ("L’œuvre, “une Å“uvre”", "L’œuvre, “une œuvre”"),
        ("À l’été, lâ€™ÃŽle dort", "À l’été, l’Île dort"),
    ],
)
def test_letters_read_in_the_wrong_encoding_are_mended_line_by_line(read: str, meant: str) -> None:
    clean = "L’âne dort à Osmay."
    assert with_right_letters(f"{clean}\n{read}") == f"{clean}\n{meant}"


def test_ligatures_direction_marks_and_odd_spaces_are_made_plain() -> None:
    assert one_line("The\u00a0o\ufb03ce of \u202bﬁsh\u202c,\u2009\u061cwet\u200e") == "The office of fish, wet"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the com-\npany said", "the company said"),
        ("the re-\nelection of", "the re-election of"),
        ("the twenty-\none boats", "the twenty-one boats"),
        ("The end of the Anglo-\nOsmayan feud", "The end of the Anglo-Osmayan feud"),
        ("They sailed home in mid-\nMarch", "They sailed home in mid-March"),
        ("OSMAY-\nThe council met", "OSMAY-\nThe council met"),
        ("So it is in the whole trade-\nBoats", "So it is in the whole trade-\nBoats"),
        ("a sea-\nside walk by the sea-side", "a sea-side walk by the sea-side"),
        ("der Hin-\nund Rückweg", "der Hin- und Rückweg"),
        ("die Ver-\nwaltung", "die Verwaltung"),
        ("the com\u00ad\npany said", "the company said"),
        ("the com¬\npany said", "the company said"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_whole_again(broken: str, whole: str) -> None:
    assert paragraphs_of(broken) == whole.split("\n")


def test_the_text_itself_tells_whether_a_hyphen_is_its_own() -> None:
    assert paragraphs_of("the bake-\nhouse by the bakehouse\n\nan ice-\nhouse") == [
        "the bakehouse by the bakehouse",
        "an icehouse",
    ]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("T he council met", "The council met"),
        ("“W hen we sailed", "“When we sailed"),
        ("D er Rat tagte", "Der Rat tagte"),
        ("I n the end", "In the end"),
        ("A man came", "A man came"),
        ("I went", "I went"),
        ("T cells grow", "T cells grow"),
        ("E in quel momento", "E in quel momento"),
        ("E l’uomo disse", "E l’uomo disse"),
        ("Y el alcalde", "Y el alcalde"),
        ("O governo caiu", "O governo caiu"),
    ],
)
def test_a_first_letter_cut_off_is_put_back_where_a_word_shows(cut: str, whole: str) -> None:
    assert with_whole_openings([cut]) == [whole]


def test_a_first_letter_is_put_back_before_a_word_that_the_text_has_elsewhere() -> None:
    assert with_whole_openings(["W inds rose.", "The winds fell."]) == ["Winds rose.", "The winds fell."]


def test_a_first_letter_on_a_line_of_its_own_belongs_to_the_line_below() -> None:
    below = "he council met on the quay and voted in the rain."
    assert with_whole_openings(["T", below, "B", "Boats"]) == [f"T{below}", "B", "Boats"]


@pytest.mark.parametrize(
    ("line", "below", "is_broken"),
    [
        ("of the old Anglo-", "American treaty", True),
        ("the old Anglo-", "American treaty", False),
        ("of the old trade-", "American goods", False),
        ("they left in mid-", "March", True),
        ("it is a com¬", "pany", True),
        ("it is a com¬", "1 pany", False),
        ("it is a com-", "pany", True),
        ("it is a com\u2010", "pany", True),
        ("it is a com-", "1 pany", False),
        ("it is 1-", "two", False),
    ],
)
def test_a_word_is_broken_where_letters_stand_on_both_sides(line: str, below: str, is_broken: bool) -> None:
    assert breaks_word(line, below) is is_broken


@pytest.mark.parametrize(
    ("line", "below", "whole"),
    [
        ("they pre-", "empt it", "they pre-empt it"),
        ("they co-", "operate", "they co-operate"),
        ("it re-", "turned", "it returned"),
        ("a self-", "less man", "a selfless man"),
        ("at mid¬", "night", "at midnight"),
        ("der Hin¬", "und Rückweg", "der Hinund Rückweg"),
        ("it is a com\u2010", "pany", "it is a company"),
        ("a sea-", "Side", "a sea-Side"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_it_is_the_words_own(line: str, below: str, whole: str) -> None:
    assert joined(line, below, words_of("Nobody is as selfless as she is.")) == whole


CAPS = "he council met on the quay in rain."


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["T", "he council met in rain."],
        ["OSMAY", CAPS],
        ["T", "The council met on the quay in rain and fog."],
        ["t", CAPS],
        ["A way with it.", "They went away."],
    ],
)
def test_what_is_no_first_letter_of_the_line_below_stays_apart(paragraphs: list[str]) -> None:
    assert with_whole_openings(paragraphs) == paragraphs


@pytest.mark.parametrize(("letter", "below"), [("T", CAPS), ("E", "els came up the river in the night again.")])
def test_a_first_letter_on_a_line_of_its_own_may_be_a_word_elsewhere(letter: str, below: str) -> None:
    assert with_whole_openings([letter, below, "Nine eels stayed."]) == [letter + below, "Nine eels stayed."]
