"""Cuts what was typed into words, phrases, brackets, signs and operators."""

import re
from typing import Literal, NamedTuple

from index.schema import BY_NAME
from search.dates import DATE_FIELDS

Kind = Literal["word", "phrase", "field", "open quote", "(", ")", "+", "-", "AND", "OR", "NOT"]

_FIELDS = "|".join(sorted({*BY_NAME, *DATE_FIELDS}, key=len, reverse=True))
_LEXEME = re.compile(
    rf"""
    (?P<phrase> ["“”„]([^"“”„]*)["“”„] | «([^«»]*)» )
  | (?P<quote> ["“”„«»] )
  | (?P<bracket> [()] )
  | (?P<operator> (?:AND|OR|NOT|&&|\|\|)(?=[\s()]|$) )
  | (?P<sign> [+\-−–](?=[\w"“„«(]) )
  | (?P<field> (?:{_FIELDS}):(?=\S) )
  | (?P<word> [^\s()"“”„«»]+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPERATORS: dict[str, Kind] = {"AND": "AND", "OR": "OR", "NOT": "NOT", "&&": "AND", "||": "OR"}
_SIGNS: dict[str, Kind] = {
    "+": "+", "-": "-", "−": "-", "–": "-", "(": "(", ")": ")", '"': "open quote", "“": "open quote",
    "”": "open quote", "„": "open quote", "«": "open quote", "»": "open quote",
}  # fmt: skip


class Lexeme(NamedTuple):
    """One piece of what was typed."""

    kind: Kind
    text: str  # a phrase without its quotation marks, a field's name in lower case


def lexemes(text: str) -> list[Lexeme]:
    """All pieces in order; white space is dropped, anything else is in one of them."""
    return [_lexeme(match) for match in _LEXEME.finditer(text)]


def _lexeme(match: re.Match[str]) -> Lexeme:
    text, kind = match.group(), match.lastgroup
    if kind == "phrase":
        return Lexeme("phrase", text[1:-1])
    if kind == "field":
        return Lexeme("field", text[:-1].lower())
    if kind == "operator" and text in _OPERATORS:  # in capitals only
        return Lexeme(_OPERATORS[text], text)
    return Lexeme(_SIGNS.get(text, "word") if kind in ("sign", "bracket", "quote") else "word", text)
