"""microfiche stats and check: what is in the archive, and whether its index is whole."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.builds import Builds
from search.gaps import gaps
from tests.command_helpers import read_json, run, write_stories


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of the stories and a broken line."""
    path = write_stories(tmp_path / "stories.jsonl")
    path.write_text(path.read_text("utf-8") + "[1, 2\n", "utf-8")
    run("rebuild", path, "--index", tmp_path / "index")
    return tmp_path / "index"


def test_stats_prints_counts_years_and_gaps(index: Path) -> None:
    lines = [" ".join(line.split()) for line in run("stats", "--index", index).stdout.splitlines()]
    assert lines[:4] == [
        "News archive",
        "Stories 4, and 1 copy folded under them",
        "Inputs 6, of which 1 skipped",
        "Date unknown 1",
    ]
    bar = "█" * 40
    assert lines[lines.index("Sources") :] == [
        *("Sources", "Harbour Gazette 2", "The Islander 2", ""),
        *("Sections", "News 2", "Sport 1", "unknown 1", ""),
        *("Years", f"2014 2 {bar}", f"2016 1 {bar[:20]}", f"unknown 1 {bar[:20]}", ""),
        *("Months without a story", "2014-04 to 2014-06, 3 months", "2014-08 to 2016-04, 21 months", ""),
        *("Skipped", "invalid JSON 1"),
    ]


def test_stats_are_one_json_object(index: Path) -> None:
    stats = read_json(run("stats", "--json", "--index", index))
    names = ("read", "indexed", "folded", "skipped", "sources", "sections", "months", "years", "gaps", "skips")
    assert {name: stats[name] for name in names} == {
        "read": 6,
        "indexed": 4,
        "folded": 1,
        "skipped": 1,
        "sources": {"The Islander": 2, "Harbour Gazette": 2},
        "sections": {"News": 2, "Sport": 1, "unknown": 1},
        "months": {"2014-03": 1, "2014-07": 1, "2016-05": 1, "unknown": 1},
        "years": {"2014": 2, "2016": 1, "unknown": 1},
        "gaps": [["2014-04", "2014-06"], ["2014-08", "2016-04"]],
        "skips": {"invalid JSON": 1},
    }
    assert stats["bytes"] == sum(path.stat().st_size for path in Builds(index).current().iterdir())


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ((), ()),
        (("unknown",), ()),
        (("2016-12",), ()),
        (("2016-12", "2017-01"), ()),
        (("2016-11", "2017-02", "unknown"), (("2016-12", "2017-01"),)),
        (("2016", "2018-01"), (("2017-01", "2017-12"),)),
        (("2016-03", "2016", "2017-01"), ()),
        (("0800-01", "0800-03"), (("0800-02", "0800-02"),)),
    ],
)
def test_gaps_are_the_months_of_which_there_is_no_story(
    months: tuple[str, ...], expected: tuple[tuple[str, str], ...]
) -> None:
    assert gaps(months) == expected


def test_check_of_a_whole_index_says_so(index: Path) -> None:
    result = run("check", "--index", index)
    build = Builds(index).current()
    files = len(json.loads((build / "manifest.json").read_text("utf-8"))["files"])
    sentence = f"The index in {index}/ is sound: build {build.name}, {files} files, 4 stories, 1 copy.\n"
    assert (result.exit_code, result.output) == (0, sentence)


def damage_a_file(build: Path) -> str:
    path = max(build.iterdir(), key=lambda file: file.stat().st_size)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(bytes(content))
    return f"{path} was changed or damaged since it was written"


def remove_a_file(build: Path) -> str:
    (build / "seen.sqlite").unlink()
    return f"{build / 'seen.sqlite'} is missing"


def miscount(build: Path) -> str:
    path = build / "manifest.json"
    path.write_text(path.read_text("utf-8").replace('"indexed": 4', '"indexed": 5'), "utf-8")
    return f"the index in {build} holds 5 articles where its manifest counts 6"


def forget_an_article(build: Path) -> str:
    with closing(sqlite3.connect(build / "seen.sqlite", isolation_level=None)) as base:
        base.execute("DELETE FROM seen WHERE id = 'cup'")
    manifest = json.loads((build / "manifest.json").read_text("utf-8"))
    del manifest["files"]["seen.sqlite"]
    (build / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return f"{build / 'seen.sqlite'} holds 4 articles where its manifest counts 5"


@pytest.mark.parametrize("damage", [damage_a_file, remove_a_file, miscount, forget_an_article])
def test_check_names_what_is_wrong_and_the_command_that_mends_it(index: Path, damage: Callable[[Path], str]) -> None:
    problem = damage(Builds(index).current())
    result = run("check", "--index", index)
    mend = f"microfiche rebuild {index.parent / 'stories.jsonl'} --index {index}"
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[0] == f"microfiche: {problem}"
    assert result.stderr.splitlines()[-1] == f"microfiche: {index}/ is damaged; mend it with: {mend}"


def test_the_command_that_check_names_mends_the_index(index: Path) -> None:
    damage_a_file(Builds(index).current())
    mend = read_json(run("check", "--json", "--index", index))["mend"].split()
    run(*mend[1:])
    assert run("check", "--index", index).exit_code == 0


def test_check_without_a_manifest_asks_for_the_folder(index: Path) -> None:
    (Builds(index).current() / "manifest.json").unlink()
    result = run("check", "--index", index)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].endswith(f"mend it with: microfiche rebuild FOLDER --index {index}")


def test_check_tells_when_what_the_index_was_made_from_is_gone(index: Path) -> None:
    damage_a_file(Builds(index).current())
    (index.parent / "stories.jsonl").unlink()
    assert f"{index.parent / 'stories.jsonl'}, which it was made from, is gone" in run("check", "--index", index).stderr


def test_check_without_a_build_says_how_to_make_one(index: Path) -> None:
    shutil.rmtree(index)
    result = run("check", "--index", index)
    assert result.exit_code == 1
    assert result.stderr == f"microfiche: no index in {index}/; make one with: microfiche rebuild FOLDER\n"
