"""The word at the end of what is being typed."""

import re
from typing import NamedTuple

from index.analysis import tokens
from index.schema import BY_NAME

LONGEST = 1000  # characters of a query that is still completed
_FIELDS = "|".join(sorted(BY_NAME, key=len, reverse=True))
_LAST = re.compile(
    rf"""
    (?: ^ | (?<=[\s(+\-=!]) )
    (?: (?P<field> {_FIELDS} ):\s* )?
    (?: ["“”„](?P<quoted>[^"“”„]*) | (?P<bare>[^\s():"“”„]*) )
    $""",
    re.VERBOSE | re.IGNORECASE,
)


class HalfTyped(NamedTuple):
    """A word that is not finished, maybe the last of several within quotation marks."""

    before: str  # all that stands before it and its field
    field: str | None  # as typed, without the colon
    words: tuple[str, ...]  # folded; the last one is not finished
    is_quoted: bool


def half_typed(text: str) -> HalfTyped | None:
    """The last word of a query; None where it ends with none."""
    match = _LAST.search(text) if len(text) <= LONGEST else None
    if match is None:
        return None
    quoted, bare, field = match["quoted"], match["bare"], match["field"]
    typed = quoted if quoted is not None else bare
    words = tuple(token.text for token in tokens(typed))
    if typed and not typed[-1].isalnum():
        words += ("",)  # the last word is finished; the next may be any
    return HalfTyped(text[: match.start()], field, words or ("",), quoted is not None)
