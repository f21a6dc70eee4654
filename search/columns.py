"""What facets and sorting need of every story, read once from an index's columns and kept in memory."""

from collections import Counter
from typing import Any

from index.schema import COPY_OF, DAY, FACETS
from index.whoosh_reader import column

Values = list[tuple[str, ...]]  # by document number


class Columns:
    """The columns of one open build, in order of document number; they hold deleted stories as well."""

    def __init__(self, whoosh: Any) -> None:
        self.all: tuple[int, ...] = tuple(whoosh.reader().all_doc_ids())  # the stories that are not deleted
        self.ids: list[str] = _firsts(column(whoosh, "id", ()))
        self.days: list[int] = column(whoosh, DAY, 0)  # ArticleDate.ordinal, 0 where unknown
        self.leads = self._leads(_firsts(column(whoosh, COPY_OF, ())))  # folded → its lead, by number
        self.copies = Counter(self.leads.values())  # document number → stories folded under it
        self._facets: dict[str, Values] = {field.name: column(whoosh, field.name, ()) for field in FACETS}

    def facet(self, name: str) -> Values:
        """Every story's values of a facet field; of a path and a date, each of its steps."""
        return self._facets[name]

    def _leads(self, copy_of: list[str]) -> dict[int, int]:
        number_of = {self.ids[number]: number for number in self.all}
        return {number: number_of[copy_of[number]] for number in self.all if copy_of[number]}


def _firsts(rows: Values) -> list[str]:
    """The only value of each document; empty where it has none."""
    return [row[0] if row else "" for row in rows]
