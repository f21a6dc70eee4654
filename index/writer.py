"""The engine's seam on the way in: what every engine's writer and reader of single articles do."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from index.article import Article
from index.config import Config
from index.whoosh_reader import WhooshReader
from index.whoosh_writer import WhooshWriter

MEGABYTE = 1_000_000


class Writer(Protocol):
    """An index being written; leaving `with` commits, leaving it by an error cancels."""

    def add(self, article: Article, copy_of: str | None = None) -> None:
        """Index an article, folded under the story `copy_of` where that is given."""

    def delete(self, article_id: str) -> None:
        """Take out an article of the build that this one continues; no error where there is none."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Reader(Protocol):
    """The articles of a finished build, one by one."""

    def article(self, article_id: str) -> Article | None:
        """The article of that id, folded copies included."""

    def copies(self, article_id: str) -> tuple[Article, ...]:
        """The articles folded under this one."""

    def lead(self, article_id: str) -> str | None:
        """The id of the story that this one is folded under; None for a lead."""

    def articles(self, *, removed: bool = False) -> Iterator[Article]:
        """Every article, lead stories before copies; with what was removed from it only where asked for."""

    def close(self) -> None:
        """Let go of the files."""


def open_writer(folder: Path, config: Config) -> Writer:
    """A writer of the configured engine into `folder`: a new index, or more of the one that lies there."""
    return WhooshWriter(folder, config.language, config.jobs or os.cpu_count() or 1, config.index_memory * MEGABYTE)


def open_reader(folder: Path) -> Reader:
    """A reader of the build in `folder`; DamagedArchiveError where it cannot be opened."""
    return WhooshReader(folder)
