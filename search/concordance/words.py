"""The words of matches and around them, as numbers in alphabetical order.

They are read from the postings; where the stories are few, from their stored texts, which then takes less time.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.schema import exact
from index.segment.array_file import Array
from index.segment.strings import Strings, encoded
from search.concordance.matches import FIELDS, Places
from search.concordance.text import Text, text_of
from search.document_columns import Columns
from search.executor.arrays import runs
from search.executor.clock import Clock
from search.executor.collection import Collection
from search.executor.part import Part
from search.executor.surroundings import words_at
from search.executor.terms import PLACE
from search.executor.vocabulary import cut

DEPTH = 3  # words on each side that lines are put in order by, and as many of the match itself
POSTINGS_A_TEXT = 6_000  # postings that are gone through in the time that it takes to read a stored text
_POSITION = (1 << PLACE) - 1


class Words(NamedTuple):
    """Words of matches, field after field, each in the order of its Places.

    A word's number is its place in the order of all words, accents and capitals ignored; 0 where there is none. Row
    0 has the word nearest to the match, and the first of the match itself.
    """

    left: Array  # uint32 (DEPTH, matches)
    match: Array  # uint32 (DEPTH, matches)
    right: Array  # uint32 (DEPTH, matches)
    texts: Sequence[bytes]  # of the words, from number 1 up


class _Read(NamedTuple):
    """The words at some places."""

    numbers: Array  # int64, of each place, from 0 up; -1 where no word stands
    texts: Sequence[bytes]  # by number


class Surroundings:
    """Reads the words of matches in one open build."""

    def __init__(self, collection: Collection, columns: Columns, postings_a_text: int = POSTINGS_A_TEXT) -> None:
        """postings_a_text  the fewer, the more stories are read from their texts"""
        self._collection = collection
        self._columns = columns
        self._postings_a_text = postings_a_text

    def words(self, found: Sequence[Places], clock: Clock) -> Words:
        """The words of the matches in each of FIELDS."""
        shares = [
            self._read(name, part, wanted, clock)
            for name, places in zip(FIELDS, found, strict=True)
            for part, wanted in _wanted(places, self._collection.parts)
        ]
        texts = sorted({text for share in shares for text in share.texts})
        rank = {text: number for number, text in enumerate(texts, 1)}
        ranked = [np.array([*map(rank.__getitem__, one.texts), 0], np.uint32).take(one.numbers) for one in shares]
        columns = np.concatenate([np.zeros((3 * DEPTH, 0), np.uint32), *ranked], axis=1)
        return Words(columns[:DEPTH], columns[DEPTH : 2 * DEPTH], columns[2 * DEPTH :], texts)

    def _read(self, name: str, part: Part, wanted: Array, clock: Clock) -> _Read:
        """The words at keys of a part, of any shape; those below 0 are of no place."""
        keys, at = _distinct(wanted)
        outside = int(keys.searchsorted(0))
        read = self._at(name, part, keys[outside:], clock)
        numbers = np.concatenate((np.full(outside, -1), read.numbers))
        return _Read(numbers.take(at), read.texts)

    def _at(self, name: str, part: Part, keys: Array, clock: Clock) -> _Read:
        view = part.view(name)
        if view is None:
            return _Read(np.full(len(keys), -1), ())
        documents = keys >> PLACE
        stories = len(runs(documents))
        if name == exact("body") and stories * self._postings_a_text < len(view.inverted.documents):
            return self._in_texts(part, keys, clock)
        return _in_order(words_at(view, keys, clock), view.inverted.terms)

    def _in_texts(self, part: Part, keys: Array, clock: Clock) -> _Read:
        """The same from the stored texts."""
        known: dict[str, int] = {}
        numbers: list[int] = []
        starts = runs(keys >> PLACE)
        for places in clock.each(np.split(keys, starts[1:])):
            text = self._text(part.base + int(places[0] >> PLACE))
            words = map(text.word, (places & _POSITION).tolist())
            numbers += [-1 if word is None else known.setdefault(word, len(known)) for word in words]
        return _Read(np.array(numbers, np.int64), list(map(encoded, known)))

    def _text(self, document: int) -> Text:
        live, number = self._columns.located(document)
        return text_of(live, number)


def _wanted(places: Places, parts: Sequence[Part]) -> Iterator[tuple[Part, Array]]:
    """The keys of the words of matches, part by part, int64 (3 * DEPTH, matches); -1 where there can be none."""
    steps = np.arange(DEPTH)[:, None]
    for part in parts:
        low, high = places.documents.searchsorted((part.base, part.base + part.documents)).tolist()
        if low == high:
            continue
        firsts, lasts = places.firsts[low:high], places.lasts[low:high]
        inside = firsts + steps
        at = np.concatenate((firsts - 1 - steps, np.where(inside > lasts, -1, inside), lasts + 1 + steps))
        owners = places.documents[low:high] - part.base << PLACE
        yield part, np.where(at < 0, -1, owners + at)


def _distinct(wanted: Array) -> tuple[Array, Array]:
    """All keys in order, and for each that is wanted its place among them, intp."""
    flat = wanted.ravel()
    order = np.argsort(flat, kind="stable")  # merges the rows, each nearly in order
    keys = flat.take(order)
    begins = runs(keys)
    new = np.zeros(len(keys), np.intp)
    new[begins[1:]] = 1
    at = np.empty(len(keys), np.intp)
    at[order] = np.cumsum(new)
    return keys.take(begins), at.reshape(wanted.shape)


def _in_order(terms: Array, strings: Strings) -> _Read:
    """Term numbers, -1 for none, as numbers from 0 up."""
    there = np.zeros(len(strings) + 1, bool)
    there[terms] = True
    there[-1] = False
    numbers = np.flatnonzero(there)
    short = np.full(len(there), -1)
    short[numbers] = np.arange(len(numbers))
    return _Read(short.take(terms), cut(strings, numbers))
