"""Where an article came from: its file and build, where each of its facts was read, and what is worth a look."""

from dataclasses import dataclass
from datetime import datetime

from index.article import Article, ArticleDate
from index.doubtful import DOUBT
from index.manifest import Manifest
from search.note_words import note_in_words
from search.rule_words import rule_in_words
from search.speech import gettext, later, ngettext

_FACTS = {
    "title": later("Headline"),
    "authors": later("Byline"),
    "agency": later("Agency"),
    "published": later("Date"),
    "updated": later("Updated"),
    "source": later("Publication"),
    "section": later("Section"),
    "tags": later("Tags"),
    "language": later("Language"),
    "url": later("Address"),
}


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What a page tells of an article's way into the archive."""

    origin: str  # str(Origin)
    build_id: str
    built: ArticleDate  # UTC
    facts: tuple[tuple[str, str], ...]  # the fact in words, and where it was read, as the index calls that
    notes: tuple[str, ...]  # what is worth a look
    doubt: float | None  # 0 to 1, how unsure the story finder was; None where that is nothing to look at


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that was left out."""

    text: str
    rule: str
    about: str  # the rule in words
    where: str  # its place in the story, in words


def whereabouts(article: Article, manifest: Manifest) -> Whereabouts:
    """Tell where an article of that build came from."""
    finished = datetime.fromisoformat(manifest.finished)
    return Whereabouts(
        origin=article.origin,
        build_id=manifest.build_id,
        built=ArticleDate(finished.year, finished.month, finished.day),
        facts=tuple((_fact(name), source) for name, source in article.came_from),
        notes=tuple(map(note_in_words, article.notes)),
        doubt=article.doubt if article.doubt >= DOUBT else None,
    )


def left_out(article: Article) -> tuple[LeftOut, ...]:
    """The lines that were left out, in the order of the page."""
    paragraphs = len(article.body)
    return tuple(
        LeftOut(line.text, line.rule, rule_in_words(line.rule), _where(line.place, paragraphs))
        for line in article.removed
    )


def _fact(name: str) -> str:
    return gettext(_FACTS[name]) if name in _FACTS else name


def _where(place: int, paragraphs: int) -> str:
    """place  how many paragraphs stand before it"""
    if place == 0:
        return gettext("above the story")
    if place >= paragraphs:
        return gettext("below the story")
    return ngettext("after the first paragraph", "after paragraph %(number)s", place)
