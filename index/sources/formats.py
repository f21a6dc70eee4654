"""Which reader reads a file, by its name; and what becomes of a file that cannot be read."""

import errno
from collections.abc import Callable, Iterator
from dataclasses import replace

from index.config import Config
from index.page import Origin, Page, Skip
from index.sources.archives import DAMAGE, damage, tar_members, unzipped, zip_members
from index.sources.entry import Entry
from index.sources.json_dumps import read_json, read_json_lines
from index.sources.pages import read_html, read_text
from index.sources.reasons import BROKEN_ARCHIVE, EMPTY, HIDDEN, NESTED_ARCHIVE, NO_FORMAT, UNREADABLE
from index.sources.tables import read_table

Reader = Callable[[Entry, Config], Iterator[Page | Skip]]
Members = Callable[[Entry, Config], Iterator[Entry | Skip]]
Wanted = Callable[[Origin], bool]

READERS: dict[str, Reader] = {
    **dict.fromkeys((".txt", ".text"), read_text),
    **dict.fromkeys((".html", ".htm", ".xhtml"), read_html),
    ".json": read_json,
    **dict.fromkeys((".jsonl", ".ndjson"), read_json_lines),
    **dict.fromkeys((".csv", ".tsv"), read_table),
}
ARCHIVES: dict[str, Members] = {
    ".zip": zip_members,
    **dict.fromkeys((".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"), tar_members),
}


def read(entry: Entry, config: Config, wanted: Wanted = lambda origin: True) -> Iterator[Page | Skip]:
    """Everything a file holds, at least one page or skip; of an archive only the `wanted` members are opened."""
    empty = True
    try:
        members = _members(entry.name)
        for found in _archive(entry, members, config, wanted) if members else _single(entry, config):
            empty = False
            yield found
    except DAMAGE as error:
        yield Skip(entry.origin, BROKEN_ARCHIVE, damage(error))
    except OSError as error:
        damaged = error.errno in (None, errno.EINVAL)  # a place in the archive that cannot be
        yield Skip(entry.origin, BROKEN_ARCHIVE if damaged else UNREADABLE, error.strerror or damage(error))
    else:
        if empty:
            yield Skip(entry.origin, EMPTY)


def refused(name: str) -> str | None:
    """The reason why a file of this name or path is not opened; None for one that is."""
    parts = name.split("/")
    if any(is_hidden(part) for part in parts):
        return HIDDEN
    return None if has_format(parts[-1]) else NO_FORMAT


def has_format(name: str) -> bool:
    """Whether there is a reader for a file of this name."""
    return _reader(name) is not None or _members(name) is not None


def is_hidden(name: str) -> bool:
    """Whether a file's or folder's own name says that it is not for readers."""
    return name == "__MACOSX" or (name.startswith(".") and name not in (".", ".."))


def _archive(entry: Entry, members: Members, config: Config, wanted: Wanted) -> Iterator[Page | Skip]:
    for member in members(entry, config):
        if not wanted(member.origin):
            continue
        reason = refused(member.origin.member or "")
        if isinstance(member, Skip) and reason != HIDDEN:
            yield member
        elif reason:
            yield Skip(member.origin, reason)
        elif isinstance(member, Entry) and _members(member.name):
            yield Skip(member.origin, NESTED_ARCHIVE, "unpack it beside the outer one")
        elif isinstance(member, Entry):
            yield from read(member, config)


def _single(entry: Entry, config: Config) -> Iterator[Page | Skip]:
    reader = _reader(entry.name)
    if reader is None:
        yield Skip(entry.origin, NO_FORMAT)
    elif entry.name.lower().endswith(".gz"):
        with unzipped(entry.stream) as stream:
            yield from reader(replace(entry, stream=stream, size=None), config)
    else:
        yield from reader(entry, config)


def _reader(name: str) -> Reader | None:
    name = name.lower().removesuffix(".gz")
    return next((reader for ending, reader in READERS.items() if name.endswith(ending)), None)


def _members(name: str) -> Members | None:
    name = name.lower()
    return next((members for ending, members in ARCHIVES.items() if name.endswith(ending)), None)
