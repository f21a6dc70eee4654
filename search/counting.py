"""Counts stories by parts of a query: what each part finds is asked once, and then put together as sets."""

from collections.abc import Iterable

import numpy as np

from index.errors import SearchTooSlowError
from index.segment.array_file import Array
from search.asking import Asking
from search.document_columns import Columns
from search.executor.arrays import marked
from search.filters import folded, passing
from search.found import Found
from search.nodes import Node
from search.query import Filter

MOST = 24  # times that the executor is asked for one explanation

Stories = Array  # bool (documents,), true at those that a part of a query finds


class Counting:
    """Counts for one explanation, all of them within the time of one search."""

    def __init__(self, asking: Asking, columns: Columns) -> None:
        self._asking = asking
        self._columns = columns
        self._deadline = asking.deadline()
        self._left = MOST
        self._known: dict[Node | Filter | None, Stories] = {}
        self.complete = True  # whether nothing was refused so far

    def stories(self, part: Node | Filter | None) -> Stories | None:
        """What a part, settled already, finds in the whole archive; None where that cannot be counted any more."""
        if part not in self._known:
            found = self._passing(part) if isinstance(part, Filter) else self._found(part)
            if found is None:
                self.complete = False
                return None
            self._known[part] = found
        return self._known[part]

    def count(self, sets: Iterable[Stories]) -> int:
        """How many stories are in all of the sets, repeats folded; all stories where there are no sets."""
        documents = np.flatnonzero(np.logical_and.reduce([self._columns.present, *sets]))
        return len(folded(Found(documents, np.zeros(len(documents), np.float32)), self._columns).documents)

    def settled(self, node: Node) -> Node:
        """The node as it is searched."""
        return self._asking.settled(node)[0]

    def _passing(self, chosen: Filter) -> Stories:
        return passing(np.arange(self._columns.documents), chosen, self._columns)

    def _found(self, node: Node | None) -> Stories | None:
        """As the page finds it, but that a group wanted whole stays so."""
        if not self._left:
            return None
        self._left -= 1
        try:
            answer = self._asking.plainly(node, self._deadline)
        except SearchTooSlowError:
            self._left = 0
            return None
        return marked(answer.found.documents, self._columns.documents)
