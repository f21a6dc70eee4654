"""In how many stories of its source a form stands, and whether that makes it junk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

LEAST_STORIES = 5  # different ones of the source
LEAST_LINES = 3  # different ones that a masked form must have, or the line itself says more than its form
LEAST_SHARE = 0.02  # of the source's stories, for a line word for word
LEAST_MASKED_SHARE = 0.05  # and for a masked form
EDGE_SHARE = 0.8  # of a form's occurrences must stand in the lead or tail …
ANYWHERE_SHARE = 0.5  # … unless it stands in this share of the source's stories; then it may be of one author, too


@dataclass(frozen=True, slots=True)
class Count:
    """How often one form was met."""

    stories: int
    edge: int  # stories that have it in the lead or tail
    middle: int  # stories that have it elsewhere
    lines: int  # different lines that have the form
    one_author: bool  # all of these stories name the same author first

    def is_anywhere(self, of: int) -> bool:
        """Whether most of the source's `of` stories have it, so that it is junk wherever it stands."""
        return self.stories >= LEAST_STORIES and self.stories >= ANYWHERE_SHARE * of

    def is_junk(self, of: int, *, masked: bool) -> bool:
        """Whether the form is no part of the stories, of which its source has `of`."""
        if masked and self.lines < LEAST_LINES:
            return False
        least = max(LEAST_STORIES, of * (LEAST_MASKED_SHARE if masked else LEAST_SHARE))
        at_edge = self.edge >= EDGE_SHARE * (self.edge + self.middle)
        return self.is_anywhere(of) or (self.stories >= least and at_edge and not self.one_author)


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts by form; every array has a row a form."""

    form: NDArray[np.uint64]  # sorted once joined
    stories: NDArray[np.int64]
    edge: NDArray[np.int64]
    middle: NDArray[np.int64]
    lines: NDArray[np.int64]
    one_author: NDArray[np.bool_]

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """All forms of parts that have none in common."""
        whole = cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in cls.__slots__))
        order = np.argsort(whole.form)
        return cls(*(getattr(whole, name)[order] for name in cls.__slots__))

    def without(self, rows: NDArray[np.bool_]) -> Self:
        """The counts without some rows."""
        return type(self)(*(getattr(self, name)[~rows] for name in self.__slots__))

    def known(self, forms: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Which of the forms were counted; same shape."""
        if not len(self.form):
            return np.zeros(forms.shape, np.bool_)
        places = np.minimum(np.searchsorted(self.form, forms), len(self.form) - 1)
        found: NDArray[np.bool_] = self.form[places] == forms
        return found

    def of(self, form: int) -> Count | None:
        """The count of one form; None for one in fewer than LEAST_STORIES."""
        place = int(np.searchsorted(self.form, np.uint64(form)))
        if place == len(self.form) or int(self.form[place]) != form:
            return None
        columns = (self.stories, self.edge, self.middle, self.lines)
        stories, edge, middle, lines = (int(column[place]) for column in columns)
        return Count(stories, edge, middle, lines, bool(self.one_author[place]))
