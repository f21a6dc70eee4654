"""The table of fields as a Whoosh schema: which Whoosh fields hold a field, and how each is cut into terms."""

from collections.abc import Iterator
from struct import Struct
from typing import Any

from whoosh.analysis import Analyzer, RegexTokenizer
from whoosh.analysis import Token as WhooshToken
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, FieldType, Schema
from whoosh.formats import Frequency

from index.analysis import PARAGRAPH_GAP, stemming, tokens
from index.article import Article
from index.schema import FIELDS, Field, values_of

SEPARATOR = "\x1f"  # between the values of a field that can have several
COPY_OF = "copy_of"  # the id of the lead story that this one is folded under
DAY = "day"  # ArticleDate.ordinal, 0 where unknown
ARTICLE, REMOVED = "article", "removed"  # what is stored, see index/whoosh_writer.py

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
            schema.add(exact(field), TEXT(analyzer=ExactAnalyzer()))
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


class ExactAnalyzer(Analyzer):  # type: ignore[misc]
    """Every word folded but unstemmed, stop words kept; a possessive stands at one position in both its readings."""

    def __call__(self, value: str, positions: bool = False, **kwargs: Any) -> Iterator[WhooshToken]:
        token = WhooshToken(positions=True, **kwargs)
        token.boost, token.stopped, token.pos = 1.0, False, 0
        for paragraph in value.split("\n\n"):
            for word in tokens(paragraph):
                for token.text in word.readings:
                    yield token
                token.pos += 1
            token.pos += PARAGRAPH_GAP


class StemField(FieldType):  # type: ignore[misc]
    """A field of stems with their counts and its length, without stop words.

    It counts by itself instead of through an analyzer: one pass, half of the time that indexing takes.
    """

    def __init__(self, language: str) -> None:
        super().__init__(format=Frequency(), analyzer=ExactAnalyzer(), scorable=True)
        self.language = language

    def index(self, value: str, **kwargs: Any) -> list[tuple[bytes, int, float, bytes]]:
        stem = stemming(self.language)
        counts: dict[str, int] = {}
        for word in tokens(value):
            root = stem(word.text)
            if root is not None:
                counts[root] = counts.get(root, 0) + 1
        return [(root.encode(), count, float(count), _COUNT.pack(count)) for root, count in counts.items()]


def _values_field(field: Field) -> FieldType:
    """A field of whole values; a facet's are kept in a column as well."""
    if field.kind == "key":
        return ID(unique=field.name == "id", sortable=field.name == "id")
    return KEYWORD(analyzer=RegexTokenizer(f"[^{SEPARATOR}]+"), sortable=field.facet)
