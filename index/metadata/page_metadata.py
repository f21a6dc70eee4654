"""What an HTML page says of its article: JSON-LD, then meta tags, then what readers see."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup, Tag

from index.article import ArticleDate
from index.cleaning.lines import one_line
from index.metadata.address import canonical, host
from index.metadata.byline import people
from index.metadata.dates import read_date
from index.metadata.front_matter import section_path
from index.metadata.languages import language_code
from index.metadata.linked_data import LinkedData, Node
from index.metadata.marks import Marks, attribute, content, find_marks
from index.metadata.values import Metadata, added_name, first_known, tags_of, text_of, without_site_name
from index.metadata.visible_metadata import LONGEST_PATH, from_markup, headlines

_WORD = re.compile(r"\w+")
_LEAST_SHARED = 0.5  # of the words of the longer of two headlines
_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "citation_title", "title")
_AUTHOR = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "citation_author",
    "twitter:data1",
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "parsely-pub-date", "sailthru.date",
    "datepublished", "date", "dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "pubdate", "publishdate",
    "publish-date", "publication_date", "citation_publication_date", "article.published", "originalpublicationdate",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "article.updated",
    "lastmod",
)
_SECTION = ("article:section", "parsely-section", "sailthru.section", "section", "cxenseparse:recs:category")
_TAGS = ("article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags", "cxenseparse:recs:keywords")
_SOURCE = ("og:site_name", "application-name", "dc.publisher", "publisher", "citation_journal_title")


def from_page(soup: BeautifulSoup, day_first: bool, address: str | None) -> Metadata:
    """All that the page says; each field from the most trustworthy place that has it."""
    marks = find_marks(soup)
    linked = LinkedData(marks.named["script"])
    meta = _meta_tags(marks.named["meta"])
    found = first_known(
        (
            _from_linked_data(linked, day_first),
            _from_meta_tags(meta, day_first, address),
            from_markup(marks, day_first, address),
            _last_resort(linked, meta, day_first),
        )
    )
    names = (found.source, host(address), host(found.url))
    title = _as_on_page(found.title, marks) if found.title else None
    return replace(found, title=without_site_name(title, names) if title else None)


def _as_on_page(title: str, marks: Marks) -> str:
    """The headline that stands on the page, if it is much the same as the title, which is often cut or reworded."""
    words = set(_WORD.findall(title.casefold()))
    tops = [content(heading) for heading in marks.named["h1"]]
    same = (line for line in tops if _alike(words, set(_WORD.findall(line.casefold()))))
    return next((line for line in headlines(marks) if added_name(title, line)), None) or next(same, title)


def _alike(words: set[str], others: set[str]) -> bool:
    return len(words & others) > _LEAST_SHARED * max(len(words), len(others))


def _last_resort(linked: LinkedData, meta: dict[str, list[str]], day_first: bool) -> Metadata:
    """What is better than nothing: a publication as the author, the day of the page rather than of the article."""
    node = linked.article
    named = linked.names(node.get("author")) or _values(meta, _AUTHOR)
    return Metadata(
        authors=people(name for name in named if "://" not in name),
        published=_date(linked.page, "datePublished", day_first),
    )


def _from_linked_data(linked: LinkedData, day_first: bool) -> Metadata:
    node = linked.article
    publisher = linked.names(node.get("publisher"))
    return Metadata(
        title=text_of(_first(linked.names(node.get("headline")))),
        authors=people(linked.names(node.get("author") or node.get("creator")), publisher),
        published=_date(node, "datePublished", day_first) or _date(node, "dateCreated", day_first),
        updated=_date(node, "dateModified", day_first),
        section=_section(linked, node),
        tags=tags_of(linked.names(node.get("keywords"))),
        source=text_of(_first(publisher)),
        language=language_code(_first(linked.names(node.get("inLanguage")))),
    )


def _section(linked: LinkedData, node: Node) -> tuple[str, ...]:
    """The article's own section; the breadcrumb where it has none or leads to it."""
    named = linked.names(node.get("articleSection"))
    crumbs = section_path(linked.breadcrumb, _first(linked.names(node.get("headline"))))
    own = section_path(named if len(named) <= LONGEST_PATH else named[:1])
    return crumbs if not own or own[-1].casefold() in (crumb.casefold() for crumb in crumbs) else own


def _from_meta_tags(meta: dict[str, list[str]], day_first: bool, address: str | None) -> Metadata:
    publisher = _first(_values(meta, _SOURCE))
    return Metadata(
        title=text_of(_first(_values(meta, _TITLE))),
        authors=people((name for name in _values(meta, _AUTHOR) if "://" not in name), (publisher,)),
        published=_first_date(_values(meta, _PUBLISHED), day_first),
        updated=_first_date(_values(meta, _UPDATED), day_first),
        section=section_path(_values(meta, _SECTION)[:1]),
        tags=tags_of(_values(meta, _TAGS)),
        source=text_of(publisher),
        url=canonical(_first(_values(meta, ("og:url",))), address),
        language=language_code(_first(_values(meta, ("og:locale", "language", "content-language", "dc.language")))),
    )


def _meta_tags(elements: Iterable[Tag]) -> dict[str, list[str]]:
    """Contents of the meta elements by lower-case name or property."""
    found: dict[str, list[str]] = {}
    for element in elements:
        name = attribute(element, "property") or attribute(element, "name") or attribute(element, "http-equiv")
        text = one_line(attribute(element, "content") or "")
        if name and text:
            found.setdefault(name.casefold(), []).append(text)
    return found


def _values(meta: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    """The contents of the first of the names that the page has."""
    return next((meta[name] for name in names if name in meta), [])


def _first_date(texts: Iterable[str], day_first: bool) -> ArticleDate | None:
    return next((day for day in (read_date(text, day_first) for text in texts) if day), None)


def _date(node: Node, key: str, day_first: bool) -> ArticleDate | None:
    value: Any = node.get(key)
    value = value[0] if isinstance(value, list) and value else value
    return read_date(value, day_first) if isinstance(value, str) else None


def _first(values: Iterable[str]) -> str | None:
    return next(iter(values), None)
