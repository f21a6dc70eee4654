"""A concordance as plain data: one line a match."""

from dataclasses import dataclass
from typing import Literal

from index.article import ArticleDate

Order = Literal["result", "left", "right", "match", "date"]


@dataclass(frozen=True, slots=True)
class Line:
    """A match in its place: a marked word or phrase, what stands before and behind it in its headline or paragraph."""

    before: str
    match: str
    after: str
    begins: bool  # whether nothing of the headline or paragraph stands before `before`
    ends: bool  # whether nothing of it stands behind `after`
    headline: bool  # whether it is in the headline
    backwards: bool  # whether the text runs from right to left
    hit: int  # the number of the story among the hits, from 1 up
    id: str  # of the story
    title: str | None
    source: str | None
    published: ArticleDate | None
    url: str | None
    language: str | None  # its code, of the headline and the text


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word that stands beside matches; "mayor" stands for "mayor's", too."""

    word: str  # folded
    count: int  # matches
    query: str | None  # the search for these matches alone, as one types it; None where there is no simple one


@dataclass(frozen=True, slots=True)
class Concordance:
    """A part of all lines, and what is true of all of them."""

    total: int  # matches, exact
    stories: int  # those that have any; others are found by what is not text, as a byline
    found: int  # stories that the search finds
    lines: tuple[Line, ...]
    left: tuple[Neighbour, ...] | None  # the most frequent words before matches; None where they are not counted
    right: tuple[Neighbour, ...] | None  # and behind them
    searched_as: str
    notes: tuple[str, ...]
    build_id: str
    seconds: float
