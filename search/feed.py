"""A list of stories as feed readers take it: Atom (RFC 4287) and JSON Feed 1.1."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as day
from html import escape
from typing import Any

from index.article import ArticleDate
from search.results import Part

UNKNOWN = "1970-01-01T00:00:00Z"  # Atom has to have a time; this one never changes, and no reader takes it for news


@dataclass(frozen=True, slots=True)
class Entry:
    """One story of a feed."""

    link: str  # its address in the archive, which is its id as well
    title: str
    summary: tuple[Part, ...]  # the sentences that matched
    authors: tuple[str, ...]
    source: str | None
    tags: tuple[str, ...]  # its section, outermost first
    date: ArticleDate | None
    original: str | None  # its address on the web

    @property
    def published(self) -> str | None:
        """The day of publication at noon UTC, which is that day nearly everywhere; None where no day is known."""
        return f"{self.date}T12:00:00Z" if self.date and self.date.precision == "day" and _is_day(self.date) else None

    @property
    def updated(self) -> str:
        """As `published`, else the first moment that it may have been."""
        if self.published or self.date is None:
            return self.published or UNKNOWN
        month = self.date.month if self.date.month and 1 <= self.date.month <= 12 else 1
        return f"{self.date.year:04d}-{month:02d}-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of a list of stories."""

    title: str
    subtitle: str  # how the search was read
    page: str  # the address of its page for people; its id as well
    itself: str  # its own address
    next: str | None  # the address of what follows
    updated: str  # UTC, ISO 8601: when the build was finished
    author: str  # the archive
    language: str
    entries: Sequence[Entry]


def json_feed(feed: Feed) -> dict[str, Any]:
    """As the values of a JSON Feed 1.1; what is not known is left out."""
    values = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.page,
        "feed_url": feed.itself,
        "next_url": feed.next,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return {name: value for name, value in values.items() if value is not None}


def _item(entry: Entry) -> dict[str, Any]:
    values = {
        "id": entry.link,
        "url": entry.link,
        "external_url": entry.original,
        "title": entry.title,
        "content_html": "".join(map(_html, entry.summary)),
        "content_text": "".join(part.text for part in entry.summary),
        "date_published": entry.published,
        "authors": [{"name": name} for name in entry.authors] or None,
        "tags": list(entry.tags) or None,
        "_microfiche": {"source": entry.source, "date": str(entry.date) if entry.date else None},
    }
    return {name: value for name, value in values.items() if value is not None}


def _html(part: Part) -> str:
    """As readers of feeds show it, who leave out <mark>."""
    text = escape(part.text, quote=False)
    return f"<strong>{text}</strong>" if part.matched else text


def _is_day(date: ArticleDate) -> bool:
    """Whether a calendar has that day."""
    try:
        day(date.year, date.month or 0, date.day or 0)
    except ValueError:
        return False
    return True
