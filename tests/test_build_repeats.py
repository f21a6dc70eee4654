"""Builds and what repeats: learned over the whole archive, kept for updates, learned anew from the index alone."""

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.article import Article, Removed
from index.build import Progress, rebuild, rebuild_from_index, update
from index.builds import Builds
from index.check import check
from index.config import Config, Site
from index.errors import DamagedArchiveError, MicroficheError, NoArchiveError, SourceError
from index.manifest import read_manifest
from index.pool import ALONE_BATCH
from index.report import read_skipped
from index.writer import open_reader
from tests.archives import write_dump
from tests.repeated import prose

PRINTED = "Printed on Osmay since the year of the great gale"
QUAY = "Ask for it at the quay"


def record(number: int, *tail: str) -> dict[str, Any]:
    body = "\n\n".join([*(prose((number, n)) for n in range(8)), *tail])
    return {"id": f"s{number}", "title": f"Story {number}", "body": body, "source": "The Islander"}


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(index_dir=tmp_path / "index", jobs=1)


def build(config: Config, records: Sequence[dict[str, Any]]) -> Any:
    return rebuild([write_dump(config.index_dir.parent / "in" / "dump.jsonl", records)], config)


def renew(config: Config, records: Sequence[dict[str, Any]]) -> Any:
    return update([write_dump(config.index_dir.parent / "in" / "new.jsonl", records)], config)


def article(config: Config, article_id: str) -> Article:
    reader = open_reader(Builds(config.index_dir).current())
    found = reader.article(article_id)
    reader.close()
    assert found is not None
    return found


def removed(config: Config, article_id: str) -> list[tuple[str, str]]:
    return [(line.rule, line.text) for line in article(config, article_id).removed]


def learned(config: Config) -> list[tuple[str, int, int]]:
    lines = (Builds(config.index_dir).current() / "repeats.jsonl").read_text("utf-8").splitlines()
    return [(row["example"], row["stories"], row["of"]) for row in map(json.loads, lines)]


def test_a_rebuild_leaves_out_what_repeats_over_the_whole_archive(config: Config) -> None:
    report = build(config, [record(n, PRINTED) for n in range(9)])
    assert (report.read, report.indexed) == (9, 9)
    assert removed(config, "s0") == [("repeats-in-source", PRINTED)]
    assert PRINTED not in article(config, "s0").text
    assert learned(config) == [(PRINTED, 9, 9)]
    assert "repeats.jsonl" in read_manifest(Builds(config.index_dir).current()).files


def test_stories_that_differ_only_in_what_repeats_are_folded(config: Config) -> None:
    same = record(0)
    copy = same | {"id": "copy", "body": f"{same['body']}\n\n{PRINTED}"}
    report = build(config, [same, *(record(n, PRINTED) for n in range(1, 9)), copy])
    assert (report.indexed, report.folded) == (9, 1)


def test_a_build_is_the_same_however_many_processes_clean(config: Config) -> None:
    long = "\n\n".join(prose(("long", n)) for n in range(3000))  # cleaned elsewhere, as is what follows
    records = [record(0, long), *(record(n, PRINTED) for n in range(1, 300))]
    builds = []
    for jobs in (1, 3):
        build(replace(config, jobs=jobs), records)
        builds.append(([article(config, f"s{n}") for n in range(300)], learned(config)))
    assert builds[0] == builds[1]
    assert len(long) > ALONE_BATCH


def test_nothing_that_was_put_aside_stays_in_a_build(config: Config) -> None:
    build(config, [record(n) for n in range(3)])
    assert list(Builds(config.index_dir).current().glob("*.tmp")) == []


