"""What an index stores of each document, compressed one by one with a dictionary of what they have in common."""

import sys
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdCompressor, ZstdDict, ZstdError, decompress, train_dict
else:
    from backports.zstd import ZstdCompressor, ZstdDict, ZstdError, decompress, train_dict

from index.errors import DamagedArchiveError
from index.segment.array_file import Array
from index.segment.strings import Strings, decoded, encoded

LEVEL = 3  # of Zstandard; higher ones take three times as long for a twentieth less
SAMPLES = 1000  # documents that the dictionary is made from
DICTIONARY_BYTES = 1 << 16
_FEWEST = 64  # documents from which a dictionary is worth its room

Values = Mapping[str, str]  # by Whoosh field


class Stored:
    """The stored values of a segment's documents, by document number; safe to share between threads."""

    def __init__(self, frames: Strings, dictionary: Array) -> None:
        """frames  a Zstandard frame a document; dictionary  uint8, empty where there is none"""
        self.frames = frames
        self.dictionary = dictionary
        self._dictionary = ZstdDict(dictionary.tobytes()) if dictionary.size else None

    def __len__(self) -> int:
        return len(self.frames)

    def __getitem__(self, number: int) -> dict[str, str]:
        """A row; DamagedArchiveError where it cannot be read."""
        try:
            return _unpacked(self.packed(number))
        except (ZstdError, ValueError) as error:
            raise DamagedArchiveError(f"a story is damaged ({error}); how to mend it tells: microfiche check") from None

    def packed(self, number: int) -> bytes:
        """A row as StoredWriter takes it."""
        return decompress(self.frames[number], self._dictionary)

    @classmethod
    def of(cls, rows: Iterable[Values]) -> "Stored":
        """The rows, compressed."""
        store = StoredWriter()
        store.add(rows)
        return store.finished()


class StoredWriter:
    """Compresses rows as they come."""

    def __init__(self) -> None:
        self._samples: list[bytes] = []  # the first rows, until the dictionary is made from them
        self._compressor: ZstdCompressor | None = None
        self._dictionary = b""
        self._frames: list[bytes] = []
        self.size = 0  # bytes of the frames

    def add(self, rows: Iterable[Values]) -> None:
        """Store rows behind those that are there."""
        for row in rows:
            self.add_packed(_packed(row))

    def add_packed(self, text: bytes) -> None:
        """Store a row that is packed already."""
        if self._compressor is None:
            self._samples.append(text)
            if len(self._samples) == SAMPLES:
                self._begin()
        else:
            self._compress(text, self._compressor)

    def finished(self) -> Stored:
        """All rows; none can be added after it."""
        if self._compressor is None:
            self._begin()
        return Stored(Strings.of(self._frames), np.frombuffer(self._dictionary, np.uint8))

    def _begin(self) -> None:
        """Make the dictionary and compress what waited for it."""
        dictionary = _dictionary(self._samples)
        self._dictionary = dictionary.dict_content if dictionary else b""
        self._compressor = ZstdCompressor(level=LEVEL, zstd_dict=dictionary)
        for text in self._samples:
            self._compress(text, self._compressor)
        self._samples.clear()

    def _compress(self, text: bytes, compressor: ZstdCompressor) -> None:
        self._frames.append(compressor.compress(text, ZstdCompressor.FLUSH_FRAME))
        self.size += len(self._frames[-1])


def _packed(values: Values) -> bytes:
    """The names and the lengths of the texts in a line, then the texts as they are; JSON would escape those twice."""
    texts = [encoded(text) for text in values.values()]
    head = " ".join(f"{name} {len(text)}" for name, text in zip(values, texts, strict=True))
    return b"\n".join((head.encode(), b"".join(texts)))


def _unpacked(packed: bytes) -> dict[str, str]:
    head, _, texts = packed.partition(b"\n")
    words = head.decode().split()
    values, start = {}, 0
    for name, length in zip(words[::2], map(int, words[1::2]), strict=True):
        values[name] = decoded(texts[start : start + length])
        start += length
    return values


def _dictionary(samples: Sequence[bytes]) -> ZstdDict | None:
    """What the samples have in common; None where that is too little to say."""
    size = min(DICTIONARY_BYTES, sum(map(len, samples)) // 20)
    if len(samples) < _FEWEST:
        return None
    try:
        return train_dict(samples, size)
    except ValueError:
        return None
