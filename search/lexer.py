"""Cuts what was typed into words, phrases, brackets, signs and operators."""

import re
from typing import Literal, NamedTuple

from index.schema import BY_NAME
from search.dates import DATE_FIELDS

Kind = Literal[
    "word", "phrase", "open quote", "(", ")", "+", "-", "=", "AND", "OR", "NOT",
    "field",  # text: its name in lower case
    "range",  # text: both ends, with ".." between
    "saved",  # text: the name behind @
    "w", "pre",  # text: the number of words
    "sentence", "paragraph",
    "atleast",  # text: the number of mentions
    "slop",  # ~5 behind a phrase; text: the number
    "boost",  # ^2 behind a phrase or a bracket
]  # fmt: skip

OTHER_FIELDS = ("onday", "words", "has", "sort", "expand")
_FIELDS = "|".join(sorted({*BY_NAME, *DATE_FIELDS, *OTHER_FIELDS}, key=len, reverse=True))
_SEGMENTS = "|".join(BY_NAME.keys() - DATE_FIELDS.keys())  # headline(flood), but not author(s)
_QUOTES = '"“”„«»'
_IN_SINGLE = rf"(?:[^\s'‘’()={_QUOTES}]|(?<=\w)['’](?=\w))"  # an apostrophe within a word ends no quotation
_BEHIND = rf"(?=[\s(){_QUOTES}'‘]|$)"
_LEXEME = re.compile(
    rf"""
    (?P<phrase> ["“”„]([^"“”„]*)["“”„] | «([^«»]*)»
        | (?<![^\s(:+\-!]) ['‘](?=\w) {_IN_SINGLE}++ (?:\s++{_IN_SINGLE}++)++ ['’](?!\w) )
  | (?P<open> [{_QUOTES}] )
  | (?P<bracket> [()] )
  | (?P<operator> (?:AND|OR|NOT){_BEHIND} | && | \|\|? )
  | (?P<w> (?i:w/|within/|near/?)(?P<w_number>\d+){_BEHIND} | AROUND\((?P<around>\d+)\) )
  | (?P<pre> (?i:pre/|onear/|adj/?)(?P<pre_number>\d+){_BEHIND} )
  | (?P<sentence> (?i:w?/s(?:ent)?){_BEHIND} )
  | (?P<paragraph> (?i:w?/p(?:ara)?){_BEHIND} )
  | (?P<atleast> (?i:atleast/?)(?P<times>\d+)(?=\s*[^\s)]) )
  | (?P<slop> (?<=[{_QUOTES}'’)])~(?P<slop_number>\d*){_BEHIND} )
  | (?P<boost> (?<=[{_QUOTES}'’)])\^[\d.]*{_BEHIND} )
  | (?P<sign> [+\-−–!](?=[+\-−–!$€£~.]{{0,3}}[\w(@\#='‘*?{_QUOTES}]|:\w) )
  | (?P<exact> =(?=[\w'‘{_QUOTES}]) )
  | (?P<saved> @(?: ["“”„](?P<saved_name>[^"“”„]+)["“”„] | [\w\-]+ ) )
  | (?P<field> (?i:{_FIELDS}):\s* | (?i:{_SEGMENTS})(?=\((?!s\))) )
  | (?P<range> [\[{{]\s*(?P<low>[^\s\[\]{{}}]{{1,40}})\s+TO\s+(?P<high>[^\s\[\]{{}}]{{1,40}})\s*[\]}}] )
  | (?P<word> (?:(?!&&|\|)[^\s(){_QUOTES}])+ )
    """,
    re.VERBOSE,
)
_OPERATORS: dict[str, Kind] = {"AND": "AND", "OR": "OR", "NOT": "NOT", "&&": "AND", "||": "OR", "|": "OR"}
_SIGNS: dict[str, Kind] = {"+": "+", "-": "-", "−": "-", "–": "-", "!": "-"}
_PARTS: dict[str, Kind] = {
    "w": "w", "pre": "pre", "sentence": "sentence", "paragraph": "paragraph", "atleast": "atleast", "slop": "slop",
    "boost": "boost", "saved": "saved",
}  # fmt: skip


class Lexeme(NamedTuple):
    """One piece of what was typed."""

    kind: Kind
    text: str  # a phrase without its quotation marks; see Kind
    at: int = 0  # where it begins in what was typed


def lexemes(text: str) -> list[Lexeme]:
    """All pieces in order; white space is dropped, anything else is in one of them."""
    return [_lexeme(match) for match in _LEXEME.finditer(text)]


def _lexeme(match: re.Match[str]) -> Lexeme:
    text, kind, at = match.group(), match.lastgroup or "", match.start()
    match kind:
        case "phrase":
            return Lexeme("phrase", text[1:-1], at)
        case "open":
            return Lexeme("open quote", text, at)
        case "bracket":
            return Lexeme("(" if text == "(" else ")", text, at)
        case "operator":
            return Lexeme(_OPERATORS[text], text, at)
        case "sign":
            return Lexeme(_SIGNS[text], text, at)
        case "exact":
            return Lexeme("=", text, at)
        case "field":
            return Lexeme("field", text.rstrip().removesuffix(":").lower(), at)
        case "range":
            return Lexeme("range", f"{match['low']}..{match['high']}".replace("*", ""), at)
    return Lexeme(_PARTS.get(kind, "word"), _detail(match, kind), at)


def _detail(match: re.Match[str], kind: str) -> str:
    """The number or name that a piece holds."""
    names = {
        "w": ("w_number", "around"),
        "pre": ("pre_number",),
        "atleast": ("times",),
        "slop": ("slop_number",),
        "saved": ("saved_name",),
    }
    found = next((match[name] for name in names.get(kind, ()) if match[name] is not None), None)
    return found if found is not None else match.group().lstrip("@" if kind == "saved" else "")
