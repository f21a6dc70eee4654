"""What the benchmark asks of every engine, and which there are."""

import importlib
import importlib.util
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from tests.bench.peers.stories import Question, Story

SNIPPET = 260  # characters, about, that every engine is asked for
HITS = 10
FACETS = ("source", "section", "topic", "year")
NEEDS = {  # engine → the module that it needs, and the program; pip install 'psycopg[binary]' xapian-bindings-binary
    "microfiche": ("search.archive", None),
    "tantivy": ("tantivy", None),
    "fts5": ("sqlite3", None),
    "whoosh": ("whoosh", None),
    "postgresql": ("psycopg", "postgres"),
    "xapian": ("xapian", None),
}


@dataclass(slots=True)
class Seen:
    """What a page shows, to be compared; `counts` has the keys of FACETS."""

    total: int
    hits: int
    marked: int  # snippets with something marked
    counts: dict[str, dict[str, int]] = field(default_factory=dict)  # facet → value → stories, none of them 0


class Engine(Protocol):
    """One engine and its index in one folder, in a process of its own; `version` names what is measured."""

    version: str

    def __init__(self, folder: Path) -> None: ...

    def prepared(self, stories: list[Story]) -> list[Any]:
        """The stories as this engine takes them; outside the clock."""

    def add(self, prepared: list[Any]) -> None:
        """Index them."""

    def commit(self) -> None:
        """Everything added can be searched when this returns."""

    def settle(self) -> None:
        """Wait for what the engine does with a committed index by itself, and let go of it; told apart."""

    def open(self) -> None:
        """Make ready for queries, as a worker that serves does once."""

    def typed(self, question: Question) -> Any:
        """The question in the engine's own language; outside the clock."""

    def page(self, typed: Any) -> Any:
        """A whole page: parse, total, top ten, three term facets and years over all hits, ten snippets."""

    def seen(self, page: Any) -> Seen:
        """What the page shows; outside the clock."""

    def close(self) -> None:
        """Let go of files and end what was started."""


def load(name: str) -> type[Engine]:
    """The class of an engine."""
    module: Any = importlib.import_module(f"tests.bench.peers.with_{name}")
    return module.Engine


def missing(name: str) -> str | None:
    """What an engine needs and this machine has not; None where nothing is missing."""
    module, program = NEEDS[name]
    if importlib.util.find_spec(module) is None:
        return f"the module {module}"
    return f"the program {program}" if program and shutil.which(program) is None else None


def counted(values: Counter[str]) -> dict[str, int]:
    """Counts without those that are 0, in order."""
    return {value: count for value, count in sorted(values.items()) if count}
