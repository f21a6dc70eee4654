"""Names of people out of bylines."""

import re
from collections.abc import Iterable, Iterator

from index.cleaning.lines import one_line

_BY = re.compile(
    r"(?:(?:(?:story|text|words|report|reporting|written|posted|published|photos?|analysis|opinion)\s+)?by|von|par|por|di|door|av|af"
    r"|(?:ein\s+)?(?:gast)?(?:kommentar|beitrag|analyse|text)\s+von|testo\s+di|texto\s+de|autore?s?|authors?|autor(?:in|en)?|tekst)"
    r"\b\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_BY_LINE = re.compile(r"(?:by|von|par|por|di|door|written by|text von)\s*:?\s+(?=[^\W\d_])", re.IGNORECASE)
_MAIL_OR_WEB = re.compile(r"(?<!\S)\(?\S+@\S+\)?|(?:https?://|www\.)\S+|\bTwitter:?\s*|(?<!\w)@\w+")
_BETWEEN = re.compile(
    r"\s*[;|/•·]\s*|\s*\n\s*|,\s+(?:and|und|et|y|e|en|og|och)\s+|\s+(?:and|und|et|y|e|en|og|och|&|with)\s+|,\s+"
)
_ROLE = re.compile(
    r"\b(?:editors?|reporters?|correspondents?|writers?|staff|columnist|contributors?|journalist|bureau|chief|producer|photographer"
    r"|redakteur(?:in)?|korrespondent(?:in)?|journaliste|correspondant|corresponsal|redattore|corrispondente|redacteur"
    r"|updated|published|minutes?|comments?|share|follow|subscribe|newsletter|read|view|posts?|profile|bio)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_NOBODY = frozenset({
    "admin", "administrator", "author", "editor", "guest", "none", "null", "unknown", "undefined", "anonymous",
    "webmaster", "default", "staff",
})  # fmt: skip
_SMALL = frozenset({
    "de", "da", "di", "do", "dos", "das", "del", "della", "der", "den", "van", "von", "zu", "zur", "la", "le",
    "el", "al", "bin", "ibn", "y", "e", "i", "ter", "ten", "af", "av", "and", "und", "et", "en",
})  # fmt: skip


def people(names: Iterable[str], not_people: Iterable[str | None] = ()) -> tuple[str, ...]:
    """The people named, each once: without "By", roles, addresses, and the names in `not_people`."""
    found = {name.casefold(): name for text in names for name in _split(text)}
    publications = {name.casefold() for name in not_people if name}
    return tuple(name for key, name in found.items() if key not in publications)


def byline(line: str) -> tuple[str, ...]:
    """The people that a whole line names as its authors: "By Ann Teller"; () for any other line."""
    if len(line) > 120 or not _BY_LINE.match(line):
        return ()
    parts = list(_split(line))
    named = all(_looks_like_name(name) for name in parts)
    return people(parts) if parts and named else ()


def _split(text: str) -> Iterator[str]:
    text = one_line(_MAIL_OR_WEB.sub("", text))
    text = _BY.sub("", text, count=1) if _BY.match(text) else text
    for part in _BETWEEN.split(text):
        name = _BY.sub("", part).strip(' .,:–—-|()[]"') if _BY.match(part) else part.strip(' ,:–—-|()[]"')
        if name and not _is_no_name(name):
            yield name


def _is_no_name(name: str) -> bool:
    long = len(name) > 60 or len(name.split()) > 6
    return long or name.casefold() in _NOBODY or _ROLE.search(name) is not None or "/" in name


def _looks_like_name(name: str) -> bool:
    """Every word begins with a capital, small words of names aside, and there is no digit."""
    words = name.split()
    capital = all(word[0].isupper() or word.casefold() in _SMALL for word in words)
    return 1 <= len(words) <= 5 and capital and not _DIGIT.search(name)
