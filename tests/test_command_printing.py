"""What commands print is for eyes: nothing in a story steers the terminal."""

import pytest

from web.commands.printing import printable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Łódź café, 5 €\n“so”", "Łódź café, 5 €\n“so”"),
        ("clear \x1b[2J", "clear  [2J"),
        ("title \x9d0;owned\x07", "title  0;owned "),
        ("half \ud800 a pair", "half   a pair"),
        ("back\x08\r", "back  "),
    ],
)
def test_control_characters_are_printed_as_spaces(text: str, printed: str) -> None:
    assert printable(text) == printed
