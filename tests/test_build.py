"""Building: nothing is lost, ids are stable, repeats fold, updates replace, and what was served stays served."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from whoosh.index import open_dir
from whoosh.query import Term

from index.build import Progress, rebuild, update
from index.builds import Builds, checksums
from index.codec import article_from_text
from index.config import Config
from index.errors import ArchiveError, DamagedArchiveError, LockedError, NoArchiveError, SourceError
from index.manifest import read_manifest
from index.report import read_skipped
from search.archive import Archive, open_searcher
from search.searcher import Searcher
from tests.archives import found, write_dump

FLOOD = "The river rose over the quay on Monday night and the market hall stood in water until Wednesday noon."
CUP = "The town won the cup at last, by two goals to one, before the largest crowd that the ground has ever held."


def record(id: str | None, body: str = FLOOD, **rest: Any) -> dict[str, Any]:
    return {"id": id, "title": f"Story {id}", "body": body} | rest


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(index_dir=tmp_path / "index")


def build(config: Config, records: Sequence[dict[str, Any]], name: str = "dump.jsonl") -> Any:
    return rebuild([write_dump(config.index_dir.parent / "in" / name, records)], config)


def renew(
    config: Config, records: Sequence[dict[str, Any]], name: str = "new.jsonl", delete: Sequence[str] = ()
) -> Any:
    return update([write_dump(config.index_dir.parent / "in" / name, records)], config, delete)


def current(config: Config) -> Searcher:
    return open_searcher(Builds(config.index_dir).current())


def test_every_input_is_indexed_folded_or_skipped(config: Config) -> None:
    folder = config.index_dir.parent / "in"
    write_dump(folder / "dump.jsonl", [record("1", title="Flood"), record("2", title="Flood"), record("3", CUP)])
    (folder / "empty.txt").write_text("")
    (folder / "broken.jsonl").write_text('{"id": "4"\n')
    report = rebuild([folder], config)
    assert (report.read, report.indexed, report.folded, report.skipped) == (5, 2, 1, 2)
    assert report.skips == {"invalid JSON": 1, "empty": 1}
    assert [row.origin for row in read_skipped(Builds(config.index_dir).current())] == [
        "in/broken.jsonl:1",
        "in/empty.txt",
    ]


def test_manifest_tells_what_the_build_holds(config: Config) -> None:
    build(config, [record("1", date="2016-12-11", source="Gazette", section="News/Local"), record("2", CUP)])
    folder = Builds(config.index_dir).current()
    manifest = read_manifest(folder)
    assert (manifest.read, manifest.indexed, manifest.folded, manifest.skipped) == (2, 2, 0, 0)
    assert manifest.sources == {"Gazette": 1, "unknown": 1}
    assert manifest.sections == {"News": 1, "unknown": 1}
    assert manifest.months == {"2016-12": 1, "unknown": 1}
    assert manifest.options == {"language": "en"}
    assert manifest.files == checksums(folder)


def test_a_repeat_is_folded_under_the_first_and_can_still_be_shown(config: Config) -> None:
    build(config, [record("1", title="Flood", source="Gazette"), record("2", title="FLOOD ", source="Ledger")])
    searcher = current(config)
    assert found(searcher, "river") == ["1"]
    assert [copy.id for copy in searcher.copies("1")] == ["2"]
    assert (searcher.lead("1"), searcher.lead("2")) == (None, "1")
    copy = searcher.article("2")
    assert copy is not None
    assert copy.source == "Ledger"


def test_short_stories_with_the_same_words_fold_only_on_the_same_day(config: Config) -> None:
    days = ["1987-03-01", "1987-03-01", "1987-03-02"]
    build(config, [record(str(n), "Stocks closed lower.", title="Wall Street", date=day) for n, day in enumerate(days)])
    assert sorted(found(current(config), "stocks")) == ["0", "2"]


def test_a_second_page_with_the_same_id_is_kept_under_one_of_its_own(config: Config) -> None:
    report = build(config, [record("1"), record("1", CUP)])
    assert (report.indexed, report.skipped) == (2, 0)
    assert found(current(config), "cup") == ["1~2"]


def test_ids_are_the_same_after_every_rebuild(config: Config) -> None:
    records = [record(None, url="https://gazette.example/a"), record(None, CUP)]
    build(config, records)
    before = sorted(found(current(config), ""))
    build(config, records)
    assert sorted(found(current(config), "")) == before
    assert len(before) == 2


def test_a_rebuild_keeps_only_the_build_before(config: Config) -> None:
    builds = [build(config, [record("1")]).build_id for _ in range(3)]
    assert sorted(path.name for path in (config.index_dir / "builds").iterdir()) == sorted(builds[1:])


def test_a_failed_rebuild_leaves_what_was_served(config: Config) -> None:
    before = build(config, [record("1")]).build_id

    def fail(progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild([write_dump(config.index_dir.parent / "other.jsonl", [record("2", CUP)])], config, fail)
    assert current(config).manifest.build_id == before
    assert [path.name for path in (config.index_dir / "builds").iterdir()] == [before]


def test_an_archive_without_articles_never_takes_the_place_of_a_full_one(config: Config) -> None:
    before = build(config, [record("1")]).build_id
    (config.index_dir.parent / "junk").mkdir()
    (config.index_dir.parent / "junk" / "empty.txt").write_text(" ")
    with pytest.raises(SourceError, match=r"no article found in .*junk: all 1 inputs were skipped \(empty: 1\)"):
        rebuild([config.index_dir.parent / "junk"], config)
    assert current(config).manifest.build_id == before


def test_what_a_killed_writer_left_is_swept_up_by_the_next(config: Config) -> None:
    build(config, [record("1")])
    (config.index_dir / "builds" / "20990101T000000Z-dead").mkdir()
    build(config, [record("1")])
    assert not (config.index_dir / "builds" / "20990101T000000Z-dead").exists()


def test_a_second_writer_is_told_who_writes(config: Config) -> None:
    with (
        Builds(config.index_dir).lock("rebuild"),
        pytest.raises(LockedError, match=rf"process {os.getpid()} \(rebuild"),
    ):
        build(config, [record("1")])


def test_a_missing_index_says_how_to_make_one(config: Config) -> None:
    with pytest.raises(NoArchiveError, match="make one with: microfiche rebuild FOLDER"):
        Archive(config).searcher()


def test_a_damaged_index_says_so(config: Config) -> None:
    build(config, [record("1")])
    for path in Builds(config.index_dir).current().glob("*.arrays"):
        path.unlink()
    with pytest.raises(DamagedArchiveError, match="cannot be opened"):
        current(config)


def test_a_build_of_another_version_says_so(config: Config) -> None:
    build(config, [record("1")])
    path = Builds(config.index_dir).current() / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 0, "new": "key"}))
    with pytest.raises(ArchiveError, match="was built by another version of Microfiche; build anew with"):
        current(config)


def test_update_adds_replaces_and_deletes(config: Config) -> None:
    build(config, [record("1"), record("2", CUP), record("3", CUP + " Again.")])
    report = renew(
        config, [record("2", "A quiet day without any news at all."), record("4", FLOOD + " Twice.")], delete=["3"]
    )
    assert (report.read, report.indexed, report.replaced, report.deleted) == (2, 2, 1, 1)
    searcher = current(config)
    assert sorted(found(searcher, "")) == ["1", "2", "4"]
    assert found(searcher, "cup") == []
    assert found(searcher, "quiet") == ["2"]
    manifest = searcher.manifest
    assert (manifest.read, manifest.indexed, manifest.folded, manifest.skipped) == (3, 3, 0, 0)


def test_update_of_the_same_file_changes_nothing(config: Config) -> None:
    records = [record("1"), record("1", CUP), record(None, CUP + " Again.")]
    build(config, records)
    before = sorted(found(current(config), ""))
    report = renew(config, records, "dump.jsonl")
    assert sorted(found(current(config), "")) == before
    assert report.replaced == 3


def test_update_of_one_file_keeps_the_ids_of_the_rebuild_of_its_folder(config: Config) -> None:
    folder = config.index_dir.parent / "paper"
    (folder / "1999").mkdir(parents=True)
    (folder / "1999" / "a.txt").write_text(f"Flood on the quay\n\n{FLOOD}\n\n{CUP}\n")
    rebuild([folder], config)
    before = found(current(config), "")
    (folder / "1999" / "a.txt").write_text(f"Flood on the quay\n\n{FLOOD}\n\n{CUP}\n\nThe mayor came on Friday.\n")
    update([folder / "1999" / "a.txt"], config)
    searcher = current(config)
    assert found(searcher, "") == before
    assert found(searcher, "mayor") == before


def test_copies_find_a_new_lead_when_theirs_is_deleted(config: Config) -> None:
    build(config, [record(str(n), title="Flood") for n in range(3)])
    report = update([], config, ["0"])
    searcher = current(config)
    assert report.deleted == 1
    assert found(searcher, "river") == ["1"]
    assert [copy.id for copy in searcher.copies("1")] == ["2"]
    assert (searcher.manifest.indexed, searcher.manifest.folded) == (1, 1)


def test_copies_find_a_new_lead_when_theirs_changes(config: Config) -> None:
    build(config, [record(str(n), title="Flood") for n in range(3)])
    renew(config, [record("0", CUP)])
    searcher = current(config)
    assert sorted(found(searcher, "")) == ["0", "1"]
    assert searcher.lead("2") == "1"


def test_deleting_an_unknown_id_is_noted(config: Config) -> None:
    build(config, [record("1")])
    assert update([], config, ["9"]).notes == ("no article has the id 9; nothing was deleted for it",)


def test_an_update_leaves_the_build_before_untouched(config: Config) -> None:
    build(config, [record("1"), record("2", CUP)])
    before = Builds(config.index_dir).current()
    sums = read_manifest(before).files
    searcher = open_searcher(before)
    renew(config, [record("1", "Nothing happened on the quay, the harbour master said.")], delete=["2"])
    assert checksums(before) == sums
    assert sorted(found(searcher, "")) == ["1", "2"]
    after = Builds(config.index_dir).current()
    assert checksums(after) == read_manifest(after).files


def test_skips_stay_listed_until_their_input_is_read_again(config: Config) -> None:
    folder = config.index_dir.parent / "in"
    write_dump(folder / "a.jsonl", [record("1")])
    for name in ("b.txt", "c.txt"):
        (folder / name).write_text("")
    rebuild([folder], config)
    (folder / "b.txt").write_text(f"Cup won\n\n{CUP}\n\n{FLOOD}\n")
    update([folder / "b.txt"], config)
    build_folder = Builds(config.index_dir).current()
    assert [row.origin for row in read_skipped(build_folder)] == ["in/c.txt"]
    assert read_manifest(build_folder).skips == {"empty": 1}


def test_progress_goes_through_all_bytes_and_then_through_all_articles(config: Config) -> None:
    seen: list[Progress] = []
    path = write_dump(config.index_dir.parent / "dump.jsonl", [record(str(n), f"{CUP} {n}") for n in range(3)])
    rebuild([path], config, seen.append)
    size = path.stat().st_size
    assert seen == [Progress("reading", 3, 0, size, size), *(Progress("indexing", 3, n, n, 3) for n in (1, 2, 3))]


def test_a_reader_of_the_archive_notices_a_new_build(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.archive.LOOK_EVERY_S", 0.0)
    build(config, [record("1")])
    archive = Archive(config)
    old = archive.searcher()
    build(config, [record("1"), record("2", CUP)])
    assert found(archive.searcher(), "cup") == ["2"]
    assert found(old, "cup") == []


def test_the_index_is_a_real_whoosh_index(config: Config) -> None:
    build(config, [record("1"), record("2", CUP)])
    with open_dir(Builds(config.index_dir).current()).searcher() as whoosh:
        hits = whoosh.search(Term("body_stem", "crowd"), limit=None)
        assert [article_from_text(hit["article"]).id for hit in hits] == ["2"]
