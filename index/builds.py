"""The folder of an index: its builds, which one is current, and the lock that lets one writer in at a time.

INDEX/current        the name of the build that is served
INDEX/builds/<id>/   a build: its Whoosh files, manifest.json, skipped.jsonl, repeats.jsonl, seen.sqlite
INDEX/lock           held by the writer, and who that is
"""

import errno
import fcntl
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from types import MappingProxyType

from index.duplicates import FILE_NAME as SEEN
from index.errors import ArchiveError, DamagedArchiveError, LockedError, NoArchiveError
from index.manifest import FILE_NAME as MANIFEST
from index.repeats.stored import FILE_NAME as REPEATS
from index.report import SKIPPED

REBUILD = "microfiche rebuild FOLDER"
CHECK = "microfiche check"
_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}")
_MOMENT = "%Y-%m-%d %H:%M:%S UTC"


@dataclass(frozen=True, slots=True)
class Writer:
    """Who holds the lock, as it says of itself there."""

    pid: int
    since: datetime  # UTC
    purpose: str  # "rebuild" or "update"


class Builds:
    """The builds below one index folder."""

    def __init__(self, index_dir: Path) -> None:
        self.index_dir = index_dir
        self.folder = index_dir / "builds"
        self.pointer = index_dir / "current"

    def current(self) -> Path:
        """The folder of the build that is served; NoArchiveError where there is none."""
        try:
            name = self._served()
        except OSError as error:
            raise ArchiveError(f"{self.pointer} cannot be read: {error.strerror}") from None
        if name is None:
            raise NoArchiveError(f"no index in {self.index_dir}/; make one with: {REBUILD}")
        if not _NAME.fullmatch(name):
            raise DamagedArchiveError(f"{self.pointer} names no build; build anew: {REBUILD}")
        if not (self.folder / name).is_dir():
            raise DamagedArchiveError(f"the current build {name} is missing in {self.folder}/; build anew: {REBUILD}")
        return self.folder / name

    @contextmanager
    def lock(self, purpose: str) -> Iterator[None]:
        """Be the only writer; LockedError names the one that is. A killed writer's lock frees itself."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle = (self.index_dir / "lock").open("a+", encoding="utf-8")
        except OSError as error:
            raise ArchiveError(
                f"{self.index_dir}/ cannot be written: {error.strerror}; choose another with --index"
            ) from None
        with handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                handle.seek(0)
                raise LockedError(_held(self.index_dir, _writer(handle.read()))) from None
            handle.truncate(0)
            since = f"{datetime.now(UTC):{_MOMENT}}"
            handle.write(json.dumps({"pid": os.getpid(), "since": since, "purpose": purpose}))
            handle.flush()
            self._sweep()
            yield
            handle.truncate(0)

    def writer(self) -> Writer | None:
        """Who is writing now; None where nobody is.

        The lock is tried only where a writer's note is in it, as whoever tries it holds it for a moment.
        """
        try:
            with (self.index_dir / "lock").open(encoding="utf-8") as handle:
                note = handle.read()
                if note:
                    fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _writer(note)
        except OSError:  # nobody has ever written here
            return None
        return None

    @contextmanager
    def building(self, base: Path | None = None) -> Iterator[Path]:
        """A folder for a new build, begun as a copy of `base`; gone again if the block ends with an error."""
        folder = self.folder / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
        folder.mkdir()
        try:
            if base is not None:
                _link(base, folder)
            yield folder
        except BaseException as error:
            if self._served() != folder.name:  # Ctrl-C can come when the build is published already
                shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise ArchiveError(
                    f"no space is left for {self.index_dir}/, which is as it was; a build needs room beside the one "
                    "that is served: make some, or choose another disk with --index"
                ) from None
            raise

    def publish(self, folder: Path) -> None:
        """Make a finished build current in one step and drop all but it and the one before."""
        before = self._served()
        for path in (*folder.iterdir(), folder, self.folder):
            _sync(path)
        new = self.pointer.with_suffix(".new")
        new.write_text(folder.name + "\n", "utf-8")
        _sync(new)
        new.replace(self.pointer)
        _sync(self.index_dir)
        self._drop(keep={folder.name, before})

    def _served(self) -> str | None:
        """The name in the pointer; None where there is no pointer."""
        return self.pointer.read_text("utf-8", "replace").strip() if self.pointer.exists() else None

    def _sweep(self) -> None:
        """Drop what killed writers left behind; the previous build goes only when a new one is published.

        Without a build that is served every whole one stays until then.
        """
        builds = [path.name for path in self.folder.iterdir() if (path / MANIFEST).exists()]
        current = self._served()
        self._drop(keep={current, *(name for name in builds if current not in builds or name < str(current))})

    def _drop(self, keep: set[str | None]) -> None:
        for path in self.folder.iterdir():
            if path.name not in keep:
                shutil.rmtree(path, ignore_errors=True)


def checksums(folder: Path, known: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """SHA-256 of every file of a build but its manifest, by name; files in `known` are not read."""
    files = (path for path in sorted(folder.iterdir()) if path.is_file() and path.name != MANIFEST)
    return {path.name: known.get(path.name) or _sha256(path) for path in files}


def shared_checksums(folder: Path, base: Path, known: Mapping[str, str]) -> dict[str, str]:
    """Those of `base` that hold for `folder` too, as the files are the same.

    They are taken over unread: summed anew, a file that was damaged meanwhile would count as sound from then on.
    """
    shared = (path for path in folder.iterdir() if path.name in known and path.samefile(base / path.name))
    return {path.name: known[path.name] for path in shared}


def must_be_whole(folder: Path, known: Mapping[str, str], *, every: bool = False) -> None:
    """DamagedArchiveError where a build cannot be continued: a file is missing, or one that is read was changed.

    every  look into all files, however long that takes
    """
    for name, digest in known.items():
        path = folder / name
        if not path.is_file() or ((every or name in (SEEN, SKIPPED, REPEATS)) and _sha256(path) != digest):
            raise DamagedArchiveError(f"{path} is missing or damaged; how to mend it tells: microfiche check")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _link(base: Path, folder: Path) -> None:
    """Whoosh never changes a file once written, so a new build can share them; SQLite does."""
    for path in base.iterdir():
        if path.name == SEEN:
            shutil.copyfile(path, folder / path.name)
        elif path.is_file() and path.name not in (MANIFEST, SKIPPED, REPEATS) and not path.name.endswith("LOCK"):
            _link_or_copy(path, folder / path.name)


def _link_or_copy(path: Path, target: Path) -> None:
    try:
        target.hardlink_to(path)
    except OSError:  # a file system without hard links
        shutil.copyfile(path, target)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _writer(note: str) -> Writer | None:
    """Who left the note; None where it cannot be read."""
    try:
        told = json.loads(note)
        since = datetime.strptime(told["since"], _MOMENT).replace(tzinfo=UTC)
        return Writer(int(told["pid"]), since, str(told["purpose"]))
    except (ValueError, KeyError, TypeError):
        return None


def _held(index_dir: Path, writer: Writer | None) -> str:
    holder = "another process"
    if writer is not None:
        holder = f"process {writer.pid} ({writer.purpose}, since {writer.since:{_MOMENT}})"
    return f"{index_dir}/ is being written by {holder}; wait for it or stop it, then try again"
