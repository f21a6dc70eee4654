"""Names of people and agencies out of what a page gives as its authors."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.cleaning.lines import one_line
from index.metadata.agencies import agency_of

_BY = re.compile(
    r"(?:(?:(?:story|text|words|report|reporting|reported|written|posted|published|photos?|analysis|opinion|interview)\s+)?by"
    r"|(?:(?:ein|eine)\s+)?(?:(?:gast)?(?:kommentar|beitrag|analyse|text|interview|essay|glosse)\s+|geschrieben\s+)?von"
    r"|(?:publié\s+|écrit\s+|propos\s+recueillis\s+|rédigé\s+)?par|(?:escrito\s+|publicado\s+|escrita\s+|texto\s+)?por"
    r"|(?:testo\s+|scritto\s+|articolo\s+)?(?:di|da)|texto\s+de|texte\s+de|door|av|af|skrevet\s+av|skrivet\s+av|przez|oleh|ditulis\s+oleh|bởi"
    r"|автор(?:ы)?|автори?|autore?s?|authors?|autor(?:in|en|ka|ky|i)?|tekst|text|texto|testo|texte|tekstas|teksti|words|reporters?|journalists?"
    r"|yazan|haber|írta|szerző|kirjoittaja|toimittaja|avtor|penulis|συντάκτης|γράφει|작성|기자|글|記者|记者|作者|文|كتب|بقلم|تحرير)"
    r"(?:(?<=[a-zà-ÿа-яα-ω])\b\s*:?\s+|\s*[:：／]\s*)(?=\S)",
    re.IGNORECASE,
)
_MAIL_OR_WEB = re.compile(r"(?<!\S)\(?\S+@\S+\)?|(?:https?://|www\.)\S+|\b(?:Twitter|X|Instagram)\s*:\s*\S*|(?<!\w)@\w+")
_AND = (
    "and|und|et|en|og|och|ja|és|és|și|si|ve|dan|và|και|и|та|та|und|with|mit|avec|met|con|com|med|sowie|samt|as told to|und"
)
_BETWEEN = re.compile(rf"\s*[;|•·、／\n]\s*|\s+[/–—]\s+|,\s+(?:(?:{_AND}|y|e|i|a|o)\s+)?|\s+(?:{_AND}|&|\+)\s+|(?<=\w)(?<!\s)/(?=[^\W\d]+\s)")
_SHORT_AND = re.compile(r"\s+(?:y|e|i|a|і)\s+")  # single letters, which also stand within names: José Ortega y Gasset
_ROLE = re.compile(
    r"\b(?:editors?|reporters?|reporting|correspondents?|writers?|staff|columnist|contribut(?:ors?|ing)|journalists?|bureau|chief|producer"
    r"|photographers?|fellow|professor|director|intern|analyst|freelancer?|coordinator|manager|specialist|strategist|officer|founder|co-founder|ceo|president|head|special\s+to"
    r"|redakteur(?:in)?|korrespondent(?:in)?|volont(?:är|ärin)|ressortleiter(?:in)?|chefredakteur(?:in)?|autor(?:in)?|reporterin"
    r"|journaliste|correspondant(?:e)?|rédact(?:eur|rice)|envoyée?\s+spéciale?|corresponsal|periodista|redactora?|colaboradora?"
    r"|redattore|redattrice|corrispondente|inviat[oa]|giornalista|redacteur|verslaggever|correspondente|repórter|jornalista"
    r"|toimittaja|journalist(?:in)?|muhabir[i]?|корреспондент|обозреватель|журналист"
    r"|updated|published|minutes?|comments?|share|follow|subscribe|newsletter|read|view|posts?|profile|bio|reviewed|edited)\b",
    re.IGNORECASE,
)
_RANK = re.compile(r"\s+(?:senior|sr\.?|junior|deputy|associate|managing|assistant|executive|lead|principal|content|marketing|national|political|vp)\b.*$", re.I)
_ROLE_MARK = re.compile(r"\s*(?:기자|記者|记者|특파원|論説委員|編集委員|撰稿|報導|报道)(?:\s*외\s*\d+\s*명)?$|^(?:記者|记者|기자)\s*")
_CREDENTIAL = re.compile(
    r"(?:ph\.?\s?d\.?|m\.?d\.?|r\.?d\.?n?|m\.?s\.?c?|b\.?s\.?c?|m\.?a\.?|b\.?a\.?|m\.?p\.?h\.?|m\.?b\.?a\.?|cfp®?|cpa|cfa|esq\.?"
    r"|d\.?d\.?s\.?|d\.?o\.?|r\.?n\.?|l\.?m\.?f\.?t\.?|psy\.?d\.?|ed\.?d\.?|j\.?d\.?|ll\.?[bm]\.?|ldn?|lcsw|cscs|fand|mla|faan|pharm\.?d\.?)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?P<name>\S+(?:\s\S+){1,3})\s+(?:(?:reporting\s+)?(?:in|from)|aus|à|au|desde|vanuit|berichtet\s+aus)\s+[^\W\d_].*$"
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_LONGEST_TEXT = 1_000  # characters; more are no list of names
_NO_NAMES = frozenset({
    "admin", "administrator", "author", "authors", "editor", "guest", "none", "null", "unknown", "undefined", "anonymous",
    "webmaster", "default", "staff", "n/a", "nan", "false", "true", "redaktion", "redazione", "rédaction", "redacción",
    "redactie", "redação", "newsroom", "news desk", "web desk", "online desk", "wire", "wires", "agencies", "agencias",
    "agenturen", "agences", "agenzie", "user", "system", "root", "by", "user-submitted", "object object",
})  # fmt: skip
SMALL = frozenset({
    "de", "da", "di", "do", "dos", "das", "del", "della", "der", "den", "van", "von", "zu", "zur", "la", "le",
    "el", "al", "bin", "ibn", "y", "e", "i", "ter", "ten", "af", "av", "and", "und", "et", "en", "du", "des", "of",
})  # fmt: skip


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
    """A publication's name as it is compared: letters and digits only, without "www.", "the" and the ending of a host."""
    name = name.casefold().removeprefix("www.").removeprefix("the ")
    name = re.sub(r"\.(?:com|org|net|co\.uk|com\.\w\w|[a-z]{2})$", "", name)
    return re.sub(r"[\W_]+", "", name)


