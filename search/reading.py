"""What reading a query takes beside its text: the calendar, and the saved searches that it may name."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from search.dates import Calendar
from search.query import Query
from search.speech import gettext

MOST_SAVED = 32  # saved searches within one query, those within saved ones counted


class Found(NamedTuple):
    """A saved search."""

    slug: str
    query: Query


class Missing(NamedTuple):
    """Why there is nothing to read."""

    why: str  # a sentence
    is_name: bool  # whether what was typed may be no name of a saved search at all


Look = Callable[[str, "Reading"], Found | None]  # by slug or name; reads its text with the reading it is given


@dataclass(frozen=True, slots=True)
class Reading:
    """How a query is read. One is made for each query, as it counts the saved searches in it."""

    calendar: Calendar = field(default_factory=Calendar)
    look: Look | None = None  # None: nothing is saved
    within: tuple[str, ...] = ()  # the saved searches, by name, that are being read
    _counted: list[int] = field(default_factory=lambda: [0], compare=False)

    def saved(self, name: str) -> Found | Missing:
        """The saved search of a name."""
        self._counted[0] += 1
        if name.casefold() in self.within:
            why = gettext("The saved search “%(name)s” holds itself, which was left out.", name=name)
            return Missing(why, is_name=True)
        if self._counted[0] > MOST_SAVED:
            why = gettext(
                "Only the first %(number)s saved searches were read, those within others counted.", number=MOST_SAVED
            )
            return Missing(why, is_name=True)
        found = self.look(name, replace(self, within=(*self.within, name.casefold()))) if self.look else None
        if found is None:
            why = gettext("There is no saved search named “%(name)s”; it was searched as words.", name=name)
            return Missing(why, is_name=False)
        return found
