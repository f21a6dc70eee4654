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
    (?: ["“”„](?P<quoted>[^"“”„]*) | (?P<bare>(?![+\-=!])[^\s():"“”„]*) )
    $""",
    re.VERBOSE | re.IGNORECASE,
)


class HalfTyped(NamedTuple):
    """A word that is not finished, maybe the last of several within quotation marks."""

    before: str  # all that stands before it and its field
    field: str | None  # as typed, without the colon
    kept: str  # what stands behind the field and before the word, its opening quotation mark included
    words: tuple[str, ...]  # folded; the last one is not finished, and empty where nothing of it is typed
    is_quoted: bool


def half_typed(text: str) -> HalfTyped | None:
    """The last word of a query; None where it ends with none."""
    match = _LAST.search(text) if len(text) <= LONGEST else None
    if match is None:
        return None
    is_quoted = match["quoted"] is not None
    typed = match["quoted"] if is_quoted else match["bare"]
    cut = list(tokens(typed))
    goes_on = bool(cut) and cut[-1].end == len(typed)
    words = tuple(token.text for token in cut) + (() if goes_on else ("",))
    kept = typed[: cut[-1].start] if goes_on else typed
    return HalfTyped(text[: match.start()], match["field"], f'"{kept}' if is_quoted else kept, words, is_quoted)
