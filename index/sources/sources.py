"""The order in which an archive is read: its paths, their files, and the pages of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import IO

from index.builds import Builds
from index.config import Config
from index.errors import SourceError
from index.page import Origin, Page, Skip
from index.sources.decoding import repaired
from index.sources.entry import Entry
from index.sources.formats import has_format, read
from index.sources.reasons import NO_FORMAT, UNREADABLE
from index.sources.roots import absolute, name_roots
from index.sources.walk import Found, walk


class Sources:
    """All pages and skips below some paths, as a stream; it can be gone through again."""

    def __init__(
        self, paths: Sequence[Path], config: Config, known_roots: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """`known_roots` are the roots of an earlier build: files below them keep the names they had."""
        self.roots, self._names = name_roots(paths, known_roots)
        self._config = config
        self._own_builds = Builds(
            config.index_dir
        ).folder  # an index that lies within its sources is not read into itself
        self._done = 0
        self._open: IO[bytes] | None = None

    @cached_property
    def total_bytes(self) -> int:
        """Size of all files, as they are on disk."""
        return sum(found.size for found in walk(self._names, self._own_builds) if isinstance(found, Found))

    @property
    def done_bytes(self) -> int:
        """How much of `total_bytes` is behind; grows while iterating."""
        return self._done + (self._open.tell() if self._open else 0)

    def __iter__(self) -> Iterator[Page | Skip]:
        """Files in sorted order, in each the order of its records."""
        self._done = 0
        for found in walk(self._names, self._own_builds):
            if isinstance(found, Skip):
                yield found
                continue
            yield from self._pages(found)
            self._done += found.size

    def _pages(self, found: Found) -> Iterator[Page | Skip]:
        if not has_format(found.origin.path.name):
            yield Skip(found.origin, NO_FORMAT)
            return
        try:
            file = found.origin.path.open("rb")
        except OSError as error:
            yield Skip(found.origin, UNREADABLE, error.strerror)
            return
        with file:
            self._open = file
            try:
                yield from read(Entry(found.origin, file, found.size), self._config)
            finally:
                self._open = None


def find_page(path: Path, origin: str, config: Config) -> Page:
    """Read a file again until the page that came from `origin`; SourceError where file or page is gone."""
    here = Origin(absolute(path), repaired(path.name))
    try:
        with here.path.open("rb") as file:
            entry = Entry(here, file, here.path.stat().st_size)
            for found in read(entry, config, lambda member: f"/{origin}".find(f"/{member}") >= 0):
                if isinstance(found, Page) and f"/{origin}".endswith(f"/{found.origin}"):
                    name = origin[: len(origin) - len(str(found.origin)) + len(here.name)]
                    return replace(found, origin=replace(found.origin, name=name))
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}); check that it is still there") from None
    raise SourceError(f"{path} no longer holds {origin}; read it again with: microfiche update {path}")
