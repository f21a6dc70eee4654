"""What can be asked for, as plain data: the parts that a query is a tree of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Match = Literal["all", "any"]
Unit = Literal["sentence", "paragraph"]


@dataclass(frozen=True, slots=True)
class Word:
    """One typed word; found by its stem. Several tokens in it ("F-16") are found side by side."""

    text: str
    field: str | None = None  # a name in index.schema.FIELDS; None looks in the default fields


@dataclass(frozen=True, slots=True)
class Phrase:
    """Exactly these words in this order, unstemmed; of one word, this very word."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with letters left open: * for any number of them, ? for one."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word that may be spelled differently by up to so many letters, unstemmed."""

    text: str
    edits: int  # 1 or 2
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """All of the nodes in one field, each no more than `most` words from the one before it."""

    nodes: tuple["Node", ...]  # two or more; words, phrases, patterns, fuzzy words, an Or or a Near of these
    most: int  # 1: side by side
    ordered: bool = False  # whether they stand in this order


@dataclass(frozen=True, slots=True)
class Together:
    """All of the nodes in one sentence or paragraph of one field."""

    nodes: tuple["Node", ...]  # as in Near
    unit: Unit


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Stories that mention the node so many times, all fields that it looks in counted together."""

    times: int
    node: "Node"  # as in Near


@dataclass(frozen=True, slots=True)
class DateRange:
    """Stories published from `first` to `last`, both days included; None is open."""

    first: str | None  # "2016", "2016-12" or "2016-12-11"
    last: str | None


@dataclass(frozen=True, slots=True)
class OnDay:
    """Stories published on this day of any year."""

    month: int  # 1 to 12
    day: int  # 1 to 31


@dataclass(frozen=True, slots=True)
class Length:
    """Stories whose text has from `least` to `most` words, both included; None is open."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Has:
    """Stories for which anything is known in a field."""

    field: str


@dataclass(frozen=True, slots=True)
class Value:
    """Stories with one whole value in a facet's field, as a chosen filter means it; cannot be typed."""

    text: str
    field: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saved search finds."""

    name: str  # as it can be typed behind @
    node: "Node | None"  # None finds every story


@dataclass(frozen=True, slots=True)
class Expand:
    """What the node finds, and stories with the words that its best stories share."""

    node: "Node"


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


Text = Word | Phrase | Pattern | Fuzzy  # looked for in texts
Placed = Near | Together | AtLeast  # how texts stand to each other
Fact = DateRange | OnDay | Length | Has | Value  # what is known of a story
Node = Text | Placed | Fact | Saved | Expand | Not | And | Or | Group


def nodes_of(node: Node | None, *, excluded: bool = False) -> Iterator[Text]:
    """The words, phrases and patterns that a query looks for, in order; where asked for those that it excludes, too."""
    match node:
        case Word() | Phrase() | Pattern() | Fuzzy():
            yield node
        case And() | Or() | Group() | Near() | Together():
            for one in node.nodes:
                yield from nodes_of(one, excluded=excluded)
        case AtLeast() | Saved() | Expand():
            yield from nodes_of(node.node, excluded=excluded)
        case Not() if excluded:
            yield from nodes_of(node.node, excluded=True)


def match_of(node: Node | None) -> Match | None:
    """How the query's plain words are joined; None where there are not several."""
    match node:
        case Group():
            return node.match
        case And() | Or():
            return next((found for one in node.nodes if (found := match_of(one))), None)
        case Expand():
            return match_of(node.node)
    return None


def with_any(node: Node, *, excluded: bool = False) -> Node:
    """The node with its plain words joined by any instead of all; where asked for those that it excludes, too."""
    match node:
        case Group():
            return Group(node.nodes, "any")
        case And():
            return And(tuple(with_any(one, excluded=excluded) for one in node.nodes))
        case Or():
            return Or(tuple(with_any(one, excluded=excluded) for one in node.nodes))
        case Expand():
            return Expand(with_any(node.node, excluded=excluded))
        case Not() if excluded:
            return Not(with_any(node.node, excluded=True))
    return node


def with_all(node: Node) -> Node:
    """The node with those plain words joined by AND of which it is not said whether all or any are wanted."""
    match node:
        case Group(match=None):
            return And(node.nodes)
        case Or():
            return Or(tuple(map(with_all, node.nodes)))
    return node
