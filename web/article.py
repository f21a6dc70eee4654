"""The page of one article, worked out: its blocks with marks, its links, its place among the hits."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from index.article import Article, Kind, Paragraph
from index.schema import PATH
from search.query import Filter, Query
from search.results import Hit, Part
from search.searcher import Searcher
from web import words
from web.links import article_link, results_link, web_address
from web.pages import last_page

Text = tuple[Part, ...]
GROUPED = ("item", "quote")  # kinds whose neighbours belong to one list or quotation


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the story as the page sets it."""

    kind: Kind
    texts: tuple[Text, ...]  # one; or the items of a list, the paragraphs of a quotation
    rows: tuple[tuple[Text, ...], ...] = ()  # of a table


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
class ArticlePage:
    """Everything that article.html prints."""

    article: Article
    query: Query  # that led here; all stories where none did
    headline: Text
    blocks: tuple[Block, ...]
    source: Link | None
    section: tuple[Link, ...]
    authors: tuple[Link, ...]
    tags: tuple[Link, ...]
    date: str | None  # address of the other stories of that date
    url: str | None  # where it can safely be made a link
    lead: Link | None  # the story that this one is a copy of
    copies: tuple[tuple[Link, Article], ...]
    related: tuple[tuple[Link, Hit], ...]  # the best other stories by the words
    like: Link | None  # the search for stories with its most telling words, which are its text
    searched: bool  # reached from a search
    place: Place | None
    back: str  # address of the results


def article_page(searcher: Searcher, article: Article, query: Query, hit: int | None, size: int) -> ArticlePage:
    """Work out the page of an article; `hit` is its number among the hits of the query, if it came from there."""
    marked = searcher.marked(article, query)
    related = searcher.related(article)
    published = str(article.published) if article.published else None
    return ArticlePage(
        article=article,
        query=query,
        headline=marked[0],
        blocks=blocks(article.body, marked[1:]),
        source=_search("source", article.source) if article.source else None,
        section=tuple(_step(article.section, n) for n in range(len(article.section))),
        authors=tuple(_search("author", name) for name in article.authors),
        tags=tuple(_search("tag", tag) for tag in article.tags),
        date=_search("date", published).link if published else None,
        url=web_address(article.url),
        lead=_lead(searcher, article),
        copies=tuple((Link(words.title_of(one), article_link(one.id)), one) for one in searcher.copies(article.id)),
        related=tuple((Link(_title(one), article_link(one.id)), one) for one in related.stories),
        like=Link(", ".join(related.words), results_link(related.query)) if related.words else None,
        searched=hit is not None or query != Query(),
        place=_place(searcher, article.id, query, hit) if hit else None,
        back=_back(query, hit, size),
    )


def blocks(body: tuple[Paragraph, ...], marked: tuple[Text, ...]) -> tuple[Block, ...]:
    """The paragraphs with their marks; those of one list or quotation put together."""
    pairs = zip(body, marked, strict=True)
    runs = groupby(enumerate(pairs), key=lambda one: (one[1][0].kind, -1 if one[1][0].kind in GROUPED else one[0]))
    return tuple(_block(kind, [text for _, (_, text) in run]) for (kind, _), run in runs)


def split(text: Text, separator: str) -> tuple[Text, ...]:
    """A marked text cut at each separator, the marks kept."""
    pieces: list[list[Part]] = [[]]
    for part in text:
        first, *rest = part.text.split(separator)
        pieces[-1].append(Part(first, part.matched))
        pieces += [[Part(piece, part.matched)] for piece in rest]
    return tuple(tuple(part for part in piece if part.text) for piece in pieces)


def _block(kind: Kind, texts: Iterable[Text]) -> Block:
    found = tuple(texts)
    if kind != "table":
        return Block(kind, found)
    return Block(kind, found, tuple(split(row, " | ") for row in split(found[0], "\n")))


def _search(field: str, value: str, text: str | None = None) -> Link:
    return Link(text or value, results_link(Query(filters=(Filter(field, (value,)),))))


def _step(section: tuple[str, ...], place: int) -> Link:
    return _search("section", PATH.join(section[: place + 1]), section[place])


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
