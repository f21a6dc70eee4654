"""News agencies: told from people and papers, by every name they go by."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("agencies.toml")
_EDGES = " .,:;–—-_()[]/|*'\"©"
_DATELINE = re.compile(  # "OSMAY, Dec 12 (Reuters) -", "OSMAY (AP) —", "Osmay (dpa/lno) -"
    r"[^\W\d_][^()\n]{0,60}\((?P<credit>[^()\n]{2,40})\)\s*(?:[-–—:|]|$)"
)
_OPENING = re.compile(r"\(?(?P<credit>[^\W\d_][\w./ ]{1,30}?)\)?\s*[-–—]{1,2}\s")  # "Reuters - ", "(AFP) – "
_CLOSING = re.compile(r"(?:^|[\s.!?…”\"»“])[(\[](?P<credit>[^()\[\]\n]{2,60})[)\]]\s*\.?$|^[-–—~]\s*(?P<bare>.{2,40})$")
_PARTS = re.compile(r"\s*[/,;+&|]\s*|\s+(?:and|und|et|y|e|en|og|och|with|mit|avec|con)\s+")
_LONGEST_SHORT = 5  # letters of names that are abbreviations: NAN is an agency, Nan is not
_LONGEST_CREDIT = 80  # characters of a line that is one


def agency_of(name: str) -> str | None:
    """The short name of the agency of that name; None where it is none."""
    bare = name.strip(_EDGES)
    short, spellings = _by_name().get(_compared(bare), (None, frozenset()))
    as_a_person = len(bare) <= _LONGEST_SHORT and bare.replace(".", "").istitle() and bare not in spellings
    return None if as_a_person else short


def searched_names(agencies: Iterable[str]) -> tuple[str, ...]:
    """The agencies as the page names them and, before each, its short name: what a search finds them by."""
    names = (one for name in agencies for one in (agency_of(name) or name, name))
    return tuple({name.casefold(): name for name in reversed(tuple(names))}.values())[::-1]


def agencies_in(credit: str) -> tuple[str, ...]:
    """The agencies of a credit such as "dpa/AFP"; () where nobody in it is one."""
    return tuple(part for part in _PARTS.split(credit) if part and agency_of(part.split("/")[0])) if credit else ()


def credited(story: Iterable[str]) -> tuple[str, ...]:
    """The agencies that a story's dateline names, else the credit at its end, else none."""
    lines = [line for line in story if line]
    for line in lines[:2]:
        match = _DATELINE.match(line) or _OPENING.match(line)
        found = agencies_in(match["credit"]) if match else ()
        if found:
            return found
    return next((found for found in map(_closing, reversed(lines[-2:])) if found), ())


def agency_line(line: str) -> tuple[str, ...]:
    """The agencies that a line consists of: "Reuters", "Source: AFP", "dpa/afp"; () for any other line."""
    if len(line) > _LONGEST_CREDIT:
        return ()
    bare = re.sub(r"^\W*(?:source|quelle|fonte|fuente|bron|kilde|källa|источник)\s*:\s*", "", line, flags=re.IGNORECASE)
    parts = [part for part in _PARTS.split(bare.strip(_EDGES)) if part]
    return tuple(parts) if parts and all(agency_of(part) for part in parts) else ()


def _closing(line: str) -> tuple[str, ...]:
    match = _CLOSING.search(line[-_LONGEST_CREDIT:])
    return agencies_in(match["credit"] or match["bare"]) if match else ()


def _compared(name: str) -> str:
    return " ".join(name.strip(_EDGES).replace(".", "").casefold().split())


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[str, frozenset[str]]]:
    """Every name as it is compared, to the short one and all its spellings."""
    table: dict[str, list[str]] = tomllib.loads(_TABLE.read_text("utf-8"))["agencies"]
    entries = ((short, frozenset((short, *others))) for short, others in table.items())
    return {_compared(name): (short, names) for short, names in entries for name in names}
