"""The time that a search may take."""

import time

from index.errors import SearchTooSlowError


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
