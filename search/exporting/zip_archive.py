"""A zip of texts: one file a story, a table of them all, and what was searched; written without ever going back."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from index.analysis import LETTERS
from search.csv_lines import MARK, csv_line
from search.exporting.columns import SEARCH, STORY, search_values, story_values
from search.exporting.csv_table import cells
from search.exporting.export import Export, Story
from search.exporting.plain_text import head
from search.exporting.zip_entries import Entries
from search.speech import gettext

LONGEST_NAME = 60  # letters of a headline in a file's name
_TABLE_IN_MEMORY = 1 << 20  # bytes, before the table goes to a file of its own until the texts are through
_PIECE = 1 << 16


class _Pipe:
    """A file without a way back, which is read as it is written."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        self._waiting += data
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self, least: int = 1) -> Iterator[bytes]:
        """What was written since the last time, if that is so much."""
        if len(self._waiting) >= least:
            yield bytes(self._waiting)
            self._waiting.clear()


def zip_archive(export: Export) -> Iterator[bytes]:
    """README.txt, texts/…, index.csv: the table comes last, as it is made while the texts go by."""
    pipe, day = _Pipe(), datetime.fromisoformat(export.about.exported)
    with SpooledTemporaryFile(_TABLE_IN_MEMORY) as table, closing(Entries()) as entries:
        with ZipFile(pipe, "w", ZIP_DEFLATED) as file:  # type: ignore[call-overload]  # it needs no more of a file
            entries.keep_those_of(file)
            file.writestr(_entry("README.txt", day), _readme(export))
            for name, text in _texts(export, table):
                file.writestr(_entry(name, day), text)
                yield from pipe.taken(_PIECE)
            _copy(table, file, _entry("index.csv", day))
        yield from pipe.taken()


def _texts(export: Export, table: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """The name and the text of each file; its row is written into the table on the way."""
    behind, digits = search_values(export.about).values(), len(str(export.about.hits))
    table.write((MARK + csv_line(("file", *STORY, *SEARCH))).encode())
    for story in export.stories:
        name = f"texts/{story.number:0{digits}}{_slug(story.article.title or '')}.txt"
        table.write(csv_line((name, *cells(story_values(story)), *behind)).encode("utf-8", "replace"))
        yield name, _text(story).encode("utf-8", "replace")


def _text(story: Story) -> str:
    """The headline and the story alone, for programs that count words; all else stands in the table."""
    return "\n\n".join(filter(None, (story.article.title, story.article.text))) + "\n"


def _slug(title: str) -> str:
    """ "-council-votes-on-ferry": letters and digits that every system allows in a name; "" where there are none."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(LETTERS))
    words = re.findall("[a-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one)))
    return "".join(f"-{word}" for word in words)[:LONGEST_NAME].rstrip("-")


def _readme(export: Export) -> str:
    explained = gettext(
        "Each story is a file in texts/, in the order of the results: its headline, then its text. "
        "index.csv has a row for each of them with its file and all that is known of it."
    )
    return f"{head(export.about)}\n{explained}\n"


def _entry(name: str, day: datetime) -> ZipInfo:
    entry = ZipInfo(name, day.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _copy(table: IO[bytes], file: ZipFile, entry: ZipInfo) -> None:
    table.seek(0)
    with file.open(entry, "w", force_zip64=True) as copy:
        while piece := table.read(_PIECE):
            copy.write(piece)
