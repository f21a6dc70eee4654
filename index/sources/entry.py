"""One file as the readers get it: a file on disk or a member of an archive, opened."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, cast

from index.config import Config
from index.page import Origin, Skip
from index.sources.decoding import BINARY_HEADS, extends_ascii, stream_encoding
from index.sources.reasons import BINARY, EMPTY, UNDECODABLE, too_large

SAMPLE_BYTES = 65_536  # what the encoding of a long file is guessed from


@dataclass(frozen=True, slots=True)
class Entry:
    """An opened file."""

    origin: Origin
    stream: IO[bytes]
    size: int | None  # bytes; None where only reading to the end would tell

    @property
    def name(self) -> str:
        """The file's own name, which tells its format."""
        return (self.origin.member or self.origin.path.name).rpartition("/")[2]


def read_whole(entry: Entry, config: Config) -> bytes | Skip:
    """All bytes of a file that is one page; never more than the limit is held."""
    limit = config.max_page_bytes
    if entry.size is not None and entry.size > limit:
        return too_large(entry.origin, limit, entry.size)
    data = entry.stream.read(min(limit, entry.size if entry.size is not None else limit) + 1)
    if len(data) > limit:
        return too_large(entry.origin, limit)
    return data


@contextmanager
def open_text(entry: Entry) -> Iterator[io.TextIOWrapper | Skip]:
    """A file of many records as decoded text, line ends as they are; the entry's stream stays open behind it.

    Bytes that do not fit the encoding come as lone surrogates, which `repaired` mends record by record: one
    odd byte costs neither the file nor the record.
    """
    buffered = io.BufferedReader(cast(io.RawIOBase, entry.stream), SAMPLE_BYTES)  # any binary stream will do
    try:
        encoding = _encoding(buffered.peek(SAMPLE_BYTES), entry.origin)
        if isinstance(encoding, Skip):
            yield encoding
            return
        errors = "surrogateescape" if extends_ascii(encoding) else "replace"
        text = io.TextIOWrapper(buffered, encoding, errors=errors, newline="")
        try:
            yield text
        finally:
            if not buffered.closed:
                text.detach()
    finally:
        if not buffered.closed:  # what is stopped midway may have closed the file before its readers end
            buffered.detach()


def _encoding(sample: bytes, origin: Origin) -> str | Skip:
    if not sample:
        return Skip(origin, EMPTY)
    if sample.startswith(BINARY_HEADS):
        return Skip(origin, BINARY)
    return stream_encoding(sample) or Skip(origin, BINARY if b"\0" in sample else UNDECODABLE)
