"""Whoosh queries read by brute force, story by story and word by word: the oracle of the executor."""

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from functools import reduce
from typing import Any

from whoosh.query import (
    And,
    AndMaybe,
    AndNot,
    ConstantScoreQuery,
    DateRange,
    Every,
    FuzzyTerm,
    Not,
    NullQuery,
    NumericRange,
    Or,
    Ordered,
    Phrase,
    Prefix,
    Require,
    Sequence,
    SpanNear,
    SpanNear2,
    Term,
    TermRange,
)

from index.analysis import PARAGRAPH_GAP, stemming, tokens
from index.article import Article
from index.schema import INDEXED, values_of
from search.executor.word import Word
from search.ranking import B_SHORT, K1, LONG_FIELDS, B, idf

Places = set[tuple[int, int]]  # first and last position of each
STEM = stemming("en")


def weighted_count(count: float, weight: float, field: str, length: float, average_length: float) -> float:
    """A field's part of a story's term frequency, before saturation."""
    b = B if field in LONG_FIELDS else B_SHORT
    return weight * count / (1 - b + b * length / (average_length or 1))


def saturated(weighted: float) -> float:
    """0 to K1 + 1: the summed counts of all fields, each further mention worth less."""
    return weighted * (K1 + 1) / (weighted + K1)


class BruteForce:
    """All stories of an index, deleted ones included."""

    def __init__(self, stories: list[Article]) -> None:
        self.stories = stories
        self.readings = [dict(_readings(story)) for story in stories]
        self._asked: dict[int, tuple[Any, set[int]]] = {}  # with the node, so that its id stays its own

    def documents(self, query: Any) -> set[int]:
        """The numbers of the stories that a query finds; remembered for each node that was asked for."""
        if id(query) not in self._asked:
            self._asked[id(query)] = query, self._documents(query)
        return self._asked[id(query)][1]

    def _documents(self, query: Any) -> set[int]:
        every = set(range(len(self.stories)))
        match query:
            case Word() | Term() | Phrase() | Sequence() | SpanNear() | SpanNear2():
                return {n for n in every if self._stands(query, n)}
            case And():
                return reduce(set.intersection, map(self.documents, query.subqueries))
            case Or():
                return set().union(*map(self.documents, query.subqueries))
            case Not():
                return every - self.documents(query.query)
            case AndNot():
                return self.documents(query.a) - self.documents(query.b)
            case Require():
                return self.documents(query.a) & self.documents(query.b)
            case AndMaybe():
                return self.documents(query.a)
            case ConstantScoreQuery():
                return self.documents(query.child)
            case NumericRange():
                return {n for n in every if _in_range(_day(self.stories[n]), query)}
            case Every():
                return {n for n in every if not query.fieldname or any(self.readings[n].get(query.fieldname, ()))}
        return {n for n in every if query is not NullQuery and self._stands(query, n)}

    def score(self, query: Any, number: int) -> float:
        """The score of a story that the query finds."""
        match query:
            case Word():
                return self._bm25f(query, number)
            case And() | Or():
                return sum(self.score(one, number) for one in query.subqueries if number in self.documents(one))
            case AndMaybe():
                more = self.score(query.b, number) if number in self.documents(query.b) else 0.0
                return self.score(query.a, number) + more
            case AndNot() | Require():
                return self.score(query.a, number)
            case ConstantScoreQuery():
                return float(query.score)
            case Not() | NumericRange() | Every() | TermRange():
                return 0.0
        return self._bm25f(query, number)

    def _bm25f(self, query: Any, number: int) -> float:
        weighted, apart = 0.0, _is_a_word(query)
        for name in sorted(read_by(query) if apart else fields_of(query)):
            field, _, reading = name.partition("_")
            if reading:
                lengths = [sum(map(bool, story[name])) for story in self.readings]
                count, weight = len(self.places(query, number, name, apart)), 2.0 if field == "title" else 1.0
                weighted += weighted_count(count, weight, field, lengths[number], sum(lengths) / len(lengths))
        return idf(len(self.stories), self._frequency(query)) * saturated(weighted)

    def _frequency(self, query: Any) -> int:
        terms = query.subqueries if isinstance(query, Word) else [query]
        if all(isinstance(one, Term) for one in terms):
            return max(len(self.documents(one)) for one in terms)
        return len(self.documents(query))

    def _stands(self, query: Any, number: int) -> bool:
        return any(self.places(query, number, name) for name in fields_of(query))

    def places(self, query: Any, number: int, name: str, apart: bool = False) -> Places:
        """Where a leaf stands in the text of one Whoosh field of a story; if `apart`, only as that field reads it."""
        several = [self.places(one, number, name, apart) for one in _elements(query)]
        match query:
            case Phrase():
                return reduce(lambda a, b: near(a, b, query.slop), several)
            case Ordered():
                return _halves(several, before)
            case Sequence():
                return _halves(several, lambda a, b: near(a, b, query.slop, query.ordered))
            case SpanNear() | SpanNear2():
                return reduce(lambda a, b: near(a, b, query.slop, query.ordered, query.mindist), several)
            case Or():
                return set().union(*several)
        here = query.fieldname == name or (not apart and _text(query.fieldname) == _text(name))
        read = self.readings[number].get(query.fieldname, ()) if here else ()
        return {(at, at) for at, word in enumerate(read) if word and _fits(word, query)}

    def marks(self, query: Any, number: int, name: str) -> Places:
        """The places of the words and phrases by which a leaf stands in the text of one Whoosh field of a story."""
        return self._marks(query, number, name, self.places(query, number, name))

    def _marks(self, query: Any, number: int, name: str, found: Places) -> Places:
        if _is_one_mark(query):
            return found
        marks = Places()
        for one in _elements(query):
            places = {
                (start, end)
                for start, end in self.places(one, number, name)
                if any(first <= start and end <= last for first, last in found)
            }
            marks |= self._marks(one, number, name, places)
        return marks


