"""What is known about an article: from its record, JSON-LD, meta tags and the page itself, in this order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from index.article import ArticleDate
from index.cleaning.lines import one_line
from index.metadata.address import canonical, host
from index.metadata.byline import people
from index.metadata.dates import read_date
from index.metadata.front_matter import FrontMatter, section_path
from index.metadata.languages import language_code
from index.page import Hints

_TITLE_MARKS = (" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ")
_TAG_MARKS = re.compile(r"\s*[;,]\s*")
_NO_TAG = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|https?://\S+|(?:www\.)?[\w-]+\.(?:com|org|net|co\.uk|[a-z]{2})"
    r"|\d+|[\w-]+[:=]\S.*|NLP .*"
    r"|(?:day|time|page type|article type|partner|language|medium|wc|source|primary|region)[ :].*",
    re.IGNORECASE,
)
_TAG_LABEL = re.compile(
    r"(?:category|tag|topic|keyword|subject|section)s?(?:: ?|/)|organization/|person/", re.IGNORECASE
)
_LONGEST_TAG = 80  # characters


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


_FIELDS = tuple(field.name for field in fields(Metadata))


def first_known(layers: Iterable[Metadata]) -> Metadata:
    """For each field the value of the first layer that knows it."""
    values: dict[str, Any] = {}
    for layer in layers:
        for name in _FIELDS:
            if name not in values and getattr(layer, name):
                values[name] = getattr(layer, name)
    return Metadata(**values)


def from_hints(hints: Hints, day_first: bool) -> Metadata:
    """What a dump's record says."""
    return Metadata(
        title=text_of(hints.title),
        authors=people(hints.authors),
        published=read_date(hints.published, day_first),
        updated=read_date(hints.updated, day_first),
        section=section_path(hints.section),
        tags=tags_of(hints.tags),
        source=text_of(hints.source),
        url=canonical(hints.url),
        language=language_code(hints.language),
    )


def from_front_matter(front: FrontMatter) -> Metadata:
    """What the lines above the story say."""
    return Metadata(front.title, front.authors, front.published, front.updated, front.section)


def finished(found: Metadata, site_name: str | None, url: str | None) -> Metadata:
    """The whole: a source even where none is named, the title without it, the section without the title."""
    source = found.source or site_name or host(url)
    title = without_site_name(found.title, (found.source, site_name, host(url))) if found.title else None
    return replace(
        found, source=source, title=title, section=section_path(found.section, title), url=found.url or canonical(url)
    )


def without_site_name(title: str, names: Iterable[str | None]) -> str:
    """The title without " | Paper" at its end or "Paper | " at its start, if that is one of the names."""
    known = {_plain(name) for name in names if name}
    for mark in _TITLE_MARKS:
        head, found, tail = title.rpartition(mark)
        if found and _plain(tail) in known and head.strip():
            return without_site_name(head.strip(), names)
        head, found, tail = title.partition(mark)
        if found and _plain(head) in known and tail.strip():
            return without_site_name(tail.strip(), names)
    return title


def added_name(title: str, headline: str) -> str | None:
    """The name that a title adds to the headline: "Paper" of "Headline | Paper" and of "Paper - Headline"."""
    for mark in _TITLE_MARKS:
        if headline and title.startswith(headline + mark):
            return title.rpartition(mark)[2].strip() or None
        if headline and title.endswith(mark + headline):
            return title.partition(mark)[0].strip() or None
    return None


def tags_of(values: Iterable[str]) -> tuple[str, ...]:
    """Tags, each once whatever its case; one text may hold several, parted by commas."""
    found: dict[str, str] = {}
    texts = list(values)
    parts = (part for text in texts for part in (_TAG_MARKS.split(text) if len(texts) == 1 else [text]))
    for part in parts:
        label = _TAG_LABEL.match(part)
        tag = one_line(part[label.end() :] if label else part).strip(" #\"'")
        if tag and len(tag) <= _LONGEST_TAG and not _NO_TAG.fullmatch(tag):
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def text_of(value: str | None) -> str | None:
    """One clean line, or None where there is nothing in it."""
    return (one_line(value) or None) if value else None


def _plain(name: str) -> str:
    """A name as it is compared: letters and digits only, without "www." and the ending of a host."""
    name = name.casefold().removeprefix("www.").removeprefix("the ")
    name = re.sub(r"\.(?:com|org|net|co\.uk|[a-z]{2})$", "", name)
    return re.sub(r"[\W_]+", "", name)
