"""Prints what a rebuild or an update did, and decides whether somebody should look at it."""

from collections.abc import Iterable
from dataclasses import asdict

from rich.console import Console

from index.extract import NO_ARTICLE
from index.report import Report, Skipped
from index.sources.reasons import AN_INDEX, BINARY, EMPTY, HIDDEN, NO_FILE, NO_FORMAT
from web.commands.printing import console, print_json, printable, table
from web.commands.progress import rate, words_for
from web.commands.stop import Stop

# Skips by which nothing of an archive is lost: a crawl is full of pictures, indexes and empty files, and an exit code
# of 1 after every rebuild would soon be ignored. Any other reason means that something could not be read.
HARMLESS = frozenset({AN_INDEX, EMPTY, BINARY, HIDDEN, NO_FORMAT, NO_FILE, NO_ARTICLE})
EXIT_CODES = f"""\b
Exit code 1 where something could not be read or is noted in the report. Skips that lose nothing do
not count: {", ".join(sorted(HARMLESS))}.
"""


def tell(report: Report, *, as_json: bool, next_step: str) -> None:
    """Print the report; ends the command with exit code 1 where something needs attention."""
    if as_json:
        print_json(asdict(report))
    else:
        _print(report, console(), next_step)
    lost = {reason: count for reason, count in report.skips.items() if reason not in HARMLESS}
    if lost:
        count = sum(lost.values())
        need = "input needs" if count == 1 else "inputs need"
        raise Stop(f"{count:,} {need} a look: {_counts(lost)}; {'it is' if count == 1 else 'they are'} listed in "
                   f"{report.skipped_file}")  # fmt: skip
    if report.notes:
        raise Stop("done, but see the notes in the report")


def _print(report: Report, out: Console, next_step: str) -> None:
    out.print(table(("", ""), _figures(report), numbers=(1,)))
    if report.skips:
        out.print("\nSkipped", style="bold")
        out.print(
            table(("", ""), ((f"  {reason}", f"{count:,}") for reason, count in report.skips.items()), numbers=(1,))
        )
        out.print()
        out.print(table(("", ""), ((f"  {one.origin}", _why(one)) for one in report.examples)))
        if report.skipped > len(report.examples):
            out.print(f"  and {report.skipped - len(report.examples):,} more; all are listed in {report.skipped_file}")
    for note in report.notes:
        out.print(f"\nNote: {printable(note)}")
    speed = rate(report.indexed + report.folded, report.seconds)
    out.print(f"\nBuild {report.build_id} took {words_for(report.seconds)}, {speed}. {next_step}")


def _figures(report: Report) -> Iterable[tuple[str, str]]:
    yield "Read", f"{report.read:,}"
    yield "Indexed", f"{report.indexed:,}"
    yield "Folded duplicates", f"{report.folded:,}"
    yield "Skipped", f"{report.skipped:,}"
    if report.replaced:
        yield "Replaced older ones", f"{report.replaced:,}"
    if report.deleted:
        yield "Deleted", f"{report.deleted:,}"


def _why(skipped: Skipped) -> str:
    return f"{skipped.reason}: {skipped.detail}" if skipped.detail else skipped.reason


def _counts(reasons: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {reason}" for reason, count in reasons.items())
