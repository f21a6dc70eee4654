"""What a build holds is counted as it is made, and counted on by every update."""

from collections import Counter
from pathlib import Path

import pytest

from index.build import rebuild, update
from index.builds import Builds
from index.config import Config
from index.holdings import Holdings
from index.manifest import Manifest, read_manifest
from tests.archives import article, write_dump
from tests.repeated import prose

STORY = article("1", "Text.", published="2016-12-11", source="Gazette", section=("News", "Local"))
UNKNOWN = article("2", "Text.")


def counted(*articles: object) -> Holdings:
    held = Holdings()
    for one in articles:
        held.add(one, None)  # type: ignore[arg-type]
    return held


def test_a_story_counts_for_its_source_its_outermost_section_and_its_month() -> None:
    assert counted(STORY, STORY, UNKNOWN) == Holdings(
        indexed=3,
        sources=Counter({"Gazette": 2, "unknown": 1}),
        sections=Counter({"News": 2, "unknown": 1}),
        months=Counter({"2016-12": 2, "unknown": 1}),
    )


@pytest.mark.parametrize(("day", "month"), [("2016-12-11", "2016-12"), ("2016-12", "2016-12"), ("2016", "2016")])
def test_a_month_is_as_exact_as_the_date(day: str, month: str) -> None:
    assert counted(article("1", "Text.", published=day)).months == {month: 1}


def test_a_copy_counts_as_folded_and_for_nothing_else() -> None:
    held = counted(STORY)
    held.add(UNKNOWN, "1")
    held.add(UNKNOWN, "1")
    assert (held.indexed, held.folded, held.sources) == (1, 2, {"Gazette": 1})
    held.remove(UNKNOWN, "1")
    assert (held.indexed, held.folded, held.sources) == (1, 1, {"Gazette": 1})


def test_what_is_removed_counts_no_more() -> None:
    held = counted(STORY, UNKNOWN)
    held.remove(STORY, None)
    assert (held.indexed, +held.sources, +held.sections, +held.months) == (1, *[Counter({"unknown": 1})] * 3)


def figures(config: Config) -> tuple[int, int, int, dict[str, int], dict[str, int], dict[str, int]]:
    found: Manifest = read_manifest(Builds(config.index_dir).current())
    return found.read, found.indexed, found.folded, found.sources, found.sections, found.months


def test_an_update_counts_on_and_forgets_what_is_there_no_longer(tmp_path: Path) -> None:
    config = Config(index_dir=tmp_path / "index", jobs=1)
    known = {"source": "Gazette", "section": "News", "date": "2016-12-11"}
    stories = [{"id": str(n), "title": "Tide", "body": prose(n), **known} for n in range(3)]
    copy = {**stories[0], "id": "copy"}
    rebuild([write_dump(tmp_path / "a.jsonl", [*stories, copy])], config)
    assert figures(config) == (4, 3, 1, {"Gazette": 3}, {"News": 3}, {"2016-12": 3})
    other = {"source": "Ledger", "section": "Sport", "date": "2017"}
    update([write_dump(tmp_path / "b.jsonl", [{**stories[1], **other}, {**copy, "id": "more"}])], config, ["2"])
    assert figures(config) == (
        4, 2, 2, {"Gazette": 1, "Ledger": 1}, {"News": 1, "Sport": 1}, {"2016-12": 1, "2017": 1}
    )  # fmt: skip
    update([], config, ["1"])
    assert figures(config) == (3, 1, 2, {"Gazette": 1}, {"News": 1}, {"2016-12": 1})
