"""A query of ours as a query of Whoosh, which the executor runs; Whoosh's own searcher runs what has no own query."""

from typing import Any

from whoosh.query import And as WhooshAnd
from whoosh.query import Every, NullQuery, NumericRange, Term, Wildcard
from whoosh.query import Not as WhooshNot
from whoosh.query import Or as WhooshOr

from index.analysis import Stem
from index.schema import BY_NAME, DAY, DEFAULT_FIELDS, UNKNOWN, Field, exact
from search.dates import day_bounds
from search.executor.feedback import with_added
from search.executor.own_queries import AtLeast as Often
from search.executor.own_queries import Length as Long
from search.expanding import WEIGHT, Expanded
from search.nodes import (
    And,
    AtLeast,
    DateRange,
    Expand,
    Group,
    Has,
    Length,
    Node,
    Not,
    OnDay,
    Or,
    Pattern,
    Saved,
    Value,
)
from search.whoosh_texts import indexed, looked_for


def whoosh_query(node: Node | None, stem: Stem) -> Any:
    """The query that finds what the node finds; `stem` is that of the build."""
    match node:
        case None:
            return Every()
        case Saved():
            return whoosh_query(node.node, stem)
        case Not():
            return WhooshNot(whoosh_query(node.node, stem))
        case And() | Group(match="all"):
            return WhooshAnd([whoosh_query(one, stem) for one in node.nodes])
        case Or() | Group():
            return WhooshOr([whoosh_query(one, stem) for one in node.nodes])
        case Expanded():
            words = [(word.stem, word.weight) for word in node.words]
            return with_added(whoosh_query(node.node, stem), 1 - WEIGHT, words)
        case Expand():
            return whoosh_query(node.node, stem)
        case AtLeast():
            mentioned = looked_for(node.node, stem)
            return mentioned if mentioned is NullQuery else Often(node.times, mentioned)
        case DateRange() | OnDay() | Length() | Has() | Value():
            return _fact(node)
        case Pattern() if not node.text.strip("*"):
            return WhooshOr(list(map(_filled, DEFAULT_FIELDS if node.field is None else [BY_NAME[node.field]])))
    return looked_for(node, stem)


def _fact(node: DateRange | OnDay | Length | Has | Value) -> Any:
    """What is known of a story."""
    match node:
        case DateRange():
            return NumericRange(DAY, *day_bounds(node.first, node.last))
        case OnDay():
            return Wildcard("date", f"????-{node.month:02d}-{node.day:02d}")
        case Length():
            return Long(exact("body"), node.least, node.most)
        case Has(field="date"):
            return WhooshNot(Term("date", UNKNOWN))
        case Has():
            return _filled(BY_NAME[node.field])
        case Value():
            return Term(BY_NAME[node.field].name, node.text)


def _filled(field: Field) -> Any:
    """What has anything in a field."""
    return Every(exact(indexed(field)) if field.kind in ("text", "part") else field.name)