def test_what_was_put_aside_is_there_until_the_end_and_swept_up_after_a_kill(config: Config) -> None:
    def look(progress: Progress) -> None:
        if progress.step == "indexing":
            os._exit(0)

    path = write_dump(config.index_dir.parent / "in" / "dump.jsonl", [record(n) for n in range(3)])
    child = os.fork()
    if child == 0:
        rebuild([path], config, look)
    os.waitpid(child, 0)
    left = list((config.index_dir / "builds").glob("*/*.tmp"))
    assert {"aside.tmp", "sightings.tmp"} <= {one.name for one in left}
    build(config, [record(n) for n in range(3)])
    assert list((config.index_dir / "builds").glob("*/*.tmp")) == []


def test_an_update_knows_what_the_build_before_learned(config: Config) -> None:
    build(config, [record(n, PRINTED) for n in range(9)])
    renew(config, [record(20, PRINTED)])
    assert removed(config, "s20") == [("repeats-in-source", PRINTED)]
    assert check(config).problems == ()


def test_an_update_learns_from_its_own_articles_and_counts_on(config: Config) -> None:
    build(config, [record(n, PRINTED) for n in range(9)])
    renew(config, [record(n, PRINTED, QUAY) for n in range(20, 27)])
    assert removed(config, "s20") == [("repeats-in-source", PRINTED), ("repeats-in-source", QUAY)]
    assert learned(config) == [(PRINTED, 16, 16), (QUAY, 7, 7)]
    assert removed(config, "s0") == [("repeats-in-source", PRINTED)]


def test_an_update_without_articles_forgets_nothing(config: Config) -> None:
    build(config, [record(n, PRINTED) for n in range(9)])
    update([], config, ["s3"])
    assert learned(config) == [(PRINTED, 9, 9)]


def test_a_rebuild_from_the_index_needs_no_file_and_learns_anew(config: Config) -> None:
    build(config, [record(n, PRINTED) for n in range(9)])
    for number in range(20, 40):
        renew(config, [record(number, QUAY)])
    (config.index_dir.parent / "in" / "dump.jsonl").unlink()
    assert removed(config, "s20") == []
    report = rebuild_from_index(config)
    assert (report.read, report.indexed) == (29, 29)
    assert removed(config, "s20") == [("repeats-in-source", QUAY)]
    assert removed(config, "s0") == [("repeats-in-source", PRINTED)]
    assert check(config).problems == ()


def test_a_rebuild_from_the_index_that_changes_nothing_gives_the_same_articles(config: Config) -> None:
    records = [record(n, PRINTED) for n in range(9)]
    build(config, [*records, records[0] | {"id": "copy", "author": "Mina Vane"}, records[1]])
    ids = [*(f"s{n}" for n in range(9)), "copy", "s1~2"]
    before = [article(config, one) for one in ids]
    report = rebuild_from_index(config)
    assert [article(config, one) for one in ids] == before
    assert (report.indexed, report.folded) == (9, 2)


def test_a_rebuild_from_the_index_follows_the_sites_lines_of_today(config: Config) -> None:
    dropping = replace(config, site={"The Islander": Site(drop=("Ask .*",))})
    build(dropping, [record(0, QUAY), *(record(n, PRINTED) for n in range(1, 9))])
    assert removed(config, "s0") == [("site-drop", QUAY)]
    rebuild_from_index(replace(config, site={"The Islander": Site(keep=("Printed .*",), drop=("No such line",))}))
    assert removed(config, "s0") == []
    assert removed(config, "s1") == []
    rebuild_from_index(dropping)
    assert removed(config, "s0") == [("site-drop", QUAY)]
    assert removed(config, "s1") == [("repeats-in-source", PRINTED)]


def test_a_rebuild_from_the_index_puts_back_what_repeats_no_longer(config: Config) -> None:
    build(config, [record(n, PRINTED) for n in range(9)])
    update([], config, [f"s{n}" for n in range(3, 9)])
    assert removed(config, "s0") == [("repeats-in-source", PRINTED)]
    rebuild_from_index(config)
    assert (removed(config, "s0"), learned(config)) == ([], [])
    assert article(config, "s0").text.endswith(PRINTED)


