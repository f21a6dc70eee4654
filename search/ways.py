"""Searches that find more or fewer stories than this one, each with the number that it finds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from index.analysis import Stem
from search.alterations import in_headlines, looser, tighter
from search.counting import Counting, Stories
from search.explanation import Way
from search.nodes import Group, Match, Node, Not, Or, nodes_of, with_all, with_any
from search.pieces import Piece, members, put, without
from search.query import Filter, Query
from search.settling import is_loud
from search.speech import gettext
from search.wording import in_words


class Case(NamedTuple):
    """A search whose pieces are counted."""

    query: Query
    pieces: Sequence[Piece]
    sets: Sequence[Stories]  # what each piece finds
    total: int  # stories that the search finds, be it with any of the words instead of all

    def others(self, path: tuple[int, ...]) -> list[Stories]:
        """What the pieces find that do not stand below this place of the tree; the filters are none of it."""
        return [found for one, found in zip(self.pieces, self.sets, strict=True) if not _below(one, path)]

    @property
    def filters(self) -> list[Stories]:
        """What the filters let through."""
        return [found for one, found in zip(self.pieces, self.sets, strict=True) if isinstance(one.wanted, Filter)]


class _Asked(NamedTuple):
    """A search that may be worth a click."""

    words: str
    query: Query
    sets: Sequence[Stories | None]


def wider(case: Case, counting: Counting, stem: Stem) -> tuple[Way, ...]:
    """Searches that find more, the smallest changes first."""
    found: dict[Query, Way] = {}
    for asked in (*_looser(case, counting, stem), *_any(case, counting), *_without(case)):
        way = _counted(asked, case, counting)
        if way and way.stories > case.total:
            found.setdefault(way.query, way)
    return tuple(found.values())


def narrower(case: Case, counting: Counting, stem: Stem, last_year: str | None) -> tuple[Way, ...]:
    """Searches that find fewer, but some."""
    ways = (_counted(asked, case, counting) for asked in _narrower(case, counting, stem, last_year))
    return tuple(way for way in ways if way and 0 < way.stories < case.total)


def _counted(asked: _Asked, case: Case, counting: Counting) -> Way | None:
    """None where there is no counting it any more, or capitals would come to mean something else."""
    sets = [one for one in asked.sets if one is not None]
    if len(sets) < len(asked.sets) or _grows_loud(asked.query.tree, case):
        return None
    return Way(asked.words, replace(asked.query, text=str(asked.query), notes=()), counting.count(sets))


def _looser(case: Case, counting: Counting, stem: Stem) -> Iterator[_Asked]:
    for path, member in members(case.query.tree):
        for new in looser(member, stem):
            yield _with(case, path, _as_read(new, case.query.match), counting)


def _as_read(node: Node, match: Match | None) -> Node:
    """The node such that its text is read as it, where all or any of the plain words was chosen."""
    match (node, match):
        case (_, "any"):
            return with_all(node)
        case (Group(match=None), "all"):
            return Group(node.nodes, "all")
        case (Or(), "all"):
            return Or(tuple(_as_read(one, "all") for one in node.nodes))
    return node


def _with(case: Case, path: tuple[int, ...], new: Node, counting: Counting) -> _Asked:
    """The search with another member of its tree."""
    assert case.query.tree is not None
    tree = put(case.query.tree, path, new)
    settled = counting.settled(new)
    found = None if _grows_loud(new, case) else counting.stories(settled)
    return _Asked(
        gettext("Ask for %(asked)s", asked=in_words(settled)),
        replace(case.query, tree=tree),
        [*case.others(path), found],
    )


def _any(case: Case, counting: Counting) -> Iterator[_Asked]:
    """Any of the plain words instead of all."""
    tree = case.query.tree
    loose = None if tree is None else with_any(tree, excluded=True)  # as it is read with match=any
    settled = None if loose is None else counting.settled(loose)
    if loose != tree and any(len(one.path) > len(path) for path, _ in members(tree) for one in case.pieces):
        asked = replace(case.query, tree=loose, match="any")
        yield _Asked(
            gettext("Ask for any of the words instead of all"), asked, [counting.stories(settled), *case.filters]
        )


def _without(case: Case) -> Iterator[_Asked]:
    """Without one of the pieces, without all that ask for a time, without all filters."""
    if len(case.pieces) < 2:
        return
    dates = [one for one in case.pieces if one.is_date]
    filters = [one for one in case.pieces if isinstance(one.wanted, Filter)]
    if dates:
        yield _dropping(case, dates, gettext("Search the whole archive instead of these dates"))
    for one in case.pieces:
        if one not in dates:
            yield _dropping(case, [one], _drop(one))
    if len(filters) > 1:
        yield _dropping(case, filters, gettext("Take all filters off"))


def _drop(piece: Piece) -> str:
    if isinstance(piece.wanted, Filter):
        return gettext("Take off the filter %(filter)s", filter=piece.words)
    if isinstance(piece.wanted, Not):
        return gettext("Do not leave out %(asked)s", asked=in_words(piece.wanted.node))
    return gettext("Do not ask for %(asked)s", asked=piece.words)


def _dropping(case: Case, dropped: Sequence[Piece], words: str) -> _Asked:
    tree = without(case.query.tree, {_path(case, one) for one in dropped if not isinstance(one.wanted, Filter)})
    filters = tuple(one for one in case.query.filters if all(one != piece.wanted for piece in dropped))
    kept = [found for one, found in zip(case.pieces, case.sets, strict=True) if one not in dropped]
    return _Asked(words, replace(case.query, tree=tree, filters=filters), kept)


def _path(case: Case, piece: Piece) -> tuple[int, ...]:
    """What is to be taken out of the tree: with the only telling word of a group those too common to be searched."""
    group = piece.path[:-1]
    whole = {path for path, _ in members(case.query.tree)}
    words = [one for one in case.pieces if one.path not in whole and one.path[:-1] == group]
    return group if words == [piece] else piece.path


def _narrower(case: Case, counting: Counting, stem: Stem, last_year: str | None) -> Iterator[_Asked]:
    tree = case.query.tree
    for path, member in members(tree):
        for new in tighter(member, stem):
            yield _with(case, path, new, counting)
    if tree is not None and (titles := in_headlines(counting.settled(tree))) != tree:
        asked = replace(case.query, tree=titles)
        yield _Asked(gettext("Look in headlines alone"), asked, [counting.stories(titles), *case.filters])
    if last_year and not any(one.is_date for one in case.pieces):
        chosen = Filter("date", (last_year,))
        asked = replace(case.query, filters=(*case.query.filters, chosen))
        words = gettext("Keep to %(year)s, the last year of the archive", year=last_year)
        yield _Asked(words, asked, [*case.sets, counting.stories(chosen)])


def _grows_loud(tree: Node | None, case: Case) -> bool:
    """Whether all words of a tree are in capitals, but not all of the search that it comes from."""
    return any(nodes_of(tree, excluded=True)) and is_loud(tree) and not is_loud(case.query.tree)


def _below(piece: Piece, path: tuple[int, ...]) -> bool:
    return not isinstance(piece.wanted, Filter) and piece.path[: len(path)] == path
