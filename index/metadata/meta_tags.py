"""What a page's meta tags say of its article: OpenGraph, then Dublin Core, Parsely, Sailthru, citations and others."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bs4 import Tag

from index.cleaning.lines import one_line
from index.metadata.address import canonical
from index.metadata.front_matter import section_path
from index.metadata.languages import language_code
from index.metadata.marks import attribute
from index.metadata.names import NOBODY, Credits, credits_of
from index.metadata.tags import tags_of
from index.metadata.values import Metadata, said, text_of

TITLE = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "title",
)
_AUTHOR = (
    "author", "article:author", "article:author_name", "og:article:author", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "dc.contributor", "byl", "citation_author", "cxenseparse:author", "articleauthor",
    "twitter:data1",
)  # fmt: skip
PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time",
)  # fmt: skip
PUBLISHED_ELSEWHERE = (
    "parsely-pub-date", "sailthru.date", "datepublished", "date", "dc.date.issued", "dc.date.created", "dc.date",
    "dcterms.date", "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "citation_publication_date", "citation_online_date", "citation_date", "article.published",
    "article.created", "originalpublicationdate", "cxenseparse:recs:publishtime", "article:publicationdate",
)  # fmt: skip
UPDATED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "article.updated", "lastmod", "revision_date",
)  # fmt: skip
_SECTION = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "sailthru.section",
    "section",
    "cxenseparse:recs:category",
)
_TAGS = (
    "article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags", "dc.subject",
    "dcterms.subject", "citation_keywords",
)  # fmt: skip
_MORE_TAGS = re.compile(r"(?:^|[.:_-])(?:tags?|keywords|topics)$")  # of other systems
_SOURCE = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_journal_title",
)
_LANGUAGE = ("og:locale", "language", "content-language", "dc.language", "dcterms.language")
_INVERTED = ("citation_author", "dc.creator", "dcterms.creator")  # libraries write the family name first


class MetaTags:
    """The contents of a page's meta tags by name."""

    def __init__(self, elements: Iterable[Tag]) -> None:
        self._contents: dict[str, list[str]] = {}
        for element in elements:
            name = attribute(element, "property") or attribute(element, "name") or attribute(element, "http-equiv")
            text = one_line(attribute(element, "content") or "")
            if name and text:
                self._contents.setdefault(name.strip().casefold(), []).append(text)

    def first(self, names: Iterable[str]) -> tuple[list[str], str]:
        """The contents of the first of the names that the page has, and where that is."""
        name = next((name for name in names if name in self._contents), "")
        return self._contents.get(name, []), f"meta {name}"

    def names(self, known: Iterable[str], others: re.Pattern[str]) -> Iterator[str]:
        """The known names that the page has, in their order, then those that look like others'."""
        first = [name for name in known if name in self._contents]
        yield from first
        yield from (name for name in self._contents if name not in first and others.search(name))

    def each(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Every content of the names in their order, with where it is."""
        return ((text, f"meta {name}") for name in names for text in self._contents.get(name, ()))


def publishers_of(meta: MetaTags) -> list[str]:
    """The names that meta tags give the publication."""
    return meta.first(_SOURCE)[0]


def from_meta_tags(meta: MetaTags, address: str | None, publications: Sequence[str | None]) -> Metadata:
    """Everything but headline and dates, which other sources have a say in; `publications` are no authors."""
    publishers, published_in = meta.first(_SOURCE)
    sections, section_in = meta.first(_SECTION)
    urls, url_in = meta.first(("og:url",))
    languages, language_in = meta.first(_LANGUAGE)
    named, named_in = _credits(meta, publications)
    origins = {"authors": named_in, "agency": named_in, "section": section_in}
    origins |= {"source": published_in, "url": url_in, "language": language_in}
    found = Metadata(
        authors=named.people,
        section=section_path(sections[:1]),
        source=text_of(next(iter(publishers), None)),
        url=canonical(next(iter(urls), None), address),
        language=language_code(next(iter(languages), None)),
        agency=named.agencies,
        came_from=tuple(origins.items()),
    )
    return said("meta", found)


def _credits(meta: MetaTags, publications: Sequence[str | None]) -> tuple[Credits, str]:
    """Who the first of the author tags names that names somebody, and which that is."""
    for name in _AUTHOR:
        contents, source = meta.first((name,))
        texts = [_in_order(text) if name in _INVERTED else text for text in contents]
        named = credits_of(texts, publications)
        if named != NOBODY:
            return named, source
    return NOBODY, ""


def _in_order(name: str) -> str:
    """ "Teller, Ann" as "Ann Teller"."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and "," not in given else name


def tags_of_meta(meta: MetaTags) -> Iterator[tuple[tuple[str, ...], str]]:
    """The tags that each name holds, with its name, the most trustworthy first."""
    for name in meta.names(_TAGS, _MORE_TAGS):
        contents, source = meta.first((name,))
        yield tags_of(contents), source
