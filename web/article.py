"""The page of one article, worked out: its text, its links, its editions, its place among the hits."""

from dataclasses import dataclass

from index.article import Article
from index.schema import PATH
from search.citing.cited import Cited, cited
from search.citing.formats import FORMATS
from search.citing.sentence import sentence
from search.editions import LOOKED_AT, Edition, editions
from search.query import Filter, Query
from search.related import Related
from search.results import Hit
from search.searcher import Searcher
from search.speech import gettext
from search.story_text import StoryText, story_text
from search.whereabouts import LeftOut, Whereabouts, left_out, whereabouts
from web import words
from web.citing import access_to
from web.links import article_link, cite_link, editions_link, results_link, snapshot_address, web_address
from web.pages import last_page

RELATED = 3  # stories that are listed


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands among the hits of a search."""

    number: int
    total: int
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class EditionLink:
    """Another edition of the story."""

    article: Article
    link: Link
    changes: str  # address of the page that compares both
    percent: int  # of the shorter text that the other has


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything that article.html prints."""

    article: Article
    query: Query  # that led here; all stories where none did
    text: StoryText
    source: Link | None
    section: tuple[Link, ...]
    authors: tuple[Link, ...]
    tags: tuple[Link, ...]
    date: str | None  # address of the other stories of that date
    url: str | None  # the original, where it can safely be made a link
    snapshot: str | None  # address of the original at the Internet Archive
    lead: Link | None  # the story that this one is a copy of
    copies: tuple[EditionLink, ...]
    versions: tuple[EditionLink, ...]
    related: tuple[tuple[Link, Hit], ...]  # the best other stories by the words
    like: Link | None  # the search for stories with its most telling words, which are its text
    facts: Cited  # for reference managers that read the page
    citation: str
    formats: tuple[Link, ...]  # files with the citation
    whereabouts: Whereabouts
    left_out: tuple[LeftOut, ...]
    in_place: str  # address of this page with those lines in their places, or without where they are there
    searched: bool  # reached from a search
    place: Place | None
    back: str  # address of the results


@dataclass(frozen=True, slots=True)
class Visit:
    """How a reader came to an article, and what of it is wanted."""

    query: Query
    hit: int | None  # its number among the hits of the query
    removed: bool  # whether the lines that were left out are shown in their places


def article_page(searcher: Searcher, article: Article, visit: Visit, size: int) -> ArticlePage:
    """Work out the page of an article; a page of results has `size` hits."""
    query, hit = visit.query, visit.hit
    related = searcher.related(article, LOOKED_AT)
    others = editions(searcher, article, related.stories)
    access = access_to(article)
    return ArticlePage(
        article=article,
        query=query,
        text=story_text(article, searcher.marked(article, query), removed=visit.removed),
        source=_search("source", article.source) if article.source else None,
        section=tuple(_step(article.section, n) for n in range(len(article.section))),
        authors=tuple(_search("author", name) for name in article.authors),
        tags=tuple(_search("tag", tag) for tag in article.tags),
        date=_search("date", str(article.published)).link if article.published else None,
        url=web_address(article.url),
        snapshot=snapshot_address(article),
        lead=_lead(searcher, article),
        copies=tuple(_edition(article, one) for one in others if one.kind == "copy"),
        versions=tuple(_edition(article, one) for one in others if one.kind == "version"),
        related=_related(related, {one.article.id for one in others}),
        like=Link(", ".join(related.words), results_link(related.query)) if related.words else None,
        facts=cited(article, access),
        citation=sentence(article, access),
        formats=tuple(Link(gettext(one.label), cite_link(one.name, article.id)) for one in FORMATS.values()),
        whereabouts=whereabouts(article, searcher.manifest),
        left_out=left_out(article),
        in_place=article_link(article.id, query, hit, removed=not visit.removed),
        searched=hit is not None or query != Query(),
        place=_place(searcher, article.id, query, hit) if hit else None,
        back=_back(query, hit, size),
    )


def _search(field: str, value: str, text: str | None = None) -> Link:
    return Link(text or value, results_link(Query(filters=(Filter(field, (value,)),))))


def _step(section: tuple[str, ...], place: int) -> Link:
    return _search("section", PATH.join(section[: place + 1]), section[place])


def _edition(article: Article, other: Edition) -> EditionLink:
    link = Link(words.title_of(other.article), article_link(other.article.id))
    return EditionLink(other.article, link, editions_link(article.id, other.article.id), int(100 * other.shared))


def _related(related: Related, without: set[str]) -> tuple[tuple[Link, Hit], ...]:
    stories = [one for one in related.stories if one.id not in without]
    return tuple((Link(_title(one), article_link(one.id)), one) for one in stories[:RELATED])


def _title(hit: Hit) -> str:
    return "".join(part.text for part in hit.title) or words.untitled()


def _lead(searcher: Searcher, article: Article) -> Link | None:
    lead_id = searcher.lead(article.id)
    lead = searcher.article(lead_id) if lead_id is not None else None
    return Link(words.title_of(lead), article_link(lead.id)) if lead else None


def _place(searcher: Searcher, article_id: str, query: Query, hit: int) -> Place | None:
    """None where another story has that number by now, as after a rebuild."""
    before = max(0, hit - 2)
    results = searcher.search(query, offset=before, limit=3)
    found = {before + n: one.id for n, one in enumerate(results.hits, start=1)}
    if found.get(hit) != article_id:
        return None
    near = {number: article_link(found[number], query, number) for number in (hit - 1, hit + 1) if number in found}
    return Place(hit, results.total, near.get(hit - 1), near.get(hit + 1))


def _back(query: Query, hit: int | None, size: int) -> str:
    return results_link(query, last_page(hit or 1, size), anchor=f"hit-{hit}" if hit else None)
