"""Explains a search: what each of its parts finds by itself, which one emptied it, what would find more or fewer."""

from collections.abc import Sequence

from index.analysis import Stem
from index.schema import UNKNOWN
from search.asking import Asking
from search.counting import Counting, Stories
from search.document_columns import Columns
from search.executor.arrays import marked
from search.executor.collection import Collection
from search.explanation import Clause, Explanation, Form
from search.nodes import Group, Node, Not, Or
from search.pieces import Piece, pieces_of, within
from search.query import Filter, Query
from search.reasons import none_has, none_has_all, none_has_besides
from search.results import Results
from search.ways import Case, narrower, wider
from search.word_forms import forms_of
from search.wording import in_words

MOST_PIECES = 12  # that are counted one by one
MOST_PARTS = 8  # of a piece that are
MANY = 20  # stories above which there are ways to find fewer


class Explaining:
    """Explains searches of one open build."""

    def __init__(self, asking: Asking, columns: Columns, collection: Collection, stem: Stem) -> None:
        self._asking = asking
        self._columns = columns
        self._collection = collection
        self._stem = stem

    def explanation(self, query: Query, results: Results, years: Sequence[str]) -> Explanation:
        """What there is to say; `results` are those of the query, `years` those that the archive has."""
        counting = Counting(self._asking, self._columns)
        pieces = pieces_of(query, self._asking)
        sets = [counting.stories(one.wanted) for one in pieces[:MOST_PIECES]]
        known = [one for one in sets if one is not None]
        counted = len(known) == len(pieces)
        case = Case(query, pieces, known, results.total)
        few = results.total <= MANY
        last_year = max((year for year in years if year != UNKNOWN), default=None)
        more = wider(case, counting, self._stem) if counted else ()
        fewer = narrower(case, counting, self._stem, last_year) if counted and not few else ()
        return Explanation(
            total=results.total,
            searched_as=results.searched_as,
            clauses=tuple(self._clause(one.wanted, one.words, counting) for one in pieces[:MOST_PIECES]),
            reason=_reason(case, counting) if counted else None,
            wider=more,
            narrower=fewer,
            complete=counted and counting.complete,
        )

    def _clause(self, wanted: Node | Filter, words: str, counting: Counting) -> Clause:
        found = counting.stories(wanted)
        parts: tuple[Node, ...] = () if isinstance(wanted, Filter) else within(wanted)[:MOST_PARTS]
        return Clause(
            words=words,
            stories=None if found is None else counting.count([found]),
            forms=() if isinstance(wanted, Filter) else self._forms(wanted, counting),
            parts=tuple(self._clause(one, in_words(one), counting) for one in parts),
        )

    def _forms(self, node: Node, counting: Counting) -> tuple[Form, ...]:
        """The spellings that a word is found as, most first."""
        sets = (
            (text, marked(found, self._columns.documents))
            for text, found in forms_of(node, self._collection, self._stem)
        )
        counted = (Form(text, counting.count([found])) for text, found in sets)
        return tuple(sorted((one for one in counted if one.stories), key=lambda one: -one.stories))


def _reason(case: Case, counting: Counting) -> str | None:
    """What emptied the result, in a sentence; None where stories meet the search as it was typed."""
    if counting.count(case.sets):
        return None
    missing = [one for one, found in zip(case.pieces, case.sets, strict=True) if not found.any()]
    if missing:
        rest = _rest(case, missing, counting) if len(missing) < len(case.pieces) else 0
        return none_has(missing, _lacking(missing, counting), rest)
    rests = [_rest(case, [one], counting) for one in case.pieces]
    most = max(rests)
    if most:
        return none_has_all(case.pieces[rests.index(most)].words, most)
    return _breaking(case, counting)


def _lacking(missing: Sequence[Piece], counting: Counting) -> list[str]:
    """What of a single piece no story has, where it is made of several."""
    wanted = missing[0].wanted
    if len(missing) > 1 or isinstance(wanted, Filter | Or | Group | Not):
        return []
    parts = [(one, counting.stories(one)) for one in within(wanted)[:MOST_PARTS]]
    return [in_words(one) for one, found in parts if found is not None and not found.any()]


def _breaking(case: Case, counting: Counting) -> str:
    """The first piece that nothing meets of what the pieces before it find."""
    met: list[Stories] = []
    left = 0
    for piece, found in zip(case.pieces, case.sets, strict=True):
        met.append(found)
        now = counting.count(met)
        if not now:
            return none_has_besides([one.words for one in case.pieces[: len(met) - 1]], left, piece.words)
        left = now
    raise AssertionError("the pieces have stories in common")


def _rest(case: Case, dropped: Sequence[Piece], counting: Counting) -> int:
    """Stories that the other pieces find."""
    return counting.count(found for one, found in zip(case.pieces, case.sets, strict=True) if one not in dropped)
