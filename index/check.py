"""Whether the index on disk is what its manifest says: its files, its articles, its list of what was seen."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.builds import Builds, checksums
from index.config import Config
from index.duplicates import FILE_NAME as SEEN
from index.errors import DamagedArchiveError
from index.manifest import Manifest, read_manifest
from index.writer import open_reader


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    folder: Path  # of the build
    manifest: Manifest | None  # None where it cannot be read
    problems: tuple[str, ...]  # a clause each; () where the index is sound

    @property
    def roots(self) -> tuple[str, ...]:
        """The paths that the build was made from; () where that is not known."""
        return tuple(self.manifest.roots.values()) if self.manifest else ()


def check(config: Config) -> Checked:
    """Go through all files of the current build; NoArchiveError where there is none."""
    folder = Builds(config.index_dir).current()
    try:
        manifest = read_manifest(folder)
    except DamagedArchiveError as error:
        return Checked(folder, None, (str(error),))
    return Checked(folder, manifest, tuple(_problems(folder, manifest)))


def _problems(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Files first: where they are wrong, what is in them says nothing more."""
    found = False
    for problem in _file_problems(folder, manifest):
        found = True
        yield problem
    if not found:
        yield from _count_problems(folder, manifest)
        yield from _seen_problems(folder / SEEN, manifest)


def _file_problems(folder: Path, manifest: Manifest) -> Iterator[str]:
    try:
        found = checksums(folder)
    except OSError as error:
        yield f"{error.filename} cannot be read: {error.strerror}"
        return
    for name, digest in manifest.files.items():
        if name not in found:
            yield f"{folder / name} is missing"
        elif found[name] != digest:
            yield f"{folder / name} was changed or damaged since it was written"


def _count_problems(folder: Path, manifest: Manifest) -> Iterator[str]:
    try:
        with closing(open_reader(folder)) as reader:
            count = sum(1 for _ in reader.articles())
    except DamagedArchiveError as error:
        yield str(error)
        return
    yield from _differs(f"the index in {folder}", count, manifest)


def _seen_problems(path: Path, manifest: Manifest) -> Iterator[str]:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            verdict = base.execute("PRAGMA integrity_check").fetchone()[0]
            count = base.execute("SELECT count(*) FROM seen").fetchone()[0]
    except sqlite3.Error as error:
        yield f"{path} cannot be read: {error}"
        return
    if verdict != "ok":
        yield f"{path} is damaged: {verdict}"
    yield from _differs(str(path), count, manifest)


def _differs(what: str, count: int, manifest: Manifest) -> Iterator[str]:
    wanted = manifest.indexed + manifest.folded
    if count != wanted:
        yield f"{what} holds {count:,} articles where its manifest counts {wanted:,}"
