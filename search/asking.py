"""Asks the executor for what trees find."""

from functools import partial
from typing import NamedTuple

from index.analysis import stemming
from search.document_columns import Columns
from search.executor.clock import deadline
from search.executor.executor import Executor
from search.executor.leaf import Leaf
from search.expanding import Expanding
from search.found import Found
from search.nodes import Match, Node, with_any
from search.settling import settled
from search.speech import Say, gettext
from search.whoosh_query import whoosh_query


class Answer(NamedTuple):
    """What a tree finds in the whole index; it may be remembered, and then asked for by readers of another language."""

    tree: Node | None  # as it was really searched
    found: Found
    leaves: tuple[Leaf, ...]
    remarks: tuple[Say, ...]
    fell_back: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What there is to say, in the language of this moment."""
        return tuple(say() for say in self.remarks)


class Asking:
    """Searches trees; apart from the searcher, so that what remembers its answers does not keep the searcher open."""

    def __init__(self, executor: Executor, columns: Columns, language: str, seconds: float | None) -> None:
        """seconds  that a search may take; None for as long as it needs"""
        self._executor = executor
        self._columns = columns
        self._language = language
        self._stem = stemming(language)
        self._seconds = seconds

    def deadline(self) -> float | None:
        """The time at which what begins now is given up; None for never."""
        return deadline(self._seconds)

    def search(self, tree: Node | None, match: Match | None) -> Answer:
        """Search the tree over everything; all plain words fall back to any where no story has them all."""
        end = self.deadline()
        answer = self.strictly(tree, end)
        if answer.tree is None or len(answer.found.documents) or match == "all":
            return answer
        loose = with_any(answer.tree)
        return answer if loose == answer.tree else self._run(loose, tree, end)._replace(fell_back=True)

    def strictly(self, tree: Node | None, end: float | None) -> Answer:
        """Search the tree as it is meant, without falling back."""
        if tree is None:
            return self._run(None, None, end)
        return self._run(self.settled(tree)[0], tree, end)

    def plainly(self, settled_tree: Node | None, end: float | None) -> Answer:
        """Search a tree that is settled already."""
        return self._run(settled_tree, None, end)

    def settled(self, tree: Node) -> tuple[Node, tuple[str, ...]]:
        """The tree as it is searched, and the plain words that are too common to be."""
        return settled(tree, self._stem, self._language)

    def _run(self, tree: Node | None, typed: Node | None, end: float | None) -> Answer:
        """Search what the tree that was typed has become."""
        dropped = () if typed is None else self.settled(typed)[1]
        expanding = Expanding(lambda node: self._run(node, None, end).found, self._columns, self._language)
        outcome = self._executor.run(whoosh_query(expanding.expanded(tree), self._stem), end)
        remarks = (*((partial(_too_common, dropped),) if dropped else ()), *expanding.notes, *outcome.notes)
        return Answer(tree, outcome.found, outcome.leaves, remarks)


def _too_common(words: tuple[str, ...]) -> str:
    named = ", ".join(gettext("“%(words)s”", words=word) for word in dict.fromkeys(words))
    return gettext("Left out as too common: %(words)s. Such words count inside quotation marks.", words=named)
