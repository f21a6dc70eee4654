"""What a search gives back, as plain data."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from index.article import ArticleDate
from search.facet_values import FacetValues
from search.nodes import Match


class Part(NamedTuple):
    """A run of text; matched where the query found it. A text is a tuple of these, never HTML."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query as it may have been meant, with words that the archive has."""

    parts: tuple[Part, ...]  # matched: what differs from the query that was typed

    @property
    def text(self) -> str:
        """The whole query as one would type it."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Completion:
    """What may be about to be typed."""

    text: str  # "flood", 'source:"New York Times"'
    kind: Literal["word", "source", "author", "section", "tag"]
    count: int  # stories
    query: str  # all that was typed, with this in place of its last word


@dataclass(frozen=True, slots=True)
class Hit:
    """One story of a page of results."""

    id: str
    title: tuple[Part, ...]  # () where the story has none
    source: str | None
    section: tuple[str, ...]
    authors: tuple[str, ...]
    published: ArticleDate | None
    url: str | None
    score: float
    snippet: tuple[Part, ...]  # of its text
    copies: int  # other stories folded together with this one
    papers: int  # publications beside its own that these are from
    language: str | None  # its code, of the title and the snippet


@dataclass(frozen=True, slots=True)
class Facet:
    """All values of one field among the hits, most first; dates newest first, unknown last."""

    field: str
    label: str
    values: FacetValues


@dataclass(frozen=True, slots=True)
class Results:
    """A part of all hits, and what is true of all of them."""

    total: int  # exact
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    searched_as: str  # "stories with flood and warning, in section World"
    match: Match | None  # how the plain words were joined at last; None where there were not several
    notes: tuple[str, ...]  # plain sentences: what was ignored, fallen back to, or cut short
    build_id: str
    seconds: float
