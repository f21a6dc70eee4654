"""What is indexed: one clean article."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Self

Kind = Literal["text", "heading", "item", "quote", "caption", "table"]
Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the story."""

    text: str  # one line, NFC, single spaces; a table's rows are joined by newlines, its cells by " | "
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Removed:
    """One line that was left out, and the rule that did it."""

    text: str
    rule: str  # a rule's name, as in index/cleaning/rules.toml, or a step's: "headline", "outside-main-story"
    place: int = 0  # how many paragraphs of the body stand before it
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One block of a page in its place: of the story, or left out by a rule."""

    text: str  # as a paragraph's
    kind: Kind = "text"
    rule: str | None = None  # the rule that left it out; None where it is of the story


@dataclass(frozen=True, slots=True)
class ArticleDate:
    """A calendar date as the publisher printed it, never shifted by a time zone."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def path(self) -> tuple[str, ...]:
        """("2016", "2016-12", "2016-12-11"), as long as the precision allows."""
        parts = str(self).split("-")
        return tuple("-".join(parts[: n + 1]) for n in range(len(parts)))

    @property
    def ordinal(self) -> int:
        """Sortable YYYYMMDD; the unknown month or day counts as 00, so 2016 sorts before 2016-01."""
        return self.year * 10000 + (self.month or 0) * 100 + (self.day or 0)

    def __str__(self) -> str:
        parts = (f"{self.year:04d}", *(f"{n:02d}" for n in (self.month, self.day) if n is not None))
        return "-".join(parts)

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Self | None:
        """Back from an ordinal; None for 0."""
        if not ordinal:
            return None
        return cls(ordinal // 10_000, ordinal // 100 % 100 or None, ordinal % 100 or None)

    @classmethod
    def from_iso(cls, text: str) -> "ArticleDate":
        """Read "2016", "2016-12" or "2016-12-11"; ValueError for anything else."""
        parts = [int(part) for part in text.split("-")]
        if not 1 <= len(parts) <= 3:
            raise ValueError(text)
        return cls(*parts)


@dataclass(frozen=True, slots=True)
class Article:
    """A clean article. None or () where the page does not say; nothing is invented."""

    id: str  # the source's own, else a hash of its address or path: the same after every rebuild
    title: str | None
    body: tuple[Paragraph, ...]
    authors: tuple[str, ...] = ()
    published: ArticleDate | None = None
    updated: ArticleDate | None = None
    section: tuple[str, ...] = ()  # a path, outermost first; no part holds "/"
    tags: tuple[str, ...] = ()
    source: str | None = None  # the publication's name, else the host of its address
    url: str | None = None
    language: str | None = None  # ISO 639-1
    origin: str = ""  # str(Origin): where it was read
    path: str = ""  # the absolute path of that file when it was read
    agency: tuple[str, ...] = ()  # news agencies that the byline or the credit line names; never among the authors
    came_from: tuple[tuple[str, str], ...] = ()  # (field, where its value was read): ("title", "json-ld")
    notes: tuple[str, ...] = ()  # sentences on what is worth a look: a date that was rejected, a story cut by a paywall
    doubt: float = 0.0  # 0 to 1, how unsure the story finder was of where the story is
    removed: tuple[Removed, ...] = ()

    @property
    def text(self) -> str:
        """The body as plain text, a blank line between paragraphs."""
        return "\n\n".join(paragraph.text for paragraph in self.body)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Body and removed lines in the order of the page; `body_and_removed` takes them apart again."""
        lines: list[Line] = []
        removed = deque(self.removed)
        for place, paragraph in enumerate(self.body):
            while removed and removed[0].place <= place:
                lines.append(_left_out(removed.popleft()))
            lines.append(Line(paragraph.text, paragraph.kind))
        return (*lines, *map(_left_out, removed))


def body_and_removed(lines: Iterable[Line]) -> tuple[tuple[Paragraph, ...], tuple[Removed, ...]]:
    """The story's paragraphs, and what was left out with its place among them."""
    body: list[Paragraph] = []
    removed: list[Removed] = []
    for line in lines:
        if line.rule is None:
            body.append(Paragraph(line.text, line.kind))
        else:
            removed.append(Removed(line.text, line.rule, len(body), line.kind))
    return tuple(body), tuple(removed)


def _left_out(removed: Removed) -> Line:
    return Line(removed.text, removed.kind, removed.rule)
