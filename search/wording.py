"""Says in words what is searched."""

from itertools import pairwise

from search.facts_in_words import excluded_fact_in_words, fact_in_words, field_in_words, filter_in_words
from search.nodes import (
    And,
    AtLeast,
    DateRange,
    Expand,
    Fuzzy,
    Group,
    Has,
    Length,
    Near,
    Node,
    Not,
    OnDay,
    Or,
    Pattern,
    Phrase,
    Saved,
    Together,
    Value,
    Word,
)
from search.query import Query
from search.speech import all_of, any_of, gettext, listed, ngettext, pgettext


def searched_as(query: Query, tree: Node | None) -> str:
    """One clause for the reader; `tree` is what is really searched of the query's own."""
    said = _stories(tree)
    for chosen in query.filters:
        said = gettext("%(stories)s, %(filter)s", stories=said, filter=filter_in_words(chosen))
    return said


def in_words(node: Node) -> str:
    """A part of a query, so that it can stand behind "with"."""
    match node:
        case Not():
            return _excluding(node.node)
        case Group():
            words = [in_words(one) for one in node.nodes]
            if node.match == "any":
                return gettext("any of %(listed)s", listed=listed(words, "or"))
            return gettext("all of %(listed)s", listed=listed(words, "and"))
        case And():
            return all_of(_apart(node.nodes))
        case Or():
            return any_of(_apart(node.nodes))
        case Near() | Together() | AtLeast():
            return _placed(node)
        case Saved():
            inside = gettext("every story") if node.node is None else in_words(node.node)
            return gettext("what the saved search “%(name)s” finds (%(asked)s)", name=node.name, asked=inside)
        case Expand():
            return gettext("%(asked)s, and words that the best stories of it share", asked=_inner(node.node))
        case DateRange() | OnDay() | Length() | Has() | Value():
            return fact_in_words(node)
    return _in_field(node)


def _stories(tree: Node | None) -> str:
    if tree is None:
        return gettext("all stories")
    if _begins_with_no(tree):
        return pgettext("first comes what they are without", "stories with %(asked)s", asked=in_words(tree))
    return gettext("stories with %(asked)s", asked=in_words(tree))


def _begins_with_no(tree: Node) -> bool:
    match tree:
        case Not():
            return not isinstance(tree.node, Not | AtLeast)
        case And() | Or():
            return _begins_with_no(tree.nodes[0])
    return False


def _excluding(node: Node) -> str:
    """What stories must not have."""
    match node:
        case Not():
            return in_words(node.node)
        case AtLeast():
            return ngettext(
                "fewer than %(number)s mention of %(asked)s",
                "fewer than %(number)s mentions of %(asked)s",
                node.times,
                asked=_inner(node.node),
            )
        case Saved():
            return gettext("not %(asked)s", asked=in_words(node))
        case DateRange() | OnDay() | Length() | Has() | Value():
            return excluded_fact_in_words(node)
        case Phrase():
            return gettext("no %(asked)s", asked=_where(gettext("“%(words)s”", words=node.text), node.field))
    return gettext("no %(asked)s", asked=_inner(node))


def _placed(node: Near | Together | AtLeast) -> str:
    """How often, or how near to each other."""
    match node:
        case AtLeast():
            return ngettext(
                "at least %(number)s mention of %(asked)s",
                "at least %(number)s mentions of %(asked)s",
                node.times,
                asked=_inner(node.node),
            )
        case Near():
            return _near(node, all_of([_inner(one) for one in node.nodes]))
    words = all_of([_inner(one) for one in node.nodes])
    if node.unit == "sentence":
        return gettext("%(words)s in one sentence", words=words)
    return gettext("%(words)s in one paragraph", words=words)


def _near(node: Near, words: str) -> str:
    if node.ordered:
        return ngettext(
            "%(words)s within %(number)s word of each other, in this order",
            "%(words)s within %(number)s words of each other, in this order",
            node.most,
            words=words,
        )
    return ngettext(
        "%(words)s within %(number)s word of each other",
        "%(words)s within %(number)s words of each other",
        node.most,
        words=words,
    )


def _in_field(node: Word | Phrase | Pattern | Fuzzy) -> str:
    """What is looked for in texts."""
    match node:
        case Word(field="date"):
            return gettext("unknown date")
        case Word():
            return _where(node.text, node.field)
        case Phrase():
            return _where(gettext("exactly “%(words)s”", words=node.text), node.field)
        case Pattern():
            return _where(gettext("words like %(pattern)s", pattern=node.text), node.field)
    like = ngettext(
        "words spelled like %(word)s, up to %(number)s letter off",
        "words spelled like %(word)s, up to %(number)s letters off",
        node.edits,
        word=node.text,
    )
    return _where(like, node.field)


def _where(asked: str, field: str | None) -> str:
    return gettext("%(asked)s in %(field)s", asked=asked, field=field_in_words(field)) if field else asked


def _inner(node: Node) -> str:
    joined = isinstance(node, And | Or | Group | Near | Together | Expand)
    return f"({in_words(node)})" if joined else in_words(node)


def _apart(nodes: tuple[Node, ...]) -> list[str]:
    """The nodes in words; what a "no" speaks of ends before the next one."""
    words = [
        f"({in_words(one)})" if isinstance(one, Not) and not isinstance(after, Not) else _inner(one)
        for one, after in pairwise(nodes)
    ]
    return [*words, _inner(nodes[-1])]
