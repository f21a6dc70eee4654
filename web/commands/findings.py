"""What a build found out about its pages: lines that repeat in their source, and pages that are worth a look."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import Console

from index.doubtful import Doubtful, count_doubtful, doubtful
from index.repeats.stored import Repeat, read_repeats
from web.commands.printing import counted, print_json, table

SHOWN = 20  # pages
SHOWN_SOURCES = 10
SHOWN_LINES = 5  # of a source
LONGEST = 60  # characters of a line that is shown


def inspected(folder: Path) -> dict[str, Any]:
    """Both as JSON values; all repeats, and as many pages as are shown."""
    return {
        "repeats": [_values(one) for one in read_repeats(folder)],
        "doubtful": {"count": count_doubtful(folder), "first": [asdict(one) for one in doubtful(folder, SHOWN)]},
    }


def tell_doubtful(folder: Path, out: Console, *, as_json: bool) -> None:
    """Every page that is worth a look; as JSON an object a line."""
    if as_json:
        for one in doubtful(folder):
            print_json(asdict(one))
    elif count_doubtful(folder):
        out.print(table(("Doubt", "Id", "Title", "Why"), _rows(doubtful(folder)), numbers=(0,)))
    else:
        out.print("No page is worth a look.")


def print_repeats(folder: Path, out: Console) -> None:
    """The most frequent lines of the sources that have most of them; nothing where there are none."""
    repeats = read_repeats(folder)
    if not repeats:
        return
    sources = [(name, list(some)) for name, some in groupby(repeats, key=lambda one: one.source)]
    sources.sort(key=lambda one: -len(one[1]))
    out.print("\nLines that repeat in a source, and in how many of its stories", style="bold")
    for name, lines in sources[:SHOWN_SOURCES]:
        out.print(f"  {name}: {counted(len(lines), 'line', 'lines')}")
        rows = ((f"    {one.stories:,} of {one.of:,}", _short(one)) for one in lines[:SHOWN_LINES])
        out.print(table(("", ""), rows))
    if len(repeats) > sum(len(lines[:SHOWN_LINES]) for _, lines in sources[:SHOWN_SOURCES]):
        out.print("  more: microfiche stats --json")


def print_doubtful(folder: Path, out: Console) -> None:
    """The first pages that are worth a look; nothing where there are none."""
    count = count_doubtful(folder)
    if not count:
        return
    out.print(f"\n{counted(count, 'page is', 'pages are')} worth a look", style="bold")
    rows = ((f"  {row[0]}", *row[1:]) for row in _rows(doubtful(folder, SHOWN)))
    out.print(table(("", "", "", ""), rows))
    if count > SHOWN:
        out.print(f"  and {count - SHOWN:,} more: microfiche stats --doubtful")


def _rows(pages: Iterable[Doubtful]) -> Iterator[tuple[str, str, str, str]]:
    for one in pages:
        why = "; ".join(one.notes) or "the story finder was in doubt"
        yield f"{one.doubt:.2f}", one.id, one.title or "", why


def _short(one: Repeat) -> str:
    text = one.example if len(one.example) <= LONGEST else one.example[: LONGEST - 1] + "…"
    return f"{text}  ({one.form})" if one.rule.endswith("masked") else text


def _values(one: Repeat) -> dict[str, Any]:
    """Without the number, which is of use to the build only."""
    return {name: value for name, value in asdict(one).items() if name != "number"}
