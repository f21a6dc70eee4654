"""The one table of fields: the engines' schemas, the query language, the facets and the help all come from it."""

from dataclasses import dataclass
from typing import Literal

from index.article import Article
from index.metadata.agencies import searched_names

COPY_OF = "copy_of"  # the id of the lead story that an article is folded under
DAY = "day"  # ArticleDate.ordinal, 0 where unknown
ARTICLE, REMOVED = "article", "removed"  # what is stored of an article, see index/codec.py
UNKNOWN = "unknown"  # the facet value of an article whose page gives no date
PATH = "/"  # between the parts of a path, in addresses and in the query language

FieldKind = Literal[
    "text",  # running text, read by stem and exactly
    "value",  # whole values, each also searchable by its words: authors, tags, a source
    "path",  # like value, and every value also counts for those above it: World/Syria for World
    "date",  # year, month and day as a path
    "key",  # whole values only
    "part",  # words of a part of another field, which is not indexed by itself
]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an article, as readers, addresses and engines know it."""

    name: str
    kind: FieldKind
    label: str  # heading of its facet, row of the help
    help: str
    aliases: tuple[str, ...] = ()
    facet: bool = False
    weight: float | None = None  # of a match in ranking; None: words without a field do not look here

    @property
    def has_words(self) -> bool:
        """Whether it is found by its words, not by whole values alone."""
        return self.kind not in ("key", "date")


FIELDS = (
    Field("title", "text", "Headline", "words of the headline", ("headline",), weight=2.0),
    Field("body", "text", "Text", "words of the story itself", ("text",), weight=1.0),
    Field("lead", "part", "Lead", "words of a story's first three paragraphs, no more than 200"),
    Field("source", "value", "Source", "the publication", ("publication",), facet=True),
    Field("section", "path", "Section", "the section; World/Syria is Syria within World", (), facet=True),
    Field("author", "value", "Author", "the byline", ("by", "byline"), facet=True, weight=1.0),
    Field("agency", "value", "Agency", "the news agency that a story came from, by its short or full name"),
    Field("tag", "value", "Tag", "a tag, keyword or topic", ("tags", "topic"), facet=True),
    Field("date", "date", "Date", "year, month or day of publication: 2016, 2016-12, 2016-12-11", (), facet=True),
    Field("lang", "key", "Language", "the language as its code: en", ("language",)),
    Field("id", "key", "Id", "the article's id"),
    Field("url", "value", "Address", "the article's address on the web"),
)
LEAD = next(field for field in FIELDS if field.kind == "part")
INDEXED = tuple(field for field in FIELDS if field.kind != "part")
BY_NAME = {name: field for field in FIELDS for name in (field.name, *field.aliases)}
FACETS = tuple(field for field in FIELDS if field.facet)
FACET_NAMES = tuple(field.name for field in FACETS)
DEFAULT_FIELDS = tuple(field for field in FIELDS if field.weight is not None)
READ_BY_WORD = tuple(field for field in FIELDS if field.kind in ("text", "value", "path"))


def stemmed(name: str) -> str:
    """The engine's field of a field's words by stem."""
    return f"{name}_stem"


def exact(name: str) -> str:
    """The engine's field of a field's words as they stand, with positions."""
    return f"{name}_exact"


def values_of(article: Article, name: str) -> tuple[str, ...]:
    """The values of a field; of running text its paragraphs, of a path every step from the outermost in."""
    if name == "body":
        return tuple(paragraph.text for paragraph in article.body)
    if name == "section":
        return tuple(PATH.join(article.section[: n + 1]) for n in range(len(article.section)))
    if name == "date":
        return article.published.path if article.published else (UNKNOWN,)
    if name in ("author", "tag"):
        return article.authors if name == "author" else article.tags
    if name == "agency":
        return searched_names(article.agency)
    value: str | None = getattr(article, {"lang": "language"}.get(name, name))
    return (value,) if value else ()
