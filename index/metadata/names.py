"""Names of people and agencies out of what a page gives as its authors."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.cleaning.lines import one_line
from index.metadata.agencies import agency_of

_TABLE: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
_NOBODY_AT_ALL = frozenset(_TABLE["nobody"])
_SMALL = frozenset(_TABLE["small"])
_ENDS_LIST = frozenset("|;•·")
_LONGEST_TEXT = 1_000  # characters; more are no list of names


def _any_of(name: str) -> str:
    return "(?:" + "|".join(_TABLE[name]) + ")"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_BY = _compiled(rf"(?:{_any_of('by')}\b\s*:?\s+|{_any_of('label')}(?:\b\s*:?\s+|\s*[:：／]\s*))(?=\S)")
_MAIL_OR_WEB = _compiled(r"(?<!\S)\(?\S+@\S+\)?|(?:https?://|www\.)\S+|\b(?:Twitter|X|Instagram)\s*:\s*\S*|(?<!\w)@\w+")
_BETWEEN = _compiled(
    rf"(\s*[;|•·、／\n]\s*|\s+[/–—]\s+|,\s+(?:(?:{_any_of('and')}|{_any_of('and_of_one_letter')})\s+)?|\s+{_any_of('and')}\s+)"
)
_ONE_LETTER = re.compile(rf"\s+{_any_of('and_of_one_letter')}\s+")
_ROLE = _compiled(rf"\b{_any_of('roles')}\b")
_RANK = _compiled(rf"\s+{_any_of('ranks')}\b.*$")
_ROLE_MARK = re.compile(
    rf"\s*{_any_of('roles_without_space')}(?:\s*외\s*\d+\s*명)?$|^{_any_of('roles_without_space')}\s*"
)
_DEGREE = _compiled(_any_of("degrees"))
_PICTURES = _compiled(_any_of("pictures"))
_SMALL_LETTER = r"(?-i:[a-zß-ÿ])"
_PLACE = _compiled(
    rf"(?P<name>\S+(?:\s\S+){{1,3}})\s+"
    rf"(?:{_any_of('from_a_place')}\s+|{_any_of('for_a_paper')}\s+(?!{_SMALL_LETTER}))[^\W\d_].*$"
)
_FOR_A_PAPER = _compiled(rf"(?:(?P<name>.*\S)\s+)?{_any_of('for_a_paper')}\s+(?P<paper>\S.*)")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class Credits:
    """Who made a story: its people, and apart from them the agencies it was taken from, both as the page names them."""

    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


NOBODY = Credits()


def credits_of(texts: Iterable[str], publications: Iterable[str | None] = ()) -> Credits:
    """The people and agencies named, each once: without "By", roles, places, addresses, and without `publications`."""
    others = {plain_name(name) for name in publications if name}
    found: dict[str, str] = {}
    agencies: dict[str, str] = {}
    for text in texts:
        for name in _split(text) if len(text) <= _LONGEST_TEXT else ():
            if agency_of(name):
                agencies.setdefault(agency_of(name) or "", name)
            elif plain_name(name) not in others:
                found.setdefault(name.casefold(), name)
    return Credits(tuple(found.values()), tuple(agencies.values()))


def people(texts: Iterable[str], publications: Iterable[str | None] = ()) -> tuple[str, ...]:
    """The people alone."""
    return credits_of(texts, publications).people


def without_by(text: str) -> str | None:
    """What follows the "By" that a text begins with, in any of many languages; None where it does not."""
    match = _BY.match(text)
    return text[match.end() :] if match else None


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A publication's name as it is compared: letters and digits, without "www.", "the" and the ending of a host."""
    name = name.casefold().removeprefix("www.").removeprefix("the ")
    if " " not in name:
        name = re.sub(r"(?:\.(?:co|com|org|net))?\.[a-z]{2,12}$", "", name)
    return re.sub(r"[\W_]+", "", name)


@lru_cache(maxsize=4096)  # a page gives the same names in several places, a site on every page
def _split(text: str) -> tuple[str, ...]:
    """The names in a text, without the places behind them, "AFP, MANILA", and without who made the pictures to it."""
    found: list[str] = []
    of_pictures = False
    text = _without_by(one_line(_MAIL_OR_WEB.sub(" ", text.replace("\n", "|"))))
    pieces = _BETWEEN.split(text)
    for separator, piece in zip(("", *pieces[1::2]), pieces[::2], strict=True):
        of_pictures = _begins_pictures(separator, piece, before=of_pictures)
        for part in () if of_pictures else _parts(piece):
            name = _name(part, is_first=not found)
            if name and not (separator.strip() == "," and _is_place(name, behind=found[-1:])):
                found.append(name)
    return tuple(found)


