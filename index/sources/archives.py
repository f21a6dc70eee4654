"""The members of .zip and .tar archives, in their order, one opened at a time and none written anywhere."""

import bz2
import gzip
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import IO, cast

from index.config import Config
from index.page import Origin, Skip
from index.sources.decoding import repaired
from index.sources.entry import Entry
from index.sources.reasons import BROKEN_ARCHIVE, ENCRYPTED, NO_FILE

# What Python's archive readers raise on damaged input, beside an OSError without a number.
DAMAGE = (
    *(EOFError, gzip.BadGzipFile, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, struct.error),
    *(NotImplementedError, UnicodeError, OverflowError),
)
_KINDS = {"1": "a hard link", "2": "a symbolic link", "3": "a device", "4": "a device", "6": "a pipe"}


def zip_members(entry: Entry, config: Config) -> Iterator[Entry | Skip]:
    """A zip's files; memory grows with the length of its list of names, which is read first."""
    with zipfile.ZipFile(entry.stream) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            origin = _member(entry.origin, info.filename)
            if stat.S_ISLNK(info.external_attr >> 16):
                yield Skip(origin, NO_FILE, "a symbolic link")
            else:
                yield from _opened(origin, partial(archive.open, info), info.file_size)


def tar_members(entry: Entry, config: Config) -> Iterator[Entry | Skip]:
    """A tar's files, whatever it is compressed with."""
    with _decompressed(entry) as stream:
        guarded = _Guarded(stream, config.max_page_bytes)
        archive = tarfile.TarFile(fileobj=cast(IO[bytes], guarded))
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # or all the headers would stay in memory
            origin = _member(entry.origin, info.name)
            if info.isreg():
                yield from _opened(origin, partial(archive.extractfile, info), info.size)
            elif not info.isdir():
                yield Skip(origin, NO_FILE, _KINDS.get(info.type.decode("latin-1"), "not a plain file"))


def damage(error: Exception) -> str:
    """What is wrong with an archive, for a Skip's detail."""
    return "it ends too early" if isinstance(error, EOFError) else str(error) or type(error).__name__


def unzipped(stream: IO[bytes]) -> IO[bytes]:
    """What a .gz file holds."""
    return cast(IO[bytes], gzip.open(stream, "rb"))


class _Guarded:
    """A stream for tarfile, which would read a header of any size it claims into memory."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream = stream
        self._limit = limit + tarfile.RECORDSIZE
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, count: int) -> bytes:
        if count > self._limit:
            raise tarfile.ReadError(f"a header of {count:,} bytes")
        return self._stream.read(count)


def _decompressed(entry: Entry) -> IO[bytes]:
    name, stream = entry.name.lower(), entry.stream
    if name.endswith(("gz", "tgz")):
        return unzipped(stream)
    if name.endswith(("bz2", "tbz2", "tbz")):
        return bz2.open(stream, "rb")
    if name.endswith(("xz", "txz")):
        return lzma.open(stream, "rb")
    return entry.stream


def _member(origin: Origin, name: str) -> Origin:
    return replace(origin, member=repaired(name))


def _opened(origin: Origin, opener: Callable[[], IO[bytes] | None], size: int) -> Iterator[Entry | Skip]:
    try:
        stream = opener()
    except DAMAGE as error:
        yield Skip(origin, BROKEN_ARCHIVE, damage(error))
        return
    except RuntimeError:  # zipfile's word for a password
        yield Skip(origin, ENCRYPTED, "pack it again without a password")
        return
    if stream is not None:
        with stream:
            yield Entry(origin, stream, size)
