"""The archive as readers see it: always the current build, without a pause while a new one comes."""

import threading
import time
from pathlib import Path

from index.builds import Builds
from index.config import Config
from search.searcher import Searcher
from search.whoosh_searcher import WhooshSearcher

LOOK_EVERY_S = 1.0  # how long a new build may go unnoticed


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

    def searcher(self) -> Searcher:
        """The current build's searcher; NoArchiveError where there is no build.

        While one thread opens a new build, the others go on with the one before.
        """
        if self._lock.acquire(blocking=self._searcher is None):
            try:
                if self._searcher is None or time.monotonic() - self._looked_at >= LOOK_EVERY_S:
                    self._look()
            finally:
                self._lock.release()
        assert self._searcher is not None
        return self._searcher

    def _look(self) -> None:
        folder = self._builds.current()
        if self._searcher is None or self._searcher.manifest.build_id != folder.name:
            searcher = open_searcher(folder, self._seconds)
            searcher.warm()
            self._searcher = searcher
        self._looked_at = time.monotonic()
