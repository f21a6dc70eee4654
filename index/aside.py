"""What lies between the two passes of a build: cleaned articles put aside on disk, and what repeats in them counted."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from index.article import Article
from index.batch import Cleaned, articles_in
from index.repeats.forms import Forms
from index.repeats.learned import Learned
from index.repeats.sightings import Sightings
from index.repeats.stored import Repeat

_LENGTH_BYTES = 8


class Aside:
    """A file of blocks in a build's folder, deleted at the end; a killed build's goes with its folder.

    About half the size of the articles' text.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "aside.tmp"
        self._sightings = Sightings(folder / "sightings.tmp")
        self.count = 0  # articles
        self.taken = 0  # of those, how many were taken out again

    def put(self, cleaned: Cleaned) -> None:
        """Put a batch's articles behind those that are there."""
        self._sightings.add(cleaned.sightings)
        if cleaned.articles:
            self._file.write(len(cleaned.block).to_bytes(_LENGTH_BYTES))
            self._file.write(cleaned.block)
            self.count += cleaned.articles

    def learned(self, before: tuple[Repeat, ...] = ()) -> Learned:
        """What repeats in all that was put aside, and `before`."""
        return Learned(self._sightings.counts(), before)

    def articles(self) -> Iterator[tuple[Article, Forms]]:
        """All that was put aside, in order."""
        self._file.seek(0)
        while length := self._file.read(_LENGTH_BYTES):
            for found in articles_in(self._file.read(int.from_bytes(length))):
                self.taken += 1
                yield found

    def __enter__(self) -> Self:
        self._sightings.__enter__()
        self._file = self._path.open("w+b")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)
        self._sightings.__exit__(kind, error, trace)
