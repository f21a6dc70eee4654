"""The words that an archive has: which are near a misspelt one, which begin so, and in how many stories they are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from index.analysis import Stem, fold
from index.schema import Field, exact, stemmed
from index.segment.array_file import Array
from index.segment.strings import decoded
from search.executor.arrays import distinct
from search.executor.clock import Clock
from search.executor.collection import Collection
from search.executor.part import Part, View
from search.executor.vocabulary import cut, starting_with, to_bytes
from search.spelling.distance import distances
from search.spelling.shapes import Shapes, shapes

BEST_OF_A_SEGMENT = 64  # words of each segment and field that begin so, among which the most frequent of all are


class Vocabulary:
    """The words of an open build by field; safe to share between threads."""

    def __init__(self, collection: Collection, stem: Stem) -> None:
        self._collection = collection
        self._stem = stem
        self._shapes: dict[tuple[int, str], Shapes] = {}

    def warm(self, fields: Iterable[Field]) -> None:
        """Work out what the first misspelt word would wait for."""
        for part, view in self._views(fields):
            self._shapes_of(part, view)

    def holds(self, word: str, fields: Sequence[Field]) -> bool:
        """Whether any story has a folded word or one of its other forms in any of the fields; a stop word always is."""
        root = self._stem(word)
        if root is None:
            return True
        return self._any((stemmed(field.name), root) for field in fields)

    def has(self, word: str, fields: Sequence[Field]) -> bool:
        """Whether any story has exactly this word in any of the fields."""
        return self._any((exact(field.name), word) for field in fields)

    def tells(self, text: str) -> bool:
        """Whether a word is none of the stop words."""
        return self._stem(fold(text)) is not None

    def frequency(self, word: str, fields: Sequence[Field]) -> int:
        """How many stories have exactly this word, deleted ones included; one counts again for each of the fields."""
        found = ((view, view.lexicon.find(to_bytes(word))) for _, view in self._views(fields))
        return sum(view.frequency(number) for view, number in found if number is not None)

    def near(self, word: str, fields: Sequence[Field], edits: int, clock: Clock) -> list[tuple[str, int, int]]:
        """Words of the fields at most so many edits away: each with its distance, and how often segments have it."""
        counts: Counter[str] = Counter()
        for part, view in self._views(fields):
            clock.check()
            numbers = self._shapes_of(part, view).near(word, edits)
            counts.update(dict(_counted(view, numbers)))
        texts = list(counts)
        edited = distances(word, texts).tolist()
        return [
            (text, distance, counts[text])
            for text, distance in zip(texts, edited, strict=True)
            if 0 < distance <= edits
        ]

    def beginning(self, start: str, fields: Sequence[Field], most: int) -> list[tuple[str, int]]:
        """The words that begin so and are in most stories, each with their number in the field that has most of them.

        Neither stop words nor possessives nor what was typed itself.
        """
        by_field: dict[str, Counter[str]] = {}
        for _, view in self._views(fields):
            found = by_field.setdefault(view.reading.name, Counter())
            ranks = starting_with(view.lexicon.ordered, start)
            numbers = view.lexicon.ordered.numbers(ranks.start, ranks.stop).astype(np.intp)
            found.update(dict(_counted(view, _most_frequent(view, numbers))))
        counts: Counter[str] = Counter()
        for found in by_field.values():
            counts |= found
        told = (one for one in counts.items() if one[0] != start and "'" not in one[0] and self._stem(one[0]))
        return sorted(told, key=lambda one: (-one[1], one[0]))[:most]

    def _views(self, fields: Iterable[Field]) -> Iterator[tuple[Part, View]]:
        for field in fields:
            for part in self._collection.parts:
                view = part.view(exact(field.name))
                if view is not None:
                    yield part, view

    def _shapes_of(self, part: Part, view: View) -> Shapes:
        key = part.number, view.reading.name
        if key not in self._shapes:
            self._shapes[key] = shapes(view.lexicon.ordered.strings)
        return self._shapes[key]

    def _any(self, strings: Iterable[tuple[str, str]]) -> bool:
        return any(self._documents(part, [one]).size for one in strings for part in self._collection.parts)

    def _documents(self, part: Part, strings: Iterable[tuple[str, str]]) -> Array:
        """The stories of a segment that have any of the strings, each by Whoosh field; deleted ones left out."""
        pieces = [np.zeros(0, np.intp)]
        for name, string in strings:
            view = part.view(name)
            number = view.lexicon.find(to_bytes(string)) if view else None
            if view is not None and number is not None:
                pieces.append(view.inverted.postings(*view.terms_of(number))[0].astype(np.intp))
        found = distinct(np.concatenate(pieces), part.documents)
        return found if part.deleted is None else found[~part.deleted[found]]


def _counted(view: View, numbers: Array) -> Iterator[tuple[str, int]]:
    texts = map(decoded, cut(view.lexicon.ordered.strings, numbers))
    return zip(texts, view.frequencies(numbers).tolist(), strict=True)


def _most_frequent(view: View, numbers: Array) -> Array:
    if len(numbers) <= BEST_OF_A_SEGMENT:
        return numbers
    counts = view.frequencies(numbers).astype(np.int64)
    return numbers[np.argpartition(-counts, BEST_OF_A_SEGMENT)[:BEST_OF_A_SEGMENT]]
