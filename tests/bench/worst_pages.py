"""The worst pages there are: each costs itself alone, within the time and memory that a page may take."""

import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.memory import run as measured
from tests.bench.shared import MICROFICHE, hold
from tests.repeated import prose

PAGE_SECONDS = 30
STORY = "<p>The harbour was shut on Monday, and nobody in the town could say when the boats would sail again.</p>\n"
FLOORS = {r"indexed (\d+)": 1, r"in time (\d)": 1, r"in memory (\d)": 1}
MOST_SECONDS = 60.0  # PAGE_SECONDS, what the parent waits beyond it, and the start of a process
MOST_MB = 1_600.0  # what a page may need and three processes


def run() -> None:
    """A real rebuild of each beside a page that is whole."""
    for name, write in PAGES.items():
        with TemporaryDirectory() as folder:
            archive = Path(folder) / "archive"
            archive.mkdir()
            (archive / "a.html").write_text(_page("".join(f"<p>{prose(n)}</p>" for n in range(9))))
            write(archive)
            hold(_rebuilt(name, archive, Path(folder) / "index"), FLOORS)


def _rebuilt(name: str, archive: Path, index: Path) -> str:
    began = time.monotonic()
    ran = measured([*MICROFICHE, "rebuild", str(archive), "--index", str(index), "--json"])
    took = time.monotonic() - began
    report = json.loads(ran.stdout)
    said = (
        f"{name}: indexed {report['indexed']}, skipped {report['skips']}; {took:.1f} s, {ran.peak_mb:.0f} MB; "
        f"in time {took < MOST_SECONDS:d}, in memory {ran.peak_mb < MOST_MB:d}"
    )
    print(said, flush=True)
    return said


def _page(body: str) -> str:
    head = "<title>The harbour is shut</title>"
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


def _ten_megabytes(archive: Path) -> None:
    (archive / "b.html").write_text(_page(STORY * (10_000_000 // len(STORY))))


def _ten_megabytes_of_tags(archive: Path) -> None:
    (archive / "b.html").write_text(_page(STORY + "<i>a</i> " * 1_000_000))


def _nested(archive: Path) -> None:
    (archive / "b.html").write_text(_page("<div>" * 100_000 + STORY + "</div>" * 100_000))


def _nested_spans(archive: Path) -> None:
    (archive / "b.html").write_text(_page("<span>" * 100_000 + STORY))


def _never_closed(archive: Path) -> None:
    (archive / "b.html").write_text(
        "".join(f"<div><b><p>Paragraph {n} of the harbour.<table><tr>" for n in range(100_000))
    )


def _one_line(archive: Path) -> None:
    (archive / "b.txt").write_text("share " * 3_000_000)


def _many_lines(archive: Path) -> None:
    (archive / "b.txt").write_text("".join(f"{n} Share this with 4 friends\n" for n in range(600_000)))


def _bomb(name: str) -> Callable[[Path], None]:
    def write(archive: Path) -> None:
        with gzip.open(archive / name, "wb", compresslevel=9) as file:
            for _ in range(1024):
                file.write(b" " * (1 << 20))

    return write


PAGES: dict[str, Callable[[Path], None]] = {
    "10 MB of paragraphs": _ten_megabytes,
    "10 MB, a million elements": _ten_megabytes_of_tags,
    "100,000 nested boxes": _nested,
    "100,000 nested spans, never closed": _nested_spans,
    "500,000 elements, none closed": _never_closed,
    "18 MB in one line": _one_line,
    "600,000 lines": _many_lines,
    "1 GB in a .html.gz": _bomb("b.html.gz"),
    "1 GB in a .txt.gz": _bomb("b.txt.gz"),
    "1 GB in a .jsonl.gz": _bomb("b.jsonl.gz"),
    "1 GB in a .json.gz": _bomb("b.json.gz"),
    "1 GB in a .csv.gz": _bomb("b.csv.gz"),
}
