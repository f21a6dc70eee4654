"""The archive as readers see it: always the current build, without a pause while a new one comes."""

import logging
import threading
import time
from pathlib import Path

from index.builds import Builds
from index.config import Config
from search.searcher import Searcher
from search.speech import gettext, later
from search.whoosh_searcher import WhooshSearcher

LOOK_EVERY_S = 1.0  # how long a new build may go unnoticed
TROUBLE = later(
    "The latest build of this archive cannot be opened, so the one before it is shown; microfiche check tells why."
)
_GOES_ON = "%s cannot be opened (%s); the build before it is served on, and microfiche check tells how to mend it"
_log = logging.getLogger(__name__)


def open_searcher(folder: Path, seconds: float | None = None) -> Searcher:
    """A searcher of the build in `folder`; DamagedArchiveError where it cannot be opened.

    seconds  that a search may take before SearchTooSlowError; None for as long as it needs
    """
    return WhooshSearcher(folder, seconds)


class Archive:
    """Hands out the searcher of the current build; one for all threads of a process.

    A search under way keeps the build that it began with: its files stay open until the last reference is gone.
    """

    def __init__(self, config: Config) -> None:
        self._builds = Builds(config.index_dir)
        self._seconds = config.search_seconds
        self._lock = threading.Lock()
        self._searcher: Searcher | None = None
        self._looked_at = float("-inf")
        self._refused: str | None = None  # the name of the build that could not be opened, "" where none is named

    @property
    def trouble(self) -> str | None:
        """A sentence for readers where what they see is not the latest build; None where it is."""
        return None if self._refused is None else gettext(TROUBLE)

    def searcher(self) -> Searcher:
        """The current build's searcher; NoArchiveError where there is no build.

        While one thread opens a new build, the others go on with the one before, and so do all where it cannot be
        opened.
        """
        if self._lock.acquire(blocking=self._searcher is None):
            try:
                if self._searcher is None:
                    self._open(self._builds.current())
                elif time.monotonic() - self._looked_at >= LOOK_EVERY_S:
                    self._look_again()
            finally:
                self._lock.release()
        assert self._searcher is not None
        return self._searcher

    def _look_again(self) -> None:
        """Look, with a searcher at hand to go on with, whatever is wrong with the new build."""
        self._looked_at = time.monotonic()
        name = ""
        try:
            folder = self._builds.current()
            name = folder.name
            self._open(folder)
            self._refused = None
        except Exception as error:
            if name != self._refused:
                _log.warning(_GOES_ON, name or "the latest build", error)
            self._refused = name

    def _open(self, folder: Path) -> None:
        if self._searcher is None or self._searcher.manifest.build_id != folder.name:
            searcher = open_searcher(folder, self._seconds)
            searcher.warm()
            self._searcher = searcher