def test_a_story_that_was_left_whole_says_so_once_after_a_rebuild_from_the_index(config: Config) -> None:
    legal = " ".join(f"This is a part of the notice of the paper of Osmay number {n}" for n in range(3))
    build(config, [{**record(n), "body": f"{prose(n, 1)}\n\n{legal}"} for n in range(9)])
    before = article(config, "s0").notes
    assert len(before) == 1
    rebuild_from_index(config)
    assert article(config, "s0").notes == before


def test_a_line_that_its_site_drops_no_longer_is_judged_by_the_named_rules_again(config: Config) -> None:
    share = "Share this article on Facebook"
    build(replace(config, site={"The Islander": Site(drop=("Share .*", "Ask .*"))}), [record(0, share, QUAY)])
    assert removed(config, "s0") == [("site-drop", share), ("site-drop", QUAY)]
    rebuild_from_index(config)
    assert removed(config, "s0") == [("share-bar", share)]
    assert article(config, "s0").text.endswith(QUAY)


def test_a_rebuild_from_the_index_accounts_for_every_input_of_the_build_before(config: Config) -> None:
    folder = config.index_dir.parent / "in"
    write_dump(folder / "dump.jsonl", [record(n) for n in range(3)])
    (folder / "empty.txt").write_text("")
    rebuild([folder], config)
    before = read_manifest(Builds(config.index_dir).current())
    report = rebuild_from_index(config)
    assert (report.read, report.indexed, report.skips) == (4, 3, {"empty": 1})
    build_folder = Builds(config.index_dir).current()
    manifest = read_manifest(build_folder)
    assert (manifest.read, manifest.skips, manifest.roots) == (before.read, before.skips, before.roots)
    assert [row.origin for row in read_skipped(build_folder)] == ["in/empty.txt"]


def test_a_rebuild_from_a_damaged_index_leaves_it_as_it_is(config: Config) -> None:
    build(config, [record(0)])
    folder = Builds(config.index_dir).current()
    segment = next(folder.glob("*.arrays"))
    segment.write_bytes(segment.read_bytes()[:-1])
    with pytest.raises(DamagedArchiveError, match=r"\.arrays is missing or damaged"):
        rebuild_from_index(config)
    assert Builds(config.index_dir).current() == folder


def test_an_expression_without_end_stops_a_rebuild_from_the_index_and_names_the_article(config: Config) -> None:
    build(config, [record(n, PRINTED) for n in range(3)])
    folder = Builds(config.index_dir).current()
    endless = replace(config, page_seconds=1, site={"The Islander": Site(drop=(r"Printed (?:\w+\s?)+!",))})
    with pytest.raises(MicroficheError) as error:
        rebuild_from_index(endless)
    assert str(error.value) == (
        "the article s0 of dump.jsonl:1 took too long: more than 1 s (page_seconds); "
        "look at drop and keep of [site.'The Islander']; the index is as it was"
    )
    assert list(folder.parent.iterdir()) == [folder]
    assert (Builds(config.index_dir).current(), check(config).problems) == (folder, ())


def test_a_rebuild_from_no_index_says_how_to_make_one(config: Config) -> None:
    with pytest.raises(NoArchiveError, match="make one with"):
        rebuild_from_index(config)


def test_a_rebuild_from_an_empty_index_leaves_it(config: Config) -> None:
    build(config, [record(0)])
    update([], config, ["s0"])
    before = Builds(config.index_dir).current()
    with pytest.raises(SourceError) as error:
        rebuild_from_index(config)
    assert str(error.value) == (
        f"the index in {config.index_dir}/ holds no articles to build anew from; fill it with: microfiche rebuild "
        "FOLDER, or microfiche update FOLDER"
    )
    assert Builds(config.index_dir).current() == before


def test_removed_lines_keep_their_place_among_those_of_other_rules(config: Config) -> None:
    build(config, [record(n, PRINTED, "Share", prose(("end", n))) for n in range(9)])
    assert article(config, "s0").removed == (
        Removed(PRINTED, "repeats-in-source", 8),
        Removed("Share", "share-bar", 8),
    )
