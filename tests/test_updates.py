"""Updates: repeats keep a true lead whatever the order, and odd names do no harm."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.build import rebuild, update
from index.builds import Builds
from index.check import check
from index.config import Config
from index.report import read_skipped
from search.archive import open_searcher
from tests.archives import found, write_dump

FLOOD = "The river rose over the quay on Monday night and the market hall stood in water until Wednesday noon."
CUP = "The town won the cup at last, by two goals to one, before the largest crowd that the ground has ever held."


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(index_dir=tmp_path / "index")


def dump(config: Config, name: str, stories: dict[str, str]) -> Path:
    records = [{"id": id, "title": "Story", "body": body} for id, body in stories.items()]
    return write_dump(config.index_dir.parent / name, records)


def families(config: Config) -> dict[str, list[str]]:
    """Each story that is found, with the copies folded under it."""
    searcher = open_searcher(Builds(config.index_dir).current())
    return {lead: [copy.id for copy in searcher.copies(lead)] for lead in sorted(found(searcher, ""))}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"lead": FLOOD}, {"new": FLOOD, "lead": CUP}, {"lead": [], "new": []}),
        ({"lead": FLOOD, "old": CUP}, {"old": FLOOD, "lead": CUP}, {"lead": [], "old": []}),
        ({"lead": FLOOD, "copy": FLOOD}, {"new": FLOOD, "lead": CUP}, {"copy": ["new"], "lead": []}),
        ({"lead": FLOOD}, {"new": FLOOD}, {"lead": ["new"]}),
        ({"lead": FLOOD, "copy": FLOOD}, {"copy": FLOOD, "lead": FLOOD}, {"lead": ["copy"]}),
    ],
    ids=["new copy first", "changed copy first", "a copy of before leads", "lead untouched", "nothing changed"],
)
def test_repeats_keep_a_lead_that_tells_the_same(
    config: Config, before: dict[str, str], after: dict[str, str], expected: dict[str, Sequence[str]]
) -> None:
    rebuild([dump(config, "before.jsonl", before)], config)
    report = update([dump(config, "after.jsonl", after)], config)
    assert families(config) == expected
    assert report.read == report.indexed + report.folded == len(after)
    assert check(config).problems == ()


def test_skips_with_every_kind_of_line_separator_in_their_names_are_kept(config: Config) -> None:
    folder = dump(config, "in/stories.jsonl", {"1": FLOOD}).parent
    names = [f"a{separator}b.txt" for separator in "\x0b\x1c\x85\u2028\u2029"]
    for name in names:
        (folder / name).write_text("")
    rebuild([folder], config)
    update([], config, ["1"])
    assert [row.origin for row in read_skipped(Builds(config.index_dir).current())] == [f"in/{name}" for name in names]


def test_a_lead_and_its_copy_can_be_deleted_together(config: Config) -> None:
    stories: dict[str, Any] = {"lead": FLOOD, "copy": FLOOD, "other": CUP}
    rebuild([dump(config, "stories.jsonl", stories)], config)
    assert update([], config, ["lead", "copy"]).deleted == 2
    assert families(config) == {"other": []}


def test_another_language_than_the_indexs_is_noted(config: Config) -> None:
    rebuild([dump(config, "before.jsonl", {"1": FLOOD})], config)
    report = update([dump(config, "after.jsonl", {"2": CUP})], replace(config, language="de"))
    assert report.notes == (
        "the index is of language en and stays so; for de build it anew with: microfiche rebuild FOLDER",
    )
