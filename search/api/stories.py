"""Hits and articles as the API gives them."""

from collections.abc import Iterable
from typing import Any

from index.article import Article, ArticleDate, Paragraph
from search.api.schemas import fraction, record, several, text, texts, whole, yes_or_no
from search.query import Query
from search.results import Hit, Part, Results, Suggestion
from search.speech import later

_DATE = later("the publisher’s date, as precise as it is known: 2016, 2016-12 or 2016-12-11")
_BUILD = later("the build of the index that answered")

_STORY = {  # what hits and articles both begin with
    "id": text(later("the story’s id, the same after every rebuild")),
    "address": text(later("its page"), format="uri"),
    "title": text(later("the headline"), null=True),
    "title_parts": several("Part", later("the headline with what was found; empty where there is none")),
    "source": text(later("the publication"), null=True),
    "section": texts(later("the section, outermost first")),
    "authors": texts(later("the byline")),
}
PART = record(
    text=text(later("a run of text")),
    matched=yes_or_no(later("whether the search found it")),
)
HIT = record(
    **_STORY,
    published=text(_DATE, null=True),
    url=text(later("the original on the web"), null=True),
    score=fraction(later("how well it matches; counts for nothing between searches")),
    snippet=text(later("a passage of the story")),
    snippet_parts=several("Part", later("the passage with what was found")),
    copies=whole(later("word-for-word repeats folded under it")),
)
RESULTS = record(
    total=whole(later("stories found, exactly")),
    hits=several("Hit", later("some of them, in order")),
    next_cursor=text(later("leads to the hits behind these; null behind the last"), null=True),
    typed=text(later("the search as typed")),
    searched_as=text(later("the search as it was run, in words")),
    order=text(later("the order of the hits")),
    match=text(later("how the plain words were joined; null where there are not several"), null=True),
    notes=texts(later("what was ignored, fallen back to or cut short")),
    did_you_mean=texts(later("the search with words that the archive has, the likeliest first")),
    address=text(later("the page of results"), format="uri"),
    build_id=text(_BUILD),
)
PARAGRAPH = record(
    kind=text(later("what it is: text, heading, item, quote, caption or table")),
    text=text(later("its text; of a table a line a row, its cells between |")),
    parts=several("Part", later("the text with what was found")),
)
REMOVED = record(
    text=text(later("a line that was left out")),
    rule=text(later("the rule that did it")),
)
ARTICLE = record(
    **_STORY,
    agency=texts(later("news agencies that it came from")),
    published=text(_DATE, null=True),
    updated=text(later("the date of its last change, as precise as it is known"), null=True),
    tags=texts(later("tags, keywords or topics")),
    language=text(later("its language as ISO 639-1 has it"), null=True),
    url=text(later("the original on the web"), null=True),
    body=several("Paragraph", later("the story, paragraph by paragraph")),
    removed=several("Removed", later("the lines that were left out")),
    notes=texts(later("what is worth a look")),
    origin=text(later("the file that it was read from")),
    copy_of=text(later("the id of the story that it repeats word for word"), null=True),
    copies=texts(later("the ids of the stories that repeat it word for word")),
    build_id=text(_BUILD),
)


def results_values(results: Results, query: Query, meant: Iterable[Suggestion]) -> dict[str, Any]:
    """A search without its hits and addresses."""
    return {
        "total": results.total,
        "typed": query.text,
        "searched_as": results.searched_as,
        "order": query.order,
        "match": results.match,
        "notes": list(results.notes),
        "did_you_mean": [one.text for one in meant],
        "build_id": results.build_id,
    }


def hit_values(hit: Hit, address: str) -> dict[str, Any]:
    """One hit."""
    return {
        "id": hit.id,
        "address": address,
        "title": _plain(hit.title) or None,
        "title_parts": _parts(hit.title),
        "source": hit.source,
        "section": list(hit.section),
        "authors": list(hit.authors),
        "published": _date(hit.published),
        "url": hit.url,
        "score": hit.score,
        "snippet": _plain(hit.snippet),
        "snippet_parts": _parts(hit.snippet),
        "copies": hit.copies,
    }


def article_values(article: Article, marked: tuple[tuple[Part, ...], ...], address: str) -> dict[str, Any]:
    """An article without its family and its build; `marked` is its headline, then each paragraph."""
    return {
        "id": article.id,
        "address": address,
        "title": article.title,
        "title_parts": _parts(marked[0]),
        "source": article.source,
        "section": list(article.section),
        "authors": list(article.authors),
        "agency": list(article.agency),
        "published": _date(article.published),
        "updated": _date(article.updated),
        "tags": list(article.tags),
        "language": article.language,
        "url": article.url,
        "body": [_paragraph(*one) for one in zip(article.body, marked[1:], strict=True)],
        "removed": [{"text": line.text, "rule": line.rule} for line in article.removed],
        "notes": list(article.notes),
        "origin": article.origin,
    }


def _paragraph(paragraph: Paragraph, marked: tuple[Part, ...]) -> dict[str, Any]:
    return {"kind": paragraph.kind, "text": paragraph.text, "parts": _parts(marked)}


def _parts(parts: tuple[Part, ...]) -> list[dict[str, Any]]:
    return [{"text": part.text, "matched": part.matched} for part in parts]


def _plain(parts: tuple[Part, ...]) -> str:
    return "".join(part.text for part in parts)


def _date(date: ArticleDate | None) -> str | None:
    return str(date) if date else None
