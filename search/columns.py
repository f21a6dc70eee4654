"""What facets and sorting need of every story, read once from an index's columns and kept in memory."""

from functools import cached_property

from index.schema import FACETS
from index.whoosh_reader import WhooshReader
from index.whoosh_schema import COPY_OF, DAY, SEPARATOR

Values = list[tuple[str, ...]]  # by document number


class Columns:
    """The columns of one open build, in order of document number."""

    def __init__(self, reader: WhooshReader) -> None:
        self._reader = reader
        self._facets: dict[str, Values] = {}

    def facet(self, name: str) -> Values:
        """Every story's values of a facet field; of a path and a date, each of its steps."""
        if name not in self._facets:
            known: dict[str, tuple[str, ...]] = {"": ()}
            texts = self._texts(name)
            self._facets[name] = [known.setdefault(text, tuple(text.split(SEPARATOR))) for text in texts]
        return self._facets[name]

    @cached_property
    def ids(self) -> list[str]:
        """Every story's id."""
        return self._texts("id")

    @cached_property
    def days(self) -> list[int]:
        """Every story's ArticleDate.ordinal, 0 where unknown."""
        return self._reader.column(DAY, 0)

    @cached_property
    def copies(self) -> dict[int, int]:
        """Number of stories folded under a story, by its document number; leads without copies are left out."""
        number_of = {article_id: number for number, article_id in enumerate(self.ids)}
        deleted = self._reader.whoosh.reader().is_deleted
        counts: dict[int, int] = {}
        for number, lead in enumerate(self._leads):
            if lead and not deleted(number):
                at = number_of[lead]
                counts[at] = counts.get(at, 0) + 1
        return counts

    def is_copy(self, number: int) -> bool:
        """Whether the story is folded under another one."""
        return bool(self._leads[number])

    def read_all(self) -> None:
        """Read everything now instead of during the first search."""
        _ = self.ids, self.days, self.copies
        for field in FACETS:
            self.facet(field.name)

    @cached_property
    def _leads(self) -> list[str]:
        return self._texts(COPY_OF)

    def _texts(self, name: str) -> list[str]:
        return self._reader.column(name, "")
