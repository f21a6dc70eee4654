"""The order from A to Z in which a reader looks a name up, whatever its accents, capitals and signs."""

import re
from collections.abc import Sequence

from index.analysis import plain
from index.schema import PATH

_SIGNS = re.compile("[!-,.:-@[-`{-~¡«»¿‘-‟…‹›]")  # that names are looked up without: “Ana”, O'Neill, St. John
_NUMBER = re.compile("0*([0-9]+)")
_BETWEEN = str.maketrans(
    {PATH: "\t", "-": " ", "‐": " ", "–": " "}
)  # a step of a path ends before any other word goes on


def sort_keys(values: Sequence[str]) -> list[str]:
    """A text for each value; in the order of these Österreich stands among O, Straße beside Strasse, 9 before 10.

    Of other scripts than Latin each stands behind it, in the order of its own signs.
    """
    if not values:
        return []
    text = plain("\n".join(value.replace("\n", " ") for value in values)).translate(_BETWEEN)
    return _NUMBER.sub(_by_length, _SIGNS.sub("", text)).split("\n")


def sort_key(value: str) -> str:
    """That of one value."""
    return sort_keys([value])[0]


def _by_length(number: re.Match[str]) -> str:
    """Digits so that the longer number is the greater one."""
    return f"{len(number[1]):03d}{number[1]}"
