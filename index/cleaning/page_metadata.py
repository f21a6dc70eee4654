"""What an HTML page says of its article: JSON-LD, then meta tags, then what readers see."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup, Tag

from index.article import ArticleDate
from index.cleaning.address import canonical, host
from index.cleaning.byline import byline, people
from index.cleaning.dates import date_line, read_date
from index.cleaning.front_matter import section_path
from index.cleaning.languages import language_code
from index.cleaning.linked_data import LinkedData, Node
from index.cleaning.lines import one_line
from index.cleaning.metadata import Metadata, added_name, first_known, tags_of, text_of, without_site_name

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
    "article:published_time", "og:article:published_time", "article:published", "parsely-pub-date", "sailthru.date", "datepublished", "date",
    "dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "pubdate", "publishdate", "publish-date", "publication_date", "citation_publication_date",
    "article.published", "originalpublicationdate", "cxenseparse:recs:publishtime", "last-modified-orig",
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
_CRUMBS = re.compile(r"breadcrumb|\bcrumbs?\b|\btrail\b", re.IGNORECASE)
_LONGEST_PATH = 3  # parts; a longer list of sections is one of categories
_BYLINE = re.compile(r"\b(?:byline|by-line|author|autor|auteur|autore)", re.IGNORECASE)


def from_page(soup: BeautifulSoup, day_first: bool, address: str | None) -> Metadata:
    """All that the page says; each field from the most trustworthy place that has it."""
    meta = _meta_tags(soup)
    linked = LinkedData(soup)
    layers = (
        _from_linked_data(linked, day_first),
        _from_meta_tags(meta, day_first, address),
        _from_markup(soup, day_first, address),
        Metadata(published=read_date(linked.page.get("datePublished"), day_first) if _is_text(linked.page) else None),
    )
    found = first_known(layers)
    title = without_site_name(found.title, (found.source, host(address), host(found.url))) if found.title else None
    return replace(found, title=title)


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
    own = section_path(named if len(named) <= _LONGEST_PATH else named[:1])
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


def _from_markup(soup: BeautifulSoup, day_first: bool, address: str | None) -> Metadata:
    link = soup.find("link", rel="canonical")
    root = soup.find("html")
    return Metadata(
        title=_heading(soup),
        source=_site_name(soup),
        authors=_authors(soup),
        published=_day(soup, "datePublished", day_first),
        updated=_itemprop_day(soup, "dateModified", day_first),
        section=_sections(soup),
        tags=_tags(soup),
        url=canonical(_attribute(link, "href"), address),
        language=language_code(_attribute(root, "lang") or _attribute(root, "xml:lang")),
    )


def _heading(soup: BeautifulSoup) -> str | None:
    headings = (soup.find(itemprop="headline"), soup.find("h1"), soup.find("title"))
    texts = (text_of(heading.get_text(" ")) for heading in headings if heading)
    return next((text for text in texts if text), None)


def _site_name(soup: BeautifulSoup) -> str | None:
    """What the page's title adds to the headline that also stands on the page: "Headline | Paper"."""
    title = text_of(soup.title.get_text() if soup.title else None) or ""
    headings = (one_line(heading.get_text(" ")) for heading in soup.find_all(["h1", "h2"], limit=10))
    return next((name for name in (added_name(title, heading) for heading in headings) if name), None)


def _authors(soup: BeautifulSoup) -> tuple[str, ...]:
    """From microdata, else links marked as the author's, else the first element that calls itself a byline."""
    for found in (soup.find_all(itemprop="author"), soup.find_all(rel="author")):
        names = people(_content(element) for element in found)
        if names:
            return names
    lines = (one_line(element.get_text(" ")) for element in soup.find_all(class_=_BYLINE, limit=5))
    return next((names for names in (byline(line) for line in lines) if names), ())


def _day(soup: BeautifulSoup, name: str, day_first: bool) -> ArticleDate | None:
    """From microdata, else from the first `<time>` that gives a day outside of lists of other stories."""
    found = _itemprop_day(soup, name, day_first)
    times = (time for time in soup.find_all("time", limit=20) if not time.find_parent(["aside", "nav", "footer", "li"]))
    days = (read_date(_attribute(time, "datetime"), day_first) or _printed(time, day_first) for time in times)
    return found or next((day for day in days if day and day.day), None)


def _itemprop_day(soup: BeautifulSoup, name: str, day_first: bool) -> ArticleDate | None:
    element = soup.find(itemprop=name)
    if element is None:
        return None
    text = _attribute(element, "content") or _attribute(element, "datetime")
    return read_date(text, day_first) or _printed(element, day_first)


def _printed(element: Tag, day_first: bool) -> ArticleDate | None:
    line = date_line(one_line(element.get_text(" ")), day_first)
    return line[0] if line else None


def _sections(soup: BeautifulSoup) -> tuple[str, ...]:
    """From microdata, else from the links of a breadcrumb."""
    named = [_content(element) for element in soup.find_all(itemprop="articleSection", limit=_LONGEST_PATH)]
    return section_path(named) or _crumbs(soup)


def _tags(soup: BeautifulSoup) -> tuple[str, ...]:
    """From microdata, else from the links that mark themselves as tags and not as categories."""
    named = [_content(element) for element in soup.find_all(itemprop="keywords")]
    links = (link for link in soup.find_all("a", rel="tag") if "category" not in (link.get("rel") or ()))
    return tags_of(named) or tags_of([*(one_line(link.get_text(" ")) for link in links), ""])


def _content(element: Tag) -> str:
    return one_line(_attribute(element, "content") or element.get_text(" "))


def _crumbs(soup: BeautifulSoup) -> tuple[str, ...]:
    trail = soup.find(class_=_CRUMBS) or soup.find(True, {"aria-label": _CRUMBS}) or soup.find(id=_CRUMBS)
    links = trail.find_all("a") if trail else []
    return section_path(one_line(link.get_text(" ")) for link in links)


def _meta_tags(soup: BeautifulSoup) -> dict[str, list[str]]:
    """Contents of the meta elements by lower-case name or property."""
    found: dict[str, list[str]] = {}
    for element in soup.find_all("meta"):
        name = _attribute(element, "property") or _attribute(element, "name") or _attribute(element, "http-equiv")
        content = one_line(_attribute(element, "content") or "")
        if name and content:
            found.setdefault(name.casefold(), []).append(content)
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


def _is_text(node: Node) -> bool:
    return isinstance(node.get("datePublished"), str)


def _first(values: Iterable[str]) -> str | None:
    return next(iter(values), None)


def _attribute(element: Tag | None, name: str) -> str | None:
    value = element.get(name) if element is not None else None
    return " ".join(value) if isinstance(value, list) else value
