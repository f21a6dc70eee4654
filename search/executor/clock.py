"""The time that a search may take."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from index.errors import SearchTooSlowError

_Step = TypeVar("_Step")


def deadline(seconds: float | None) -> float | None:
    """When a search that begins now has to end, a time of time.monotonic(); None where it may take for ever."""
    return None if seconds is None else time.monotonic() + seconds


class Clock:
    """Ends a search that takes too long."""

    def __init__(self, deadline: float | None) -> None:
        """deadline  a time of time.monotonic(); None for no end"""
        self._deadline = deadline

    def check(self) -> None:
        """Raise SearchTooSlowError where the time is up."""
        if self._deadline is not None and time.monotonic() > self._deadline:
            raise SearchTooSlowError(
                "the search took too long and was stopped; rarer words are found sooner, and search_seconds allows more"
            )

    def each(self, steps: Iterable[_Step]) -> Iterator[_Step]:
        """The steps one by one, as long as there is time."""
        for step in steps:
            self.check()
            yield step
