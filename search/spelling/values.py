"""The values of a field, found by any of their words as it is being typed."""

from collections.abc import Sequence

import numpy as np

from index.analysis import tokens
from index.segment.array_file import Array
from index.segment.strings import Ordered, Strings
from search.executor.vocabulary import to_bytes
from search.facet_values import FacetValue, FacetValues


class ValuesByWord:
    """All values of a field; safe to share between threads."""

    def __init__(self, values: FacetValues) -> None:
        self._values = values  # most stories first
        words = sorted({(to_bytes(word), place) for place, value in enumerate(values) for word in _words(value.value)})
        self._words = Ordered(Strings.of([word for word, _ in words]))
        self._places = np.array([place for _, place in words], np.uint32)

    def beginning(self, words: Sequence[str], most: int) -> tuple[FacetValue, ...]:
        """The values that have all of the folded words, of which the last may go on; most stories first."""
        places = self._starting(words[-1]) if words[-1] else np.arange(len(self._values))
        for word in words[:-1]:
            places = places[np.isin(places, self._exactly(word))]
        return self._values.at(np.unique(places)[:most].tolist())

    def _starting(self, start: str) -> Array:
        found = self._words.starting_with(to_bytes(start))
        return self._places[found.start : found.stop]

    def _exactly(self, word: str) -> Array:
        first, end = self._words.rank(to_bytes(word)), self._words.rank(to_bytes(word) + b"\0")
        return self._places[first:end]


def _words(value: str) -> set[str]:
    return {token.text for token in tokens(value)}
