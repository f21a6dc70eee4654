"""The queries of a batch: one a line, or JSON lines with an id and a text."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """One query of a batch."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is no query."""

    line: int  # 1 for the first
    reason: str


def read_queries(lines: Iterable[str]) -> Iterator[Asked | Unreadable]:
    """The queries in order; blank lines count for nothing. A file whose first query begins with "{" is JSON lines.

    A query without an id of its own is called by its number among the queries.
    """
    number, in_json = 0, False
    for place, line in enumerate(lines, start=1):
        text = line.removeprefix("\ufeff").strip()
        if not text:
            continue
        number += 1
        in_json = in_json or (number == 1 and text.startswith("{"))
        yield _from_json(text, place, number) if in_json else Asked(str(number), text)


def _from_json(text: str, line: int, number: int) -> Asked | Unreadable:
    try:
        values = json.loads(text)
    except ValueError as error:
        return Unreadable(line, f"is not JSON ({error})")
    if not isinstance(values, dict) or not isinstance(values.get("text"), str):
        return Unreadable(line, 'is no object with a "text"')
    name = str(number if values.get("id") is None else values["id"])
    if not name or len(name.split()) != 1:
        return Unreadable(line, f"has the id {name!r}; an id is one word")
    return Asked(name, values["text"])
