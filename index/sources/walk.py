"""The files below the given paths, in sorted order, each real file once."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.page import Origin, Skip
from index.sources.decoding import repaired
from index.sources.formats import is_hidden
from index.sources.reasons import AN_INDEX, HIDDEN, NO_FILE, UNREADABLE


@dataclass(frozen=True, slots=True)
class Found:
    """A file that can be opened."""

    origin: Origin
    size: int  # bytes


def walk(names: Mapping[Path, str], leave_out: Path | None = None) -> Iterator[Found | Skip]:
    """The files at and below the paths, each named by its path's name and the way below it.

    The folder `leave_out` and what is below it counts for nothing, wherever it is met.
    """
    walked = _Walked(leave_out)
    for path, name in names.items():
        below = [iter([Origin(path, repaired(name))])]
        while below:
            origin = next(below[-1], None)
            if origin is None:
                below.pop()
            elif origin.path != path and is_hidden(origin.path.name):
                yield Skip(origin, HIDDEN)
            else:
                found = _look(origin, walked, given=origin.path == path)
                if isinstance(found, Found | Skip):
                    yield found
                else:
                    below.append(found)


class _Walked:
    """The folders met so far, and those files that could be met again: the given ones and those behind links."""

    def __init__(self, leave_out: Path | None) -> None:
        self._seen: set[tuple[int, int]] = set()
        if leave_out is not None and leave_out.exists():
            status = leave_out.stat()
            self._seen.add((status.st_dev, status.st_ino))

    def again(self, path: Path, status: os.stat_result, *, given: bool) -> bool:
        """Whether this very file or folder was met, or will be in the folder where it really lies."""
        key = (status.st_dev, status.st_ino)
        if key in self._seen:
            return True
        if stat.S_ISDIR(status.st_mode):
            self._seen.add(key)
        elif given or path.is_symlink():
            home = path.resolve().parent.stat()
            if (home.st_dev, home.st_ino) in self._seen:
                return True
            self._seen.add(key)
        return False


def _look(origin: Origin, walked: _Walked, *, given: bool) -> Found | Skip | Iterator[Origin]:
    """A file, a reason, or what is in a folder; nothing where it was met before."""
    try:
        status = origin.path.stat()
        if walked.again(origin.path, status, given=given):
            return iter(())
        if stat.S_ISDIR(status.st_mode):
            return Skip(origin, AN_INDEX) if _holds_builds(origin.path) else _inside(origin)
    except OSError as error:
        return Skip(origin, UNREADABLE, _why(origin.path, error))
    if not stat.S_ISREG(status.st_mode):
        return Skip(origin, NO_FILE, "a pipe, socket or device")
    return Found(origin, status.st_size)


def _holds_builds(folder: Path) -> bool:
    """Whether the folder is the one of an index in which its builds lie (index/builds.py)."""
    return folder.name == "builds" and all((folder.parent / name).is_file() for name in ("current", "lock"))


def _inside(origin: Origin) -> Iterator[Origin]:
    """What is in a folder; only the names are kept, so that a folder of a million files costs little."""
    names = sorted(os.listdir(origin.path))  # noqa: PTH208  # iterdir() would make a Path of each at once
    return (Origin(origin.path / name, repaired(f"{origin.name}/{name}")) for name in names)


def _why(path: Path, error: OSError) -> str:
    return "a link to nothing" if path.is_symlink() and not path.exists() else error.strerror or str(error)
