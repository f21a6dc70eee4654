"""Stories and questions as every engine is given them, and how stories are read from their file."""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

STORIES = "stories.pickle"  # in batches: reading them costs next to nothing beside what any engine does


class Story(NamedTuple):
    """One story, the same for every engine."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    day: str  # "1994-05-03"
    source: str
    section: str
    topics: tuple[str, ...]

    @property
    def body(self) -> str:
        """The paragraphs, blank lines between them."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Question:
    """One query, in no engine's language."""

    kind: str  # "word", "or2", "or3", "and2", "and3" or "phrase"
    words: tuple[str, ...]  # of a phrase, its words in order
    years: tuple[int, int] | None = None  # first and last, both included
    bands: tuple[str, ...] = ()  # how common the words are, see questions.BANDS
    expected: int = -1  # stories, counted by hand; -1 where nobody has counted

    @property
    def words_typed(self) -> str:
        """The words as most engines understand them."""
        if self.kind == "phrase":
            return f'"{" ".join(self.words)}"'
        return {"w": " ", "o": " OR ", "a": " AND "}[self.kind[0]].join(self.words)

    @property
    def label(self) -> str:
        """As it is printed."""
        return f"{self.words_typed} {self.years[0]}..{self.years[1]}" if self.years else self.words_typed


def batches(corpus: Path) -> Iterator[list[Story]]:
    """The stories of a corpus in order, a batch at a time."""
    with (corpus / STORIES).open("rb") as file:
        while True:
            try:
                rows = pickle.load(file)  # our own file
            except EOFError:
                return
            yield [Story(*row) for row in rows]
