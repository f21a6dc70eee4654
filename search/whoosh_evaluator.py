"""Evaluates a query tree on a Whoosh index: every hit with its score."""

from collections.abc import Callable
from functools import reduce
from typing import Any

from index.analysis import Stem, tokens
from index.schema import BY_NAME, DEFAULT_FIELDS, Field, exact, stemmed
from search.columns import Columns
from search.dates import day_bounds
from search.query import And, DateRange, Group, Node, Not, Or, Phrase, Word
from search.ranking import idf, saturated, weighted_count
from search.whoosh_postings import Counts, phrase_counts, term_counts

Scores = dict[int, float]  # by document number


class Evaluator:
    """Whole sets of hits, one node after the other; for one thread, `stem` is that of the build."""

    def __init__(self, whoosh: Any, columns: Columns, stem: Stem) -> None:
        self._whoosh = whoosh
        self._reader = whoosh.reader()
        self._columns = columns
        self._stem = stem

    def scores(self, node: Node) -> Scores:
        """Every story that the node finds, folded copies included; an excluded or dated one scores nothing."""
        match node:
            case Word():
                return self._word(node)
            case Phrase():
                return self._exactly(node.text, node.field)
            case DateRange():
                low, high = day_bounds(node.first, node.last)
                return {number: 0.0 for number in self._columns.all if low <= self._columns.days[number] <= high}
            case Not():
                excluded = self.scores(node.node)
                return {number: 0.0 for number in self._columns.all if number not in excluded}
            case And() | Group(match="all"):
                return reduce(_both, sorted(map(self.scores, node.nodes), key=len))
            case Or() | Group():
                return reduce(_either, map(self.scores, node.nodes))

    def _word(self, word: Word) -> Scores:
        cut = [token.text for token in tokens(word.text)]
        stem = self._stem(cut[0]) if len(cut) == 1 else None
        fields = _fields(word.field)
        if stem is None or fields[0].kind in ("key", "date"):
            return self._exactly(word.text, word.field)
        return self._bm25f({field: term_counts(self._reader, stemmed(field.name), stem) for field in fields}, stemmed)

    def _exactly(self, text: str, name: str | None) -> Scores:
        fields = _fields(name)
        if fields[0].kind in ("key", "date"):
            return term_counts(self._reader, fields[0].name, text)
        words = [token.text for token in tokens(text)]
        if len(words) == 1:
            counts = {field: term_counts(self._reader, exact(field.name), words[0]) for field in fields}
        else:
            counts = {field: phrase_counts(self._reader, exact(field.name), words) for field in fields}
        return self._bm25f(counts, exact)

    def _bm25f(self, counts: dict[Field, Counts], reading: Callable[[str], str]) -> Scores:
        """True BM25F: the fields' counts are added up before they are saturated, not their scores after."""
        weighted: Scores = {}
        for field, found in counts.items():
            name, weight = reading(field.name), field.weight or 1.0
            average = self._whoosh.avg_field_length(name)
            for number, count in found.items():
                length = self._reader.doc_field_length(number, name)
                part = weighted_count(count, weight, field.name, length, average)
                weighted[number] = weighted.get(number, 0.0) + part
        rarity = idf(self._reader.doc_count(), len(weighted))
        return {number: rarity * saturated(value) for number, value in weighted.items()}


def _both(smaller: Scores, larger: Scores) -> Scores:
    return {number: score + larger[number] for number, score in smaller.items() if number in larger}


def _either(first: Scores, second: Scores) -> Scores:
    return {number: first.get(number, 0.0) + second.get(number, 0.0) for number in first.keys() | second.keys()}


def _fields(name: str | None) -> tuple[Field, ...]:
    return DEFAULT_FIELDS if name is None else (BY_NAME[name],)
