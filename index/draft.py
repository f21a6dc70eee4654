"""A page on its way to an article: every line of it with its verdict, and what the page says of itself."""

from dataclasses import dataclass

from index.article import Line
from index.metadata.values import Metadata


@dataclass(frozen=True, slots=True)
class Draft:
    """What one page gives, before it has an id."""

    lines: tuple[Line, ...]  # all of the page's, in its order
    about: Metadata
    doubt: float = 0.0  # as Article.doubt
    notes: tuple[str, ...] = ()  # as Article.notes
    refused: str | None = None  # why the page is no article: "a section front"; None for all others
    is_marked: bool = False  # whether the page itself says that it is an article
