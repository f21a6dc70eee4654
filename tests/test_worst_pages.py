"""The worst pages there are cost themselves alone: the build goes on, ends, and tells what became of them."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from index.batch import TOO_MUCH_MEMORY, TOO_SLOW
from index.build import rebuild
from index.config import Config
from index.extract import NO_ARTICLE
from tests.repeated import prose

STORY = "".join(f"<p>{prose(n)}</p>\n" for n in range(9))
MEGABYTE = 1 << 20


def page(body: str) -> str:
    return f"<!doctype html><html><head><title>The harbour is shut</title></head><body>{body}</body></html>"


def nested(folder: Path) -> None:
    (folder / "b.html").write_text(page("<div>" * 100_000 + STORY + "</div>" * 100_000))


def nested_words(folder: Path) -> None:
    (folder / "b.html").write_text(page("<span><b>" * 100_000 + STORY))


def one_line(folder: Path) -> None:
    (folder / "b.txt").write_text("share " * 1_000_000)


@pytest.mark.parametrize("write", [nested, nested_words, one_line])
def test_a_page_that_asks_too_much_is_read_or_skipped_and_costs_no_other(
    write: Callable[[Path], None], tmp_path: Path
) -> None:
    report = rebuild([archive(tmp_path, write)], Config(index_dir=tmp_path / "index", jobs=1, page_seconds=10))
    assert report.read == 2 == report.indexed + report.folded + report.skipped
    assert report.indexed >= 1
    assert set(report.skips) <= {TOO_SLOW, TOO_MUCH_MEMORY, NO_ARTICLE}


@pytest.mark.parametrize("name", ["b.html.gz", "b.txt.gz", "b.jsonl.gz", "b.json.gz", "b.csv.gz"])
def test_a_small_file_that_unpacks_to_a_huge_one_is_skipped_as_such(name: str, tmp_path: Path) -> None:
    def bomb(folder: Path) -> None:
        with gzip.open(folder / name, "wb", compresslevel=1) as file:
            for _ in range(64):
                file.write(b"a" * MEGABYTE)

    config = Config(index_dir=tmp_path / "index", max_page_bytes=MEGABYTE)
    report = rebuild([archive(tmp_path, bomb)], config)
    assert report.indexed == 1
    assert report.read == 1 + report.skipped
    assert set(report.skips) <= {"too large", "invalid JSON", "invalid table row", "no known column"}
    assert report.skipped >= 1


def archive(folder: Path, write: Callable[[Path], None]) -> Path:
    """A folder with one whole page and the one that is written."""
    (folder / "in").mkdir()
    (folder / "in" / "a.html").write_text(page(f"<article>{STORY}</article>"))
    write(folder / "in")
    return folder / "in"
