"""What is known about an article, and where each value of it was read."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from index.article import ArticleDate
from index.cleaning.lines import one_line
from index.metadata.address import canonical
from index.metadata.dates import impossible, read_date
from index.metadata.front_matter import FrontMatter, section_path
from index.metadata.languages import language_code
from index.metadata.names import credits_of
from index.metadata.tags import tags_of
from index.page import Hints

RECORD, FIRST_LINES = "record", "first lines"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Everything about an article but its text; None or () where it is not known."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: ArticleDate | None = None
    updated: ArticleDate | None = None
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    language: str | None = None
    agency: tuple[str, ...] = ()
    came_from: tuple[tuple[str, str], ...] = ()  # as Article.came_from
    notes: tuple[str, ...] = ()  # as Article.notes

    def origin(self, field: str) -> str | None:
        """Where the value of a field was read."""
        return dict(self.came_from).get(field)


_FIELDS = tuple(field.name for field in fields(Metadata) if field.name not in ("came_from", "notes"))


def said(source: str, found: Metadata) -> Metadata:
    """The same with `source` as the origin of every value that has none yet."""
    origins = {name: found.origin(name) or source for name in _FIELDS if getattr(found, name)}
    return replace(found, came_from=_in_order(origins))


def first_known(layers: Iterable[Metadata]) -> Metadata:
    """For each field the value, and its origin, of the first layer that knows it; the notes of all."""
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    notes: dict[str, None] = {}
    for layer in layers:
        notes.update(dict.fromkeys(layer.notes))
        for name in _FIELDS:
            if name not in values and getattr(layer, name):
                values[name] = getattr(layer, name)
                origins.update({name: origin} if (origin := layer.origin(name)) else {})
    return Metadata(**values, came_from=_in_order(origins), notes=tuple(notes))


def from_hints(hints: Hints, day_first: bool) -> Metadata:
    """What a dump's record says."""
    named = credits_of(hints.authors, (hints.source,))
    dates = {"published": hints.published, "updated": hints.updated}
    reasons = {name: impossible(text, day_first) for name, text in dates.items()}
    found = Metadata(
        title=text_of(hints.title),
        authors=named.people,
        published=read_date(hints.published, day_first),
        updated=read_date(hints.updated, day_first),
        section=section_path(hints.section),
        tags=tags_of(hints.tags),
        source=text_of(hints.source),
        url=canonical(hints.url),
        language=language_code(hints.language),
        agency=named.agencies,
        notes=tuple(rejected(name, RECORD, reason) for name, reason in reasons.items() if reason),
    )
    return said(RECORD, found)


def from_front_matter(front: FrontMatter) -> Metadata:
    """What the lines above the story say."""
    return said(
        FIRST_LINES,
        Metadata(
            title=front.title,
            authors=front.authors,
            published=front.published,
            updated=front.updated,
            section=front.section,
            agency=front.agencies,
        ),
    )


def _in_order(origins: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, origins[name]) for name in _FIELDS if name in origins)


def rejected(field: str, source: str, reason: str) -> str:
    """The note on a date that is not used: "published 2087-01-01 in json-ld is in the future and was not used"."""
    day, _, why = reason.partition(" ")
    return f"{field} {day} in {source} {why} and was not used"


def text_of(value: str | None) -> str | None:
    """One clean line, or None where there is nothing in it."""
    return (one_line(value) or None) if value else None
