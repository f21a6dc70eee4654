"""Why a search finds what it finds, as plain data."""

from dataclasses import dataclass

from search.query import Query


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling that a word is found as."""

    text: str  # folded, as the index has it: "flooded", "cafe"
    stories: int  # with it


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that stories must have."""

    words: str  # as it is said: "flood", "no film", "source Gazette"
    stories: int | None  # of the whole archive that have it; None where it was not counted
    forms: tuple[Form, ...] = ()  # of a word, most first
    parts: tuple["Clause", ...] = ()  # the alternatives of an "or", the words of a phrase


@dataclass(frozen=True, slots=True)
class Way:
    """Another search, a click away."""

    words: str  # what is different: "Drop film"
    query: Query  # its text reads as its tree
    stories: int  # that it finds


@dataclass(frozen=True, slots=True)
class Explanation:
    """What each part of a search finds by itself, and what would find more or fewer stories."""

    total: int  # stories that the search finds
    searched_as: str
    clauses: tuple[Clause, ...]  # () where every story is wanted
    reason: str | None  # a plain sentence on what emptied the result; None where something is found as typed
    wider: tuple[Way, ...]
    narrower: tuple[Way, ...]
    complete: bool  # whether time and number of counts sufficed for all that there is to say