def read_by(query: Any) -> set[str]:
    """The Whoosh fields that a leaf looks in."""
    elements = _elements(query)
    return set().union(*map(read_by, elements)) if elements else {query.fieldname}


def fields_of(query: Any) -> set[str]:
    """The same, but one of those that read the same text: the exact one."""
    names = read_by(query)
    return {name if {one for one in names if _text(one) == _text(name)} == {name} else _text(name) for name in names}


def _text(name: str) -> str:
    """The Whoosh field whose positions are those of this one."""
    return f"{name.removesuffix('_stem')}_exact" if name.endswith("_stem") else name


def _is_a_word(query: Any) -> bool:
    """Whether any of some terms is all that a leaf looks for."""
    elements = _elements(query)
    return all(map(_is_a_word, elements)) if isinstance(query, Or) else not elements


def _is_one_mark(query: Any) -> bool:
    """Whether nothing but the leaf itself can stand within its places."""
    adjacent = isinstance(query, Or | Ordered)
    if isinstance(query, Phrase | Sequence | SpanNear | SpanNear2) and not adjacent:
        adjacent = query.slop == 1 and getattr(query, "ordered", True) and getattr(query, "mindist", 1) == 1
    elements = _elements(query)
    return not elements or (adjacent and all(map(_is_one_mark, elements)))


def _elements(query: Any) -> list[Any]:
    if isinstance(query, Phrase):
        return [Term(query.fieldname, word) for word in query.words]
    if isinstance(query, SpanNear):
        return [query.a, query.b]
    return list(query.qs if isinstance(query, SpanNear2) else getattr(query, "subqueries", ()))


def near(first: Places, second: Places, most: int, ordered: bool = True, least: int = 1) -> Places:
    """As Whoosh's span queries join two lists of spans."""
    found = set()
    for start, end in first:
        for other_start, other_end in second:
            distance = max(other_start - end, start - other_end, 0)
            if least <= distance <= most and (start <= other_start or not ordered):
                found.add((min(start, other_start), max(end, other_end)))
    return found


def before(first: Places, second: Places) -> Places:
    return {place for place in first if second and place[1] < min(second)[0]}


def _halves(several: list[Places], join: Callable[[Places, Places], Places]) -> Places:
    half = len(several) // 2
    return join(_halves(several[:half], join), _halves(several[half:], join)) if half else several[0]


def _fits(word: str, query: Any) -> bool:
    match query:
        case Term():
            return bool(word == query.text)
        case Prefix():
            return word.startswith(query.text)
        case FuzzyTerm():
            near = edits(word, query.text) <= query.maxdist
            return near and word.startswith(query.text[: query.prefixlength])
        case TermRange():
            late = query.start is None or word > query.start or (word == query.start and not query.startexcl)
            return late and (query.end is None or word < query.end or (word == query.end and not query.endexcl))
    return fnmatchcase(word, query.text)


def edits(one: str, other: str) -> int:
    """Levenshtein distance, by its definition."""
    if not one or not other:
        return len(one) + len(other)
    changed = edits(one[1:], other[1:]) + (one[0] != other[0])
    return changed if one[0] == other[0] else min(changed, edits(one[1:], other) + 1, edits(one, other[1:]) + 1)


def _in_range(day: int, query: Any) -> bool:
    low, high = query.start, query.end
    if isinstance(query, DateRange):
        low, high = (end and int(f"{end:%Y%m%d}") for end in (query.startdate, query.enddate))
    late = low is None or day > low or (day == low and not query.startexcl)
    return late and (high is None or day < high or (day == high and not query.endexcl))


def _day(story: Article) -> int:
    return story.published.ordinal if story.published else 0


def _readings(story: Article) -> Iterator[tuple[str, list[str | None]]]:
    """What stands at each position of each Whoosh field; None between paragraphs, and for a stop word's stem."""
    for field in INDEXED:
        if field.kind == "text":
            texts = [story.title or ""] if field.name == "title" else [block.text for block in story.body]
        else:
            texts = list(values_of(story, field.name))
            yield field.name, list(texts)
            texts = texts[-1:] if field.kind == "path" else texts
        words: list[str | None] = []
        for text in texts:
            words += [token.text for token in tokens(text)] + [None] * PARAGRAPH_GAP
        yield f"{field.name}_exact", words
        yield f"{field.name}_stem", [STEM(word) if word else None for word in words]
