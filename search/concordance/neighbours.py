"""The words that stand beside matches most often, and the searches for these matches alone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice

import numpy as np

from index.analysis import POSSESSIVE
from index.segment.array_file import Array
from index.segment.strings import decoded
from search.concordance.concordance import Neighbour
from search.concordance.words import Words
from search.executor.arrays import distinct, runs
from search.nodes import And, Fuzzy, Node, Or, Pattern, Phrase, Text, Word, nodes_of
from search.query import Query

MOST = 10
MOST_PHRASES = 8  # forms of a match that a search for it beside a word spells out
_TEXTS = (Word, Phrase, Pattern, Fuzzy)


class Neighbours:
    """Counts the words beside the matches of a query."""

    def __init__(self, query: Query, tree: Node | None, words: Words, lengths: Array) -> None:
        """tree  as it was searched; lengths  of the matches, in words"""
        self._query = query
        self._tree = tree
        self._leaf = _only_text(tree)
        self._words = words
        self._lengths = lengths
        bases = [text.removesuffix(POSSESSIVE.encode()) for text in words.texts]
        self._bases = list(dict.fromkeys(bases))
        number = {text: at for at, text in enumerate(self._bases, 1)}
        self._base_of = np.array([0, *map(number.__getitem__, bases)], np.intp)

    def left(self) -> tuple[Neighbour, ...]:
        """The most frequent words before matches, most first, then in order."""
        return self._most(self._words.left[0], before=True)

    def right(self) -> tuple[Neighbour, ...]:
        """Those behind matches."""
        return self._most(self._words.right[0], before=False)

    def _most(self, row: Array, *, before: bool) -> tuple[Neighbour, ...]:
        beside = self._base_of.take(row)
        counts = np.bincount(beside, minlength=len(self._bases) + 1)
        counts[0] = 0
        best = np.argsort(-counts, kind="stable")[:MOST]
        return tuple(
            Neighbour(self._word(base), int(counts[base]), self._search(base, beside == base, before=before))
            for base in best[counts.take(best) > 0].tolist()
        )

    def _word(self, base: int) -> str:
        return decoded(self._bases[base - 1])

    def _search(self, base: int, there: Array, *, before: bool) -> str | None:
        """The query that finds some matches with the word beside them, each as a phrase."""
        forms = self._forms(np.flatnonzero(there)) if self._leaf is not None else ()
        if not forms or self._leaf is None or self._tree is None:
            return None
        word = self._word(base)
        texts = [f"{word} {form}" if before else f"{form} {word}" for form in forms]
        if _overlapping([text.split() for text in texts]):
            return None
        phrases = tuple(Phrase(text, self._leaf.field) for text in texts)
        tree = _replaced(self._tree, self._leaf, phrases[0] if len(phrases) == 1 else Or(phrases))
        return str(replace(self._query, tree=tree))

    def _forms(self, at: Array) -> Sequence[str]:
        """The different matches among some, as words; () where they are too many, or one is too long to be told."""
        if int(self._lengths.take(at).max()) > len(self._words.match):
            return ()
        numbers, examples = self._numbered
        found = distinct(numbers.take(at), len(examples))
        if len(found) > MOST_PHRASES:
            return ()
        columns = [self._base_of.take(row.take(examples.take(found))).tolist() for row in self._words.match]
        return [" ".join(map(self._word, filter(None, one))) for one in zip(*columns, strict=True)]

    @cached_property
    def _numbered(self) -> tuple[Array, Array]:
        """Numbers of the matches by their words, in the order of these, intp; and a match of each number."""
        numbers = np.zeros(len(self._lengths), np.intp)
        for row in self._words.match:
            if row.any():
                numbers = _dense(numbers * len(self._base_of) + self._base_of.take(row))
        examples = np.zeros(int(numbers.max(initial=-1)) + 1, np.intp)
        examples[numbers] = np.arange(len(numbers))
        return numbers, examples


def _dense(numbers: Array) -> Array:
    """Whole numbers from 0 up in the same order, none left out, intp."""
    order = np.argsort(numbers, kind="stable")
    begins = runs(numbers.take(order))
    dense = np.zeros(len(numbers), np.intp)
    dense[order.take(begins[1:])] = 1
    dense[order] = np.cumsum(dense.take(order))
    return dense


def _overlapping(phrases: Sequence[list[str]]) -> bool:
    """Whether one of them may begin within another, as in "ha ha ha"; both would be one match, and not two."""
    return any(one[-size:] == other[:size] for one in phrases for other in phrases for size in range(1, len(one)))


def _only_text(tree: Node | None) -> Text | None:
    """What a query looks for in texts, where that is one thing and beside it are only facts."""
    several = list(islice(nodes_of(tree), 2))
    nodes = tree.nodes if isinstance(tree, And) else (tree,)
    return several[0] if len(several) == 1 and several[0] in nodes and isinstance(several[0], _TEXTS) else None


def _replaced(tree: Node, old: Text, new: Node) -> Node:
    return And(tuple(new if one == old else one for one in tree.nodes)) if isinstance(tree, And) else new
