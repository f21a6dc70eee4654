"""What a build holds: its name, counts, checksums and options; written last, so that a build with one is whole."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from index.errors import ArchiveError, DamagedArchiveError

FILE_NAME = "manifest.json"
_ANEW = "build anew with: microfiche rebuild FOLDER"
FORMAT = 5  # of a build's files; raised by every change that leaves older builds unreadable


@dataclass(frozen=True, slots=True)
class Manifest:
    """One build; the counts are of articles."""

    build_id: str
    started: str  # UTC, ISO 8601
    finished: str  # UTC, ISO 8601
    read: int  # always indexed + folded + skipped
    indexed: int  # stories that a search can find
    folded: int  # word-for-word repeats kept under their lead story
    skipped: int
    skips: dict[str, int]  # reason → count; each of them with its place in skipped.jsonl
    sources: dict[str, int]  # publication → stories
    sections: dict[str, int]  # outermost section → stories
    months: dict[str, int]  # "2016-12", "2016" or "unknown" → stories
    roots: dict[str, str]  # name of a source that was given → its absolute path
    options: dict[str, str]  # settings that change what is indexed
    files: dict[str, str] = field(default_factory=dict)  # file of the build → its SHA-256
    format: int = FORMAT

    @property
    def years(self) -> dict[str, int]:
        """Stories per year, and of "unknown", in order."""
        years: dict[str, int] = {}
        for month in sorted(self.months):
            year = month.split("-")[0]
            years[year] = years.get(year, 0) + self.months[month]
        return years


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write it into a build's folder."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / FILE_NAME).write_text(text + "\n", "utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read a build's manifest; DamagedArchiveError where it is none, ArchiveError where another version wrote it."""
    path = folder / FILE_NAME
    try:
        values: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if values.get("format") == FORMAT:
            return Manifest(**values)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise DamagedArchiveError(f"{path} cannot be read ({error}); {_ANEW}") from None
    raise ArchiveError(f"{folder} was built by another version of Microfiche; {_ANEW}")
