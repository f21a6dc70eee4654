"""What a page tells other programs in its head: its one address, and how it is shown where somebody links to it."""

import textwrap
from dataclasses import dataclass

from flask import Flask, request

from index.article import Article
from search.query import Query
from search.saved_file import Saved
from search.speech import gettext, ngettext
from web.archive_page import ArchivePage
from web.article import ArticlePage
from web.kwic import KwicPage
from web.links import article_link, results_link, why_link
from web.parts import parts
from web.public import whole
from web.results import ResultsPage
from web.timeline import TimelinePage
from web.why import WhyPage
from web.words import day, title_of

LONGEST = 200  # characters of a description


@dataclass(frozen=True, slots=True)
class Card:
    """How a page is shown elsewhere."""

    title: str
    description: str
    kind: str  # of Open Graph: "website" or "article"
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """Everything that _head.html prints."""

    address: str | None  # whole; None for a page that has several
    card: Card | None


def register(app: Flask) -> None:
    """Let templates ask for it."""
    app.jinja_env.globals["head_of"] = head_of


def head_of(page: object, saved: Saved | None) -> Head:
    """The head of the page that was worked out for this request, or of one that is always the same (None)."""
    path = request.path if saved else _path(page)
    return Head(None if path is None else whole(path), _card(page, saved))


def _path(page: object) -> str | None:
    """The one address among all that lead to a page: without the search that led to a story, in one spelling."""
    match page:
        case ResultsPage():
            return results_link(page.query, page.pages.current)
        case ArticlePage():
            return page.lead.link if page.lead else article_link(page.article.id)
        case WhyPage():
            return why_link(page.query)
    return None if request.args else request.path


def _card(page: object, saved: Saved | None) -> Card | None:
    match page:
        case ArticlePage():
            published = str(page.article.published) if page.article.published else None
            return Card(title_of(page.article), _begin(page.article), "article", published)
        case ResultsPage() if saved:
            return Card(saved.name, _short(saved.note) or _found(page), "website")
        case KwicPage() | TimelinePage() if saved:
            return Card(saved.name, _short(saved.note) or saved.name, "website")
        case ResultsPage():
            return Card(page.name or parts().config.archive_name, _found(page), "website")
        case ArchivePage():
            return Card(f"{gettext('About this archive')} · {parts().config.archive_name}", _held(page), "website")
    return None


def _found(page: ResultsPage) -> str:
    count = page.results.total
    if page.query == Query():
        return ngettext("%(number)s story to search and read", "%(number)s stories to search and read", count)
    found = ngettext("%(number)s story", "%(number)s stories", count)
    return _short(f"{found}: {page.results.searched_as}")


def _held(page: ArchivePage) -> str:
    """What is in the archive: the facts at the head of its page."""
    held, years = page.contents, [year.year for year in page.contents.years]
    facts = (
        ngettext("%(number)s story", "%(number)s stories", held.stories),
        ngettext("%(number)s publication", "%(number)s publications", len(held.sources)) if held.sources else "",
        "–".join(dict.fromkeys((years[0], years[-1]))) if years else "",
        gettext("indexed on %(day)s", day=day(page.manifest.finished)),
    )
    return " · ".join(filter(None, facts))


def _begin(article: Article) -> str:
    """The first words of a story itself."""
    return _short(" ".join(one.text for one in article.body[:3] if one.kind == "text"))


def _short(text: str) -> str:
    return textwrap.shorten(text, LONGEST, placeholder="…")
