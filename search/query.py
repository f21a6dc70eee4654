"""A query as plain data, and the reading of what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Sort = Literal["relevance", "newest", "oldest"]
Match = Literal["all", "any"]


@dataclass(frozen=True, slots=True)
class Word:
    """One typed word; found by its stem. Several tokens in it ("F-16") are found side by side."""

    text: str
    field: str | None = None  # a name in index.schema.FIELDS; None looks in the default fields


@dataclass(frozen=True, slots=True)
class Phrase:
    """Exactly these words in this order."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class DateRange:
    """Stories published from `first` to `last`, both days included; None is open."""

    first: str | None  # "2016", "2016-12" or "2016-12-11"
    last: str | None


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that `node` does not find."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """What all of the nodes find."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any of the nodes finds."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Plain words side by side: all of them or any of them; all falls back to any where nothing has all."""

    nodes: tuple["Node", ...]
    match: Match | None = None  # None: by the number of words, see search/settling.py


Node = Word | Phrase | DateRange | Not | And | Or | Group


@dataclass(frozen=True, slots=True)
class Filter:
    """Values chosen in a facet: stories with any of them, or with none of them where excluded."""

    field: str  # a facet field's name
    values: tuple[str, ...]  # whole values: "World/Syria", "2016-12", "unknown"
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched: words typed, filters chosen, order wanted."""

    text: str = ""  # as typed
    tree: Node | None = None  # None finds every story
    filters: tuple[Filter, ...] = ()
    sort: Sort | None = None  # None: by relevance where there are words, else newest first
    match: Match | None = None  # None: by the number of words
    notes: tuple[str, ...] = ()  # what was ignored of the text, in plain sentences


def nodes_of(node: Node | None) -> Iterator[Word | Phrase]:
    """The words and phrases that a query looks for, in order; not those that it excludes."""
    match node:
        case Word() | Phrase():
            yield node
        case And() | Or() | Group():
            for one in node.nodes:
                yield from nodes_of(one)


def match_of(node: Node | None) -> Match | None:
    """How the query's plain words are joined; None where there are not several."""
    match node:
        case Group():
            return node.match
        case And() | Or():
            return next((found for one in node.nodes if (found := match_of(one))), None)
    return None


def with_any(node: Node) -> Node:
    """The node with its plain words joined by any instead of all."""
    match node:
        case Group():
            return Group(node.nodes, "any")
        case And():
            return And(tuple(with_any(one) for one in node.nodes))
        case Or():
            return Or(tuple(with_any(one) for one in node.nodes))
    return node
