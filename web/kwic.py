"""The page of a concordance, worked out: every line, link and number that the template prints."""

from dataclasses import dataclass, replace
from typing import cast, get_args

from search.concordance.concordance import Concordance, Line, Neighbour, Order
from search.nodes import nodes_of
from search.query import Query
from search.searcher import Searcher
from search.speech import gettext, later
from web.links import article_link, kept_pairs, kwic_link, results_link
from web.pages import Pages, last_page, pages

LINES = 50  # of a page
HEADS: tuple[tuple[Order, str], ...] = (
    ("left", later("Before")),
    ("match", later("Match")),
    ("right", later("After")),
    ("result", later("Story")),
    ("date", later("Date")),
)


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading, which puts the lines in its order."""

    name: Order
    label: str
    link: str
    sort: str | None  # aria-sort, where they are in it


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of a match."""

    text: str
    edge: bool  # whether the headline or paragraph ends there


@dataclass(frozen=True, slots=True)
class Row:
    """A line with both of its sides as columns show them."""

    line: Line
    first: Side  # in the column of what stands before matches, in a table that runs as most of its lines do
    last: Side
    link: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A frequent neighbour."""

    neighbour: Neighbour
    link: str | None


@dataclass(frozen=True, slots=True)
class KwicPage:
    """Everything that kwic.html prints."""

    query: Query
    by: Order
    concordance: Concordance
    has_words: bool  # whether the search looks for any
    backwards: bool  # whether most lines run from right to left, and so does the table
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    left: tuple[Beside, ...] | None  # None where neighbours are not counted
    right: tuple[Beside, ...] | None
    pages: Pages
    files: tuple[tuple[str, str], ...]  # names and addresses of all lines as files
    kept: tuple[tuple[str, str], ...]  # parameters that a new search from the box keeps
    back: str  # address of the results


def order_from(text: str | None) -> Order:
    """The order that an address asks for; that of the results for whatever is none."""
    return cast(Order, text) if text in get_args(Order) else "result"


def kwic_page(searcher: Searcher, query: Query, by: Order, page: int) -> KwicPage:
    """Make the concordance, and work out the page; one beyond the last is the last."""
    found = searcher.concordance(query, by, offset=(page - 1) * LINES, limit=LINES)
    last = last_page(found.total, LINES)
    if page > last:
        page = last
        found = searcher.concordance(query, by, offset=(page - 1) * LINES, limit=LINES)
    backwards = sum(line.backwards for line in found.lines) * 2 > len(found.lines)
    return KwicPage(
        query=query,
        by=by,
        concordance=found,
        has_words=next(nodes_of(query.tree), None) is not None,
        backwards=backwards,
        heads=tuple(_head(query, name, label, by) for name, label in HEADS),
        rows=tuple(_row(line, query, backwards) for line in found.lines),
        left=_beside(found.left, query, by),
        right=_beside(found.right, query, by),
        pages=pages(page, last, lambda number: kwic_link(query, by, number)),
        files=(("CSV", kwic_link(query, by, ending="csv")), ("JSON Lines", kwic_link(query, by, ending="jsonl"))),
        kept=kept_pairs(query),
        back=results_link(query),
    )


def _head(query: Query, name: Order, label: str, by: Order) -> Head:
    sort = ("other" if name == "result" else "ascending") if name == by else None
    return Head(name, gettext(label), kwic_link(query, name), sort)


def _row(line: Line, query: Query, backwards: bool) -> Row:
    """A line that runs against the table has its sides exchanged, so that it reads on across the match."""
    sides = Side(line.before, line.begins), Side(line.after, line.ends)
    first, last = sides if line.backwards == backwards else sides[::-1]
    return Row(line, first, last, article_link(line.id, query, line.hit))


def _beside(neighbours: tuple[Neighbour, ...] | None, query: Query, by: Order) -> tuple[Beside, ...] | None:
    if neighbours is None:
        return None
    return tuple(
        Beside(one, None if one.query is None else kwic_link(replace(query, text=one.query, match=None), by))
        for one in neighbours
    )
