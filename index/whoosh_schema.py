"""The table of fields as a Whoosh schema: which Whoosh fields hold a field, and how each is cut into terms."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from whoosh.analysis import IDAnalyzer
from whoosh.columns import Column
from whoosh.fields import NUMERIC, STORED, FieldType, Schema
from whoosh.formats import Existence, Positions

from index.analysis import PARAGRAPH_GAP, tokens
from index.errors import MicroficheError
from index.schema import ARTICLE, COPY_OF, DAY, INDEXED, READ_BY_WORD, REMOVED, exact, stemmed
from index.segment.sentences import sentence_begins

Posting = tuple[bytes, int, float, bytes]  # term, occurrences, weight, the format's value
_OTHER_CODEC = (
    "an index of arrays is written with its own codec; open the writer with: "
    "open_dir(path).writer(codec=ArrayCodec()), which is in index.whoosh_codec.codec"
)


def whoosh_schema(language: str) -> Schema:
    """The schema of a build whose articles are stemmed in `language`."""
    schema = Schema()
    for field in READ_BY_WORD:
        schema.add(stemmed(field.name), StemField(language))
        schema.add(exact(field.name), ExactField(sentences=field.kind == "text"))
    for field in INDEXED:
        if field.kind != "text":
            schema.add(field.name, ValueField(unique=field.name == "id"))
    schema.add(DAY, NUMERIC(int, bits=32, signed=False, shift_step=0, sortable=True, default=0))
    schema.add(COPY_OF, ValueField(stored=True))
    schema.add(ARTICLE, STORED())
    schema.add(REMOVED, STORED())
    return schema


class Begins(NamedTuple):
    """The positions at which the parts of a text begin."""

    paragraphs: tuple[int, ...]
    sentences: tuple[int, ...]  # but the first of each paragraph


NO_BEGINS = Begins((), ())


class Rows(Column):  # type: ignore[misc]
    """A tuple a document, for the codec's own arrays: what the postings alone do not tell, in order."""

    def default_value(self, reverse: bool = False) -> tuple[()]:
        return ()

    def writer(self, dbfile: Any) -> Any:
        """Called by other codecs only; Whoosh takes its own where a program names none, which no index can change."""
        raise MicroficheError(_OTHER_CODEC)


class ExactField(FieldType):  # type: ignore[misc]
    """Every word folded but unstemmed, stop words kept, with positions; a possessive is one word.

    Takes a text, whose paragraphs are parted by empty lines, or its paragraphs. Inverts them itself: through an
    analyzer Whoosh takes twice the time. Its column has the positions at which they begin, and their sentences.
    """

    def __init__(self, *, sentences: bool = False) -> None:
        """sentences  whether the texts consist of sentences"""
        super().__init__(format=Positions(), analyzer=IDAnalyzer(), scorable=True, sortable=Rows())
        self.sentences = sentences

    def index(self, value: str | Sequence[str], **kwargs: Any) -> Iterator[Posting]:
        places: dict[str, list[int]] = {}
        for start, words in _placed(value):
            for at, word in enumerate(words, start):
                places.setdefault(word, []).append(at)
        encode = self.format.encode
        return ((word.encode(), len(found), float(len(found)), encode(found)) for word, found in places.items())

    def to_column_value(self, value: str | Sequence[str]) -> Begins:
        paragraphs = _paragraphs(value)
        begins = tuple(start for start, _ in _placed(value))
        within = [start + words for start, text in zip(begins, paragraphs, strict=True) for words in self._cut(text)]
        return Begins(begins, tuple(within))

    def from_column_value(self, value: Begins) -> Begins:
        return value

    def _cut(self, paragraph: str) -> Iterator[int]:
        return sentence_begins(paragraph) if self.sentences else iter(())


class StemField(FieldType):  # type: ignore[misc]
    """Words by stem, without stop words: the codec's second reading of an ExactField; nothing is indexed for it."""

    def __init__(self, language: str) -> None:
        super().__init__(format=Positions(), analyzer=IDAnalyzer(), scorable=True)
        self.language = language

    def index(self, value: Any, **kwargs: Any) -> Iterator[Posting]:
        return iter(())


class ValueField(FieldType):  # type: ignore[misc]
    """Whole values: one, or several in order. Its column has them as they came."""

    def __init__(self, *, unique: bool = False, stored: bool = False) -> None:
        super().__init__(format=Existence(), analyzer=IDAnalyzer(), unique=unique, stored=stored, sortable=Rows())

    def index(self, value: str | Sequence[str], **kwargs: Any) -> Iterator[Posting]:
        return ((term, 1, 1.0, b"") for term in self.to_column_value(value))

    def to_column_value(self, value: str | Sequence[str]) -> tuple[bytes, ...]:
        whole = (value,) if isinstance(value, str) else value
        return tuple(one.encode() for one in dict.fromkeys(whole))

    def from_column_value(self, value: tuple[bytes, ...]) -> tuple[str, ...]:
        return tuple(one.decode() for one in value)


def _placed(value: str | Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Each paragraph's words, and the position of the first."""
    start = 0
    for paragraph in _paragraphs(value):
        words = [token.text for token in tokens(paragraph)]
        yield start, words
        start += len(words) + PARAGRAPH_GAP


def _paragraphs(value: str | Sequence[str]) -> Sequence[str]:
    return value.split("\n\n") if isinstance(value, str) else value
