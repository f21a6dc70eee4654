"""The entries of a zip that is being written, on disk until its directory is: in memory each takes .8 kB."""

import json
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Any
from zipfile import ZipFile, ZipInfo

_IN_MEMORY = 1 << 20  # bytes
_NAMES = ("filename", "date_time", "compress_type", "external_attr", "flag_bits", "CRC", "compress_size", "file_size",
          "header_offset")  # fmt: skip


class Entries:
    """Takes the place of the lists that a ZipFile keeps, of which it needs no more than this."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8")  # noqa: SIM115  # `close` ends it
        self._count = 0

    def keep_those_of(self, file: ZipFile) -> None:
        """Have a ZipFile keep its entries here; none can be looked up by its name then."""
        file.filelist = self  # type: ignore[assignment]
        file.NameToInfo = _Forgotten()

    def append(self, entry: ZipInfo) -> None:
        """Keep an entry that is written."""
        self._file.write(json.dumps([getattr(entry, name) for name in _NAMES]) + "\n")
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[ZipInfo]:
        self._file.seek(0)
        return map(_entry, self._file)

    def close(self) -> None:
        """Delete the file."""
        self._file.close()


class _Forgotten(dict[str, ZipInfo]):
    """A dictionary that keeps nothing."""

    def __setitem__(self, name: str, entry: ZipInfo) -> None:
        """Forget it."""


def _entry(line: str) -> ZipInfo:
    values: dict[str, Any] = dict(zip(_NAMES, json.loads(line), strict=True))
    entry = ZipInfo(values.pop("filename"), tuple(values.pop("date_time")))
    for name, value in values.items():
        setattr(entry, name, value)
    return entry
