"""Opens the current build for one command, and closes it behind it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from index.builds import Builds
from index.config import Config
from search.archive import open_searcher
from search.searcher import Searcher


@contextmanager
def open_archive(config: Config) -> Iterator[Searcher]:
    """A searcher of the current build; NoArchiveError where there is none."""
    with closing(open_searcher(Builds(config.index_dir).current(), config.search_seconds)) as searcher:
        yield searcher
