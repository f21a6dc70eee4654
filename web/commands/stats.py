"""microfiche stats: what is in the archive."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.filesize import decimal

from index.builds import Builds
from index.config import Config
from index.manifest import Manifest, read_manifest
from index.schema import UNKNOWN
from search.gaps import Gap, gaps, length
from web.commands.findings import inspected, print_doubtful, print_repeats, tell_doubtful
from web.commands.options import json_option, takes_config
from web.commands.printing import console, counted, print_json, table

SHOWN = 20  # rows of a list; the rest is counted, and in the JSON
BAR_WIDTH = 40  # columns of the longest bar
EPILOG = """\b
Examples:
  microfiche stats
  microfiche stats --doubtful               all pages that are worth a look, and why
  microfiche stats --json | jq .years
  microfiche stats --json | jq .repeats     every line that was found to repeat in its source
"""


@click.command("stats", epilog=EPILOG)
@click.option(
    "--doubtful", "only_doubtful", is_flag=True, help="List all pages that are worth a look, and nothing else."
)
@json_option
@takes_config
def command(config: Config, *, only_doubtful: bool, as_json: bool) -> None:
    """Count the stories by source, section and year.

    Names the months without any, what was skipped, which lines repeat in a source, and which pages are worth a look.
    """
    folder = Builds(config.index_dir).current()
    manifest, size = read_manifest(folder), _size(folder)
    empty = gaps(manifest.months)
    if only_doubtful:
        tell_doubtful(folder, console(), as_json=as_json)
    elif as_json:
        known = {name: value for name, value in asdict(manifest).items() if name != "files"}
        print_json({**known, "years": manifest.years, "gaps": [list(gap) for gap in empty], "bytes": size}
                   | inspected(folder))  # fmt: skip
    else:
        out = console()
        _print(config.archive_name, manifest, empty, size, out)
        print_repeats(folder, out)
        print_doubtful(folder, out)


def _print(name: str, manifest: Manifest, empty: tuple[Gap, ...], size: int, out: Console) -> None:
    out.print(name, style="bold")
    out.print(table(("", ""), _build(manifest, size)))
    for heading, counts in (("Sources", manifest.sources), ("Sections", manifest.sections)):
        _print_counts(heading, dict(sorted(counts.items(), key=lambda one: (-one[1], one[0]))), out)
    _print_years(manifest, out)
    _print_gaps(empty, out)
    _print_counts("Skipped", manifest.skips, out)


def _build(manifest: Manifest, size: int) -> Iterator[tuple[str, str]]:
    yield "Stories", f"{manifest.indexed:,}, and {counted(manifest.folded, 'copy', 'copies')} folded under them"
    yield "Inputs", f"{manifest.read:,}, of which {manifest.skipped:,} skipped"
    yield "Date unknown", f"{manifest.months.get(UNKNOWN, 0):,}"
    yield "Build", manifest.build_id
    took = datetime.fromisoformat(manifest.finished) - datetime.fromisoformat(manifest.started)
    yield "Made", f"{manifest.finished.replace('T', ' ').removesuffix('+00:00')} UTC, in {took}"
    yield "Size", decimal(size)
    for name, root in manifest.roots.items():
        yield f"From {name}", root


def _print_counts(heading: str, counts: Mapping[str, int], out: Console) -> None:
    if not counts:
        return
    out.print(f"\n{heading}", style="bold")
    rows = [(f"  {name}", f"{count:,}") for name, count in counts.items()]
    out.print(table(("", ""), rows[:SHOWN], numbers=(1,)))
    if len(rows) > SHOWN:
        out.print(f"  and {len(rows) - SHOWN:,} more")


def _print_years(manifest: Manifest, out: Console) -> None:
    most = max(manifest.years.values(), default=1)
    rows = [(f"  {year}", f"{count:,}", _bar(count, most)) for year, count in manifest.years.items()]
    out.print("\nYears", style="bold")
    out.print(table(("", "", ""), rows, numbers=(1,)))


def _print_gaps(empty: tuple[Gap, ...], out: Console) -> None:
    out.print("\nMonths without a story", style="bold")
    if not empty:
        out.print("  none between the first story and the last")
    longest = sorted(sorted(empty, key=length, reverse=True)[:SHOWN])
    for first, last in longest:
        months = counted(length((first, last)), "month", "months")
        out.print(f"  {first} to {last}, {months}" if first != last else f"  {first}")
    if len(empty) > SHOWN:
        out.print(f"  and {len(empty) - SHOWN:,} more, none of them longer")


def _bar(count: int, most: int) -> str:
    return "█" * max(1, round(count / most * BAR_WIDTH)) if count else ""


def _size(folder: Path) -> int:
    """Bytes of a build."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