def _begins_pictures(separator: str, piece: str, *, before: bool) -> bool:
    """Whether a piece names who made the pictures; in a list it does if the one `before` it does."""
    if _PICTURES.match(piece.strip()):
        return True
    return before and separator.strip() not in _ENDS_LIST and without_by(piece.strip()) is None


def _is_place(name: str, behind: list[str]) -> bool:
    """Whether one word behind a whole name and a comma is where its bearer is."""
    return (
        bool(behind)
        and not agency_of(name)
        and " " not in name
        and (" " in behind[0] or agency_of(behind[0]) is not None)
    )


def _parts(piece: str) -> list[str]:
    """The names between two marks, an agency apart from the one who writes for it."""
    match = _FOR_A_PAPER.fullmatch(piece.strip())
    if match and agency_of(match["paper"]):
        return [*_single_letters(match["name"] or ""), match["paper"]]
    return _single_letters(piece)


def _single_letters(text: str) -> list[str]:
    """Cut at "y", "e", "i", "a" only where a whole name stands on both sides."""
    parts = _ONE_LETTER.split(text)
    return parts if len(parts) > 1 and all(" " in part.strip() for part in parts) else [text]


def _name(part: str, *, is_first: bool) -> str | None:
    """One part as a name; None where it is a role, a degree or nobody.

    Only the first can hold a name beside a role; behind a name stands what its bearer is: "Osmay Courier staff".
    """
    text = _BRACKETS.sub("", _without_by(part.strip())) or part
    text = _ROLE_MARK.sub("", text).strip(" .,:;–—-|()[]\"'*“”„«»") if text else ""
    text = _suffix_dot(part, text)
    if agency_of(text):
        return text
    place = _PLACE.match(text)
    text = _without_role(place["name"] if place else text)
    if not text or _is_nobody(text) or (not is_first and _ROLE.search(part)):
        return None
    return _in_mixed_case(text)


def _suffix_dot(part: str, name: str) -> str:
    """The name with the dot of an initial or of "Jr." that cutting off its edges took."""
    return f"{name}." if re.search(r"\b(?:Jr|Sr|[A-Z])$", name) and f"{name}." in part else name


def _without_by(text: str) -> str:
    rest = without_by(text)
    return text if rest is None else rest


def _without_role(text: str) -> str:
    """The name beside a role: behind "Chief Reporter Ann Teller", before "Ann Teller reporter"; "" for a role alone."""
    roles = list(_ROLE.finditer(text))
    if not roles:
        return text
    before, after = _RANK.sub("", text[: roles[0].start()]).strip(" ,-"), text[roles[-1].end() :].strip(" ,-:")
    return next((name for name in (after, before) if " " in name and name[0].isupper() and looks_like_name(name)), "")


def looks_like_name(name: str) -> bool:
    """Every word begins with a capital, small words of names aside, and there is no digit."""
    words = name.split()
    capital = all(not word[0].islower() or word.casefold() in _SMALL for word in words)
    return 1 <= len(words) <= 5 and capital and any(c.isalpha() for c in name) and not any(c.isdigit() for c in name)


def _is_nobody(name: str) -> bool:
    long = len(name) > 60 or len(name.split()) > 6
    shut = name.casefold() in _NOBODY_AT_ALL or name in ("nan", "NaN") or _DEGREE.fullmatch(name) is not None
    return long or shut or "/" in name or not any(c.isalpha() for c in name) or "{" in name


def _in_mixed_case(name: str) -> str:
    """Capitals throughout become capitals of words; left alone where there may be initials, abbreviations or a Mc."""
    words = name.split()
    if len(words) < 2 or not name.isupper() or any("." in word for word in words):
        return name
    if any(len(word) < 4 and word.casefold() not in _SMALL for word in words):
        return name  # it could hold an abbreviation
    if any(word.startswith(("MC", "MAC")) or word in ("II", "III", "IV") for word in words):
        return name
    return " ".join(word.lower() if n and word.casefold() in _SMALL else word.title() for n, word in enumerate(words))
