"""The table of fields as a Whoosh schema: which Whoosh fields hold a field, and how each is cut into terms."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from struct import Struct
from typing import Any

from whoosh.analysis import IDAnalyzer, RegexTokenizer
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, FieldType, Schema
from whoosh.formats import Frequency, Positions

from index.analysis import PARAGRAPH_GAP, Token, stemming, tokens
from index.article import Article
from index.schema import FIELDS, Field, values_of

SEPARATOR = "\x1f"  # between the values of a field that can have several
COPY_OF = "copy_of"  # the id of the lead story that this one is folded under
DAY = "day"  # ArticleDate.ordinal, 0 where unknown
ARTICLE, REMOVED = "article", "removed"  # what is stored, see index/whoosh_writer.py

Posting = tuple[bytes, int, float, bytes]  # term, occurrences, weight, the format's value
_COUNT = Struct("!I")  # how Whoosh's Frequency format reads a count


def stemmed(field: Field) -> str:
    """The Whoosh field of a field's words by stem."""
    return f"{field.name}_stem"


def exact(field: Field) -> str:
    """The Whoosh field of a field's words as they stand, with positions."""
    return f"{field.name}_exact"


def whoosh_schema(language: str) -> Schema:
    """The schema of a build whose articles are stemmed in `language`."""
    schema = Schema()
    for field in FIELDS:
        if field.kind in ("text", "value", "path"):
            schema.add(stemmed(field), StemField(language))
            schema.add(exact(field), ExactField())
        if field.kind != "text":
            schema.add(field.name, _values_field(field))
    schema.add(DAY, NUMERIC(int, bits=32, signed=False, sortable=True))
    schema.add(COPY_OF, ID(stored=True, sortable=True))
    schema.add(ARTICLE, STORED())
    schema.add(REMOVED, STORED())
    return schema


def document(article: Article, copy_of: str | None) -> dict[str, Any]:
    """The article's indexed values by Whoosh field; fields without a value are left out."""
    values: dict[str, Any] = {DAY: article.published.ordinal if article.published else 0}
    if copy_of is not None:
        values[COPY_OF] = copy_of
    for field in FIELDS:
        if field.kind == "text":
            text = article.title if field.name == "title" else article.text
        else:
            whole = values_of(article, field.name)
            text = "\n\n".join(whole[-1:] if field.kind == "path" else whole)
            if whole:
                values[field.name] = SEPARATOR.join(whole)
        if text and field.kind in ("text", "value", "path"):
            values[stemmed(field)] = values[exact(field)] = text
    return values


class ExactField(FieldType):  # type: ignore[misc]
    """Every word folded but unstemmed, stop words kept, with positions; a possessive stands there in both its readings.

    These fields invert a text themselves: through an analyzer Whoosh takes twice the time.
    """

    def __init__(self) -> None:
        super().__init__(format=Positions(), analyzer=IDAnalyzer(), scorable=True)

    def index(self, value: str, **kwargs: Any) -> Iterator[Posting]:
        places: dict[str, list[int]] = {}
        start = 0
        for paragraph in _words(value):
            for at, word in enumerate(paragraph, start):
                for reading in word.readings:
                    places.setdefault(reading, []).append(at)
            start += len(paragraph) + PARAGRAPH_GAP
        encode = self.format.encode
        return ((word.encode(), len(found), float(len(found)), encode(found)) for word, found in places.items())


class StemField(FieldType):  # type: ignore[misc]
    """Stems with their counts, without stop words."""

    def __init__(self, language: str) -> None:
        super().__init__(format=Frequency(), analyzer=IDAnalyzer(), scorable=True)
        self.language = language

    def index(self, value: str, **kwargs: Any) -> Iterator[Posting]:
        stem = stemming(self.language)
        counts = Counter(stem(word.text) for paragraph in _words(value) for word in paragraph)
        del counts[None]
        return ((root.encode(), count, float(count), _COUNT.pack(count)) for root, count in counts.items() if root)


@lru_cache(maxsize=2)  # both readings of a text are inverted one after the other
def _words(text: str) -> tuple[tuple[Token, ...], ...]:
    """The words of each paragraph."""
    return tuple(tuple(tokens(paragraph)) for paragraph in text.split("\n\n"))


def _values_field(field: Field) -> FieldType:
    """A field of whole values; a facet's are kept in a column as well."""
    if field.kind == "key":
        return ID(unique=field.name == "id", sortable=field.name == "id")
    return KEYWORD(analyzer=RegexTokenizer(f"[^{SEPARATOR}]+"), sortable=field.facet)
