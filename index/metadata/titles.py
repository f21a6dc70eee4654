"""Which of the headlines that a page gives is the article's, and headlines without the name of their site."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.metadata.names import plain_name

_MARKS = (" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " ｜ ", "｜", " ㅣ ", "ㅣ")
_LAST_MARK = re.compile(r"(?P<head>.+\S)\s?[-–|ㅣ｜]\s?(?P<tail>[^-–|ㅣ｜]+)")
_WORD = re.compile(r"\w+")
_LEAST_SHARED = 0.5  # of the words of the longer of two headlines, for one to be the other cut or reworded
_LEAST_WORDS = 4  # of a headline that stands against JSON-LD; fewer can be the site's name

Headline = tuple[str, str]  # its text, and where it was read


@dataclass(frozen=True, slots=True)
class Headlines:
    """What can be the headline, without the name of the site."""

    linked: Headline | None = None  # of JSON-LD
    social: Headline | None = None  # of OpenGraph or another meta tag
    window: Headline | None = None  # of the <title> element
    shown: tuple[Headline, ...] = ()  # what readers see as one, the likeliest first
    below: tuple[Headline, ...] = ()  # h2, one of which can be it


def agreed_headline(given: Headlines) -> Headline | None:
    """The headline that most of the places agree on; None where there is none.

    Two declared ones that agree stand against what is shown. JSON-LD and the window's title written alike are one field
    of the publisher's, and lose to a shown headline that they merely cut or reword for search engines. JSON-LD alone
    loses to any that the window's title repeats.
    """
    linked, social, shown = given.linked, given.social, given.shown
    if linked and social and _same(linked, social) and not _same(linked, given.window):
        return next((line for line in shown if _same(linked, line) or added_name(linked[0], line[0])), linked)
    if linked and _among(linked, shown):
        return linked
    if social and not _same(linked, social) and _among(social, shown):
        return linked if linked and not _alike(linked, social) else social
    if linked and not _same(linked, social) and _same(linked, given.window):
        return linked
    declared = linked or social
    if declared:
        return _as_shown(declared, shown, given.below) or _shown_and_in_window(given) or declared
    window = given.window
    return next((line for line in shown if window and _alike(window, line)), None) or next(iter(shown), window)


def without_site_name(title: str, names: Iterable[str | None]) -> str:
    """The title without " | Paper" at its end or "Paper | " at its start, if that is one of the names."""
    known = {plain_name(name) for name in names if name}
    return _without(title, known - {""})


def without_section(title: str, section: Iterable[str]) -> str:
    """The title without "-Politics" at its end, if that is its section."""
    match = _LAST_MARK.fullmatch(title)
    known = {plain_name(part) for part in section} - {""}
    return match["head"] if match and plain_name(match["tail"]) in known else title


def added_name(title: str, headline: str) -> str | None:
    """The name that a title adds to the headline: "Paper" of "Headline | Paper" and of "Paper - Headline"."""
    for mark in _MARKS:
        if headline and title.startswith(headline + mark):
            return title.rpartition(mark)[2].strip() or None
        if headline and title.endswith(mark + headline):
            return title.partition(mark)[0].strip() or None
    return None


def _without(title: str, known: set[str]) -> str:
    for mark in (mark for mark in _MARKS if mark in title):
        head, found, tail = title.rpartition(mark)
        if found and plain_name(tail) in known and head.strip():
            return _without(head.strip(), known)
        head, found, tail = title.partition(mark)
        if found and plain_name(head) in known and tail.strip():
            return _without(tail.strip(), known)
    return title


def _as_shown(declared: Headline, shown: Sequence[Headline], below: Sequence[Headline]) -> Headline | None:
    """The shown headline that the declared one is the same as, names the site beside, or rewords."""
    text = declared[0].casefold()
    named = (line for line in (*shown, *below) if _same(declared, line) or added_name(text, line[0].casefold()))
    below_a_kicker = any(text.endswith(": " + line[0].casefold()) for line in shown)
    alike = (line for line in shown if _alike(declared, line))
    return next(named, None) or (None if below_a_kicker else next(alike, None))


def _shown_and_in_window(given: Headlines) -> Headline | None:
    """The shown headline that is the window's title as well, where nothing but JSON-LD says another one."""
    linked, window = given.linked, given.window
    if linked is None or given.social or window is None or len(_words(window)) < _LEAST_WORDS:
        return None
    if _words(linked)[-len(_words(window)) :] == _words(window):  # it only has a kicker before it
        return None
    return next((line for line in given.shown if _same(window, line)), None)


def _among(headline: Headline, others: Iterable[Headline]) -> bool:
    return any(_same(headline, other) for other in others)


def _same(one: Headline | None, other: Headline | None) -> bool:
    return one is not None and other is not None and _words(one) == _words(other)


def _alike(one: Headline, other: Headline) -> bool:
    words, others = set(_words(one)), set(_words(other))
    return len(words & others) > _LEAST_SHARED * max(len(words), len(others))


def _words(headline: Headline) -> list[str]:
    return _WORD.findall(headline[0].casefold())
