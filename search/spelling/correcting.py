"""What may have been meant by a word that the archive does not have."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from index.analysis import fold
from index.schema import BY_NAME, DEFAULT_FIELDS, READ_BY_WORD, Field
from search.executor.clock import Clock
from search.nodes import And, Node, Phrase, Word
from search.spelling.vocabulary import Vocabulary

SHORTEST = 3  # letters of a word that is corrected; any two letters are near some word
LONG = 6  # letters from which a word may be two edits off
MOST_COMPARED = 6  # words for which it is looked up how often they come with the others of the query
MOST_SPLITS = 3  # ways to part a word that are looked up
POSSESSIVE = "'s"

Count = Callable[[Node], int]  # how many stories a query finds


class Candidate(NamedTuple):
    """A word of the archive, or two that stand side by side in it."""

    text: str
    distance: int
    stories: int
    other_beginning: bool = False
    together: int = 0  # stories that have it with the other words of the query

    @property
    def rank(self) -> tuple[int, bool, int, int]:
        """What candidates are ordered by, the best first."""
        return self.distance, self.other_beginning, -self.together, -self.stories


def fields_of(word: Word) -> tuple[Field, ...]:
    """The fields that a word is looked for in; () where they have no words."""
    if word.field is None:
        return DEFAULT_FIELDS
    return (BY_NAME[word.field],) if BY_NAME[word.field] in READ_BY_WORD else ()


class Correcting:
    """Looks for what was meant in one query."""

    def __init__(self, vocabulary: Vocabulary, count: Count, clock: Clock) -> None:
        self._vocabulary = vocabulary
        self._count = count
        self._clock = clock

    def is_unknown(self, word: Word) -> bool:
        """Whether it is one word of letters that no story has."""
        self._clock.check()
        fields, base = fields_of(word), _base(word.text)
        if not fields or not base.isalpha():
            return False
        everywhere = dict.fromkeys((*fields, *DEFAULT_FIELDS))
        return not self._vocabulary.holds(base, tuple(everywhere))

    def corrections(self, word: Word, others: Sequence[Word]) -> tuple[Candidate, ...]:
        """Words that it may stand for, the best first; `others` are known words of the same query."""
        base = _base(word.text)
        if len(base) < SHORTEST:
            return ()
        found = [*self._near(base, word, 1), *self._splits(base, word)]
        if not found and len(base) >= LONG:
            found = self._near(base, word, 2)
        ordered = sorted(found, key=lambda one: (one.rank, one.text))
        ranked = list(islice((one for one in ordered if self._is_known(one, word)), MOST_COMPARED))
        telling = [other for other in others if self._vocabulary.tells(other.text)]
        if len(ranked) > 1 and telling:
            ranked = sorted((self._with_others(one, word, telling) for one in ranked), key=lambda one: one.rank)
        ending = POSSESSIVE if fold(word.text) != base else ""
        return tuple(one._replace(text=one.text + ending) for one in ranked)

    def joined(self, one: Word, other: Word) -> Candidate | None:
        """The two words as one."""
        text = _base(one.text) + _base(other.text)
        if not self._vocabulary.has(text, DEFAULT_FIELDS):
            return None
        return Candidate(text, 1, self._vocabulary.frequency(text, DEFAULT_FIELDS))

    def _near(self, base: str, word: Word, edits: int) -> list[Candidate]:
        found = self._vocabulary.near(base, fields_of(word), edits, self._clock)
        return [
            Candidate(text, distance, stories, other_beginning=not text.startswith((base[0], base[1] + base[0])))
            for text, distance, stories in found
            if len(text) > 1
        ]

    def _splits(self, base: str, word: Word) -> Iterator[Candidate]:
        """Two words of the archive that stand side by side somewhere."""
        fields = fields_of(word)
        parts = ((base[:n], base[n:]) for n in range(1, len(base) - 1))  # e-mail, O'Neill
        known = [
            (min(counts), " ".join(pair))
            for pair in parts
            if all(counts := [self._vocabulary.frequency(part, fields) for part in pair])
        ]
        for _, text in sorted(known, reverse=True)[:MOST_SPLITS]:
            if together := self._count(Phrase(text, word.field)):
                yield Candidate(text, 1, together)

    def _is_known(self, one: Candidate, word: Word) -> bool:
        """Whether a story has it that is not deleted."""
        return all(self._vocabulary.has(part, fields_of(word)) for part in one.text.split())

    def _with_others(self, one: Candidate, word: Word, others: Sequence[Word]) -> Candidate:
        self._clock.check()
        node = Phrase(one.text, word.field) if " " in one.text else Word(one.text, word.field)
        return one._replace(together=self._count(And((node, *others))))


def _base(text: str) -> str:
    return fold(text).removesuffix(POSSESSIVE)
