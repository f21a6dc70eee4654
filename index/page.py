"""What a source gives: one page, or the reason why there is none."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page came from, so that it can be named in a report and read again."""

    path: Path  # absolute; the file on disk
    name: str  # the path as reports show it: the source's own name, then the way below it, with "/"
    member: str | None = None  # the file inside an archive such as .zip
    record: int | None = None  # 1 for the first line of a JSON Lines file, record of a CSV, object of an array

    def __str__(self) -> str:
        member = f"!{self.member}" if self.member is not None else ""
        record = f":{self.record}" if self.record is not None else ""
        return f"{self.name}{member}{record}"


@dataclass(frozen=True, slots=True)
class Hints:
    """What a dump's record says of its article beside the body; None or () where it does not say."""

    id: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None  # as written in the record
    updated: str | None = None  # as written in the record
    section: tuple[str, ...] = ()  # a path, outermost first
    tags: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One article as its source holds it, junk and all."""

    origin: Origin
    kind: Literal["html", "text"]  # what `content` is; a record's body that holds tags is "html"
    content: str  # decoded
    hints: Hints = field(default=Hints())


@dataclass(frozen=True, slots=True)
class Skip:
    """An input that gives no article, and why; every one of them is counted and reported."""

    origin: Origin
    reason: str  # one of a few short fixed phrases, so that a report can count by it: "empty", "binary", …
    detail: str | None = None  # what is particular to this input: "Expecting ',' at column 17"
    site: str | None = None  # key of the settings' site that a page belongs to, where its own words say so
