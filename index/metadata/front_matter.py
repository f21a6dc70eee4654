"""What stands above a story: breadcrumbs, headline, byline and date lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from index.article import ArticleDate
from index.cleaning.lines import is_prose, without_bullet, word_count
from index.metadata.byline import byline
from index.metadata.dates import date_line
from index.metadata.names import NOBODY

BREADCRUMB = "breadcrumb"
_MOST_CRUMBS = 4
_LONGEST_CRUMB = 5  # words
_LONGEST_NAME = 3  # words, of a section that others follow
_STATED = re.compile(r"[^\W\d_]{4}[.!]$|[,;:]$")  # the end of a sentence or of its part; "U.S." is a name's
_LONGEST_HEADLINE = 30  # words
_TOP = 6  # lines that bylines and date lines are looked for in
_HOME = frozenset({
    "home", "homepage", "front", "startseite", "start", "accueil", "inicio", "início", "page", "voorpagina",
})  # fmt: skip
_LEAST_SHARED = 4  # words of a headline that say that another is the same
_LONGEST_KICKER = 8  # words
_CORRECTION = re.compile(r"\W*correct(?:ion|ed)\b", re.IGNORECASE)  # part of the story, whatever it repeats
_WORD = re.compile(r"\w+")
_TRAILER = re.compile(r"more must[- ]reads from (?:the )?(.{1,40}?)[.:]?", re.IGNORECASE)
_PATH = re.compile(r"\s+(?:>|»|›|/|→)\s+")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the lines above a story say, and which lines said it."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: ArticleDate | None = None
    updated: ArticleDate | None = None
    section: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


def section_path(parts: Iterable[str], title: str | None = None) -> tuple[str, ...]:
    """The parts of a breadcrumb as a path: without the way home and the story itself, none twice, no "/" in any."""
    names: list[str] = []
    for part in parts:
        for name in _PATH.split(part) if _PATH.search(part) else part.split("/"):
            clean = " ".join(name.split()).strip(">»›|/ ")
            same_as_title = title is not None and clean.casefold() == title.casefold()
            if clean and clean.casefold() not in _HOME and not same_as_title and clean not in names:
                names.append(clean)
    return tuple(names)


def breadcrumb(lines: Sequence[str]) -> int:
    """How many lines at the head are a breadcrumb's: short, each with a list mark ("• World") or one path ("A > B").

    A list that does not begin with the way home is one where it holds nothing but names, the page's own behind them.
    """
    items = [bare for bare, bullet in takewhile(lambda found: found[1], map(without_bullet, lines))]
    if not items:
        return 1 if lines and _PATH.search(lines[0]) and word_count(lines[0]) <= 3 * _LONGEST_CRUMB else 0
    crumbs = list(takewhile(lambda item: word_count(item) <= _LONGEST_CRUMB, items))
    names_page = items[-1] in lines[len(items) :]
    is_one = section_path(items[:1]) == () or _are_names(items[:-1] if names_page else items)
    return len(crumbs) if is_one and len(crumbs) <= _MOST_CRUMBS else 0


def _are_names(items: Sequence[str]) -> bool:
    """Whether the items of a list name sections, each within the one before; a story's list says more."""
    words = [word_count(item) for item in items]
    short = max(words[:-1], default=0) <= _LONGEST_NAME and max(words[-1:], default=0) <= _LONGEST_CRUMB
    return short and not any(_STATED.search(item) for item in items)


def is_headline(line: str) -> bool:
    """Whether a line can be a headline: not long, no list item, and not ending as a statement does."""
    if without_bullet(line)[1]:
        return False
    return word_count(line) <= _LONGEST_HEADLINE and not line.endswith((".", ":", ",", ";")) and not is_prose(line)


def named_in_trailer(lines: Iterable[str]) -> str | None:
    """The publication that a line below the story names as its own: "More Must-Reads from TIME"."""
    matches = (_TRAILER.fullmatch(line) for line in lines)
    return next((match[1] for match in matches if match), None)


def repeats_headline(line: str, title: str) -> bool:
    """Whether a line is the headline again, be it with a kicker before it or with the headline's own left out."""
    words, known = _WORD.findall(line.casefold()), _words(title)
    if _CORRECTION.match(line):
        return False
    shorter, longer = sorted((words, known), key=len)
    whole = len(shorter) >= _LEAST_SHARED and len(longer) - len(shorter) <= _LONGEST_KICKER
    return words == known or (whole and longer[-len(shorter) :] == shorter)


@lru_cache(maxsize=16)  # every line of a page is compared with the same headline
def _words(title: str) -> list[str]:
    return _WORD.findall(title.casefold())


def credits(lines: Sequence[str], day_first: bool) -> dict[int, tuple[str, FrontMatter]]:
    """Byline and date lines among the first lines: the line's number to its rule's name and what it says."""
    found: dict[int, tuple[str, FrontMatter]] = {}
    for n, line in enumerate(lines[:_TOP]):
        named = byline(line)
        dated = None if named != NOBODY else date_line(line, day_first)
        if named != NOBODY:
            found[n] = ("byline", FrontMatter(authors=named.people, agencies=named.agencies))
        elif dated:
            day, is_update = dated
            found[n] = ("date-line", FrontMatter(updated=day) if is_update else FrontMatter(published=day))
    return found
