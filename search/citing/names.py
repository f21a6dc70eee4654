"""A byline's name as reference managers want it: the family name apart, or all of it where nobody in it has one."""

import re
from dataclasses import dataclass

MOST_WORDS = 5  # of a person's name; more are a phrase
_SMALL = re.compile(  # words that stand before a family name and belong to it
    "af|al|av|bin|da|das|de|del|della|den|der|di|do|dos|du|e|ibn|la|las|le|los|ten|ter|van|von|y|zu|zum|zur",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_CORPORATE = re.compile(  # words that no person's name has
    "the|agency|associates|association|board|bureau|collective|committee|correspondents?|council|department|desk|"
    "editorial|editors?|foundation|group|institute|league|magazine|media|network|news|newspaper|newsroom|office|press|"
    "radio|redaction|redaktion|redazione|rédaction|redacción|redactie|reporters?|services?|society|staff|studio|team|"
    "tv|union|university|wire|writers?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[^\W_]*\d|[@/&|:;()\[\]{}]")  # signs that no person's name has
_FAMILY_FIRST = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # Korean, Japanese, Chinese
_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,3}")


@dataclass(frozen=True, slots=True)
class Name:
    """Who wrote it; `whole` is the name as the page prints it."""

    whole: str
    family: str | None = None  # None for a body of people, and for a name that cannot be told apart safely
    given: str | None = None
    suffix: str | None = None  # "Jr."

    @property
    def inverted(self) -> str:
        """ "Teller, Ann", "King, Martin Luther, Jr."; the whole name where there is no family name."""
        parts = (self.family, self.given, self.suffix)
        return ", ".join(part for part in parts if part) if self.family else self.whole


def name_of(printed: str) -> Name:
    """Tell a person's name apart; a body's name, a single word and a long phrase stay whole."""
    whole = " ".join(printed.split())
    first, *behind = (part.strip() for part in whole.split(","))
    words = first.split()
    suffix = behind[0] if behind and _BEHIND.fullmatch(behind[0]) else None
    if behind and not suffix:
        return Name(whole)
    if suffix is None and len(words) > 2 and _BEHIND.fullmatch(words[-1]) and not words[-1].isdigit():
        suffix = words.pop()
    if not _is_person(words):
        return Name(whole)
    at = _family_begins(words)
    return Name(whole, " ".join(words[at:]), " ".join(words[:at]), suffix)


def _is_person(words: list[str]) -> bool:
    text = " ".join(words)
    if not 2 <= len(words) <= MOST_WORDS or _NO_NAME.search(text) or _FAMILY_FIRST.search(text):
        return False
    if any(_CORPORATE.fullmatch(word.strip(".")) for word in words) or _INITIALS.fullmatch(words[-1]):
        return False
    return all(_SMALL.fullmatch(word) for word in words if word.islower())


def _family_begins(words: list[str]) -> int:
    """The place of the family name's first word: the last one, with the small words right before it."""
    at = len(words) - 1
    while at > 1 and _SMALL.fullmatch(words[at - 1]):
        at -= 1
    return at