@lru_cache(maxsize=4096)  # a page gives the same names in several places, a site on every page
def _split(text: str) -> tuple[str, ...]:
    """The names in a text; places behind an agency ("AFP, MANILA") and degrees behind a person are passed over."""
    found: list[str] = []
    after_agency = False
    text = _without_by(one_line(_MAIL_OR_WEB.sub(" ", text.replace("\n", "|"))))
    for part in (name for piece in _BETWEEN.split(text) for name in _single_letters(piece)):
        name = _name(part)
        if name and not (after_agency and name.isupper()):
            found.append(name)
        after_agency = bool(name) and agency_of(name) is not None
    return tuple(found)


def _single_letters(text: str) -> list[str]:
    """Cut at "y", "e", "i", "a" only where a whole name stands on both sides."""
    parts = _SHORT_AND.split(text)
    return parts if len(parts) > 1 and all(" " in part.strip() for part in parts) else [text]


def _name(part: str) -> str | None:
    """One part as a name; None where it is a role, a degree or nobody."""
    text = _BRACKETS.sub("", _without_by(part.strip())) or part
    text = _ROLE_MARK.sub("", text).strip(" .,:;–—-|()[]\"'*“”„«»") if text else ""
    text = _suffix_dot(part, text)
    if agency_of(text):
        return text
    place = _PLACE.match(text)
    text = _without_role(place["name"] if place else text)
    if not text or _is_nobody(text):
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
    capital = all(not word[0].islower() or word.casefold() in SMALL for word in words)
    return 1 <= len(words) <= 5 and capital and any(c.isalpha() for c in name) and not any(c.isdigit() for c in name)


def _is_nobody(name: str) -> bool:
    long = len(name) > 60 or len(name.split()) > 6
    shut = name.casefold() in _NO_NAMES or _CREDENTIAL.fullmatch(name) is not None
    return long or shut or "/" in name or not any(c.isalpha() for c in name) or "{" in name


def _in_mixed_case(name: str) -> str:
    """"ANN TELLER" as "Ann Teller"; left alone where it may hold initials or an abbreviation, Mc or Mac, or is one word."""
    words = name.split()
    if len(words) < 2 or not name.isupper() or any("." in word for word in words):
        return name
    if any(len(word) < 4 and word.casefold() not in SMALL for word in words):
        return name  # it could hold an abbreviation
    if any(word.startswith(("MC", "MAC")) or word in ("II", "III", "IV") for word in words):
        return name
    return " ".join(word.lower() if n and word.casefold() in SMALL else word.title() for n, word in enumerate(words))
