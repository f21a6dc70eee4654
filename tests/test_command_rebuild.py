"""microfiche rebuild and update: the report, the exit codes, and that a run which ends early changes nothing."""

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import Progress
from tests.command_helpers import (
    STORIES,
    on_a_terminal,
    process,
    read_json,
    run,
    write_many,
    write_pages,
    write_stories,
)
from web.commands.progress import StepClock, every, said, words_for

MANY = 4000


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def total() -> int:
    """Stories that a search finds now."""
    count: int = read_json(run("search", "", "--json"))["total"]
    return count


def wait_until_writing(index: Path) -> None:
    """Wait until a build has been begun."""
    deadline = time.monotonic() + 20
    while not any(index.glob("builds/*/skipped.jsonl")):
        assert time.monotonic() < deadline, "no build was begun"
        time.sleep(0.02)


def test_rebuild_accounts_for_every_input(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    write_stories(folder / "stories.jsonl")
    (folder / "logo.gif").write_bytes(b"GIF89a\x00")
    result = run("rebuild", folder)
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[:4] == ["Read 6", "Indexed 4", "Folded duplicates 1", "Skipped 1"]
    assert "logo.gif not a format that is read" in " ".join(lines)
    assert "Search it with: microfiche serve" in lines[-1]
    assert (result.exit_code, result.stderr) == (0, "")


def test_rebuild_does_not_read_the_index_that_lies_within_its_folder(tmp_path: Path) -> None:
    write_stories(tmp_path / "stories.jsonl")
    run("rebuild", ".")
    second = run("rebuild", ".", "--json")
    report = read_json(second)
    assert (report["indexed"], report["skips"], second.exit_code) == (4, {"not a format that is read": 2}, 0)


def test_rebuild_prints_the_report_as_one_json_object(tmp_path: Path) -> None:
    write_stories(tmp_path / "stories.jsonl")
    report = read_json(run("rebuild", "stories.jsonl", "--json"))
    figures = {name: report[name] for name in ("read", "indexed", "folded", "skipped", "skips", "examples", "notes")}
    assert figures == {"read": 5, "indexed": 4, "folded": 1, "skipped": 0, "skips": {}, "examples": [], "notes": []}


def test_rebuild_asks_for_a_look_at_what_could_not_be_read(tmp_path: Path) -> None:
    path = write_stories(tmp_path / "stories.jsonl")
    path.write_text(path.read_text("utf-8") + '{"id": broken\n', "utf-8")
    result = run("rebuild", "stories.jsonl", "--json")
    report = read_json(result)
    assert report["skips"] == {"invalid JSON": 1}
    assert result.exit_code == 1
    sentence = f"microfiche: 1 input needs a look: 1 invalid JSON; it is listed in {report['skipped_file']}\n"
    assert result.stderr == sentence
    assert json.loads(Path(report["skipped_file"]).read_text("utf-8"))["origin"] == "stories.jsonl:6"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("rebuild", "nothing"), 1, "microfiche: no file or folder nothing; check the path\n"),
        (("update", "."), 1, "microfiche: no index in var/; make one with: microfiche rebuild FOLDER\n"),
        (("--config", "no.toml", "rebuild", "."), 2,
         "microfiche: no configuration file no.toml; check the path given with --config\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_in_one_sentence(arguments: tuple[str, ...], code: int, sentence: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stderr, result.stdout) == (code, sentence, "")


def test_rebuild_of_a_folder_without_articles_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    write_stories(tmp_path / "stories.jsonl")
    (tmp_path / "empty").mkdir()
    assert run("rebuild", "stories.jsonl").exit_code == 0
    result = run("rebuild", "empty")
    assert result.exit_code == 1
    assert "no article found in empty" in result.stderr
    assert total() == 4


@pytest.mark.parametrize("arguments", [("rebuild",), ("update",), ("rebuild", ".", "--jsn")])
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: microfiche ")


def test_update_replaces_adds_and_deletes(tmp_path: Path) -> None:
    write_stories(tmp_path / "stories.jsonl")
    run("rebuild", "stories.jsonl")
    changed = {**STORIES[1], "title": "Council votes against the barrier"}
    fresh = {"id": "fresh", "title": "A lighthouse for sale", "body": "One careful owner, says the seller of it."}
    write_stories(tmp_path / "more.jsonl", (changed, fresh))
    report = read_json(run("update", "more.jsonl", "--delete", "cup", "--json"))
    figures = {name: report[name] for name in ("read", "indexed", "replaced", "deleted", "notes")}
    assert figures == {"read": 2, "indexed": 2, "replaced": 1, "deleted": 1, "notes": []}
    hits = read_json(run("search", "", "--json"))["hits"]
    assert {hit["id"]: hit["title"] for hit in hits} == {
        "ferry": "The ferry is back",
        "council": "Council votes against the barrier",
        "undated": "What a flood leaves",
        "fresh": "A lighthouse for sale",
    }


def test_update_that_deletes_what_is_not_there_needs_attention(tmp_path: Path) -> None:
    write_stories(tmp_path / "stories.jsonl")
    run("rebuild", "stories.jsonl")
    result = run("update", "--delete", "nobody")
    assert "Note: no article has the id nobody; nothing was deleted for it" in result.stdout
    assert (result.exit_code, result.stderr) == (1, "microfiche: done, but see the notes in the report\n")


@pytest.mark.parametrize(
    ("send", "code", "sentence"),
    [
        (lambda pid: os.killpg(pid, signal.SIGINT), 130, "microfiche: stopped; the index is as it was\n"),
        (lambda pid: os.kill(pid, signal.SIGINT), 130, "microfiche: stopped; the index is as it was\n"),
        (lambda pid: os.kill(pid, signal.SIGTERM), 130, "microfiche: stopped; the index is as it was\n"),
        (lambda pid: os.kill(pid, signal.SIGKILL), -9, ""),
    ],
    ids=["Ctrl-C", "kill -2", "kill", "kill -9"],
)
def test_rebuild_that_is_stopped_leaves_the_old_index_in_place(
    tmp_path: Path, send: Callable[[int], None], code: int, sentence: str
) -> None:
    run("rebuild", write_stories(tmp_path / "stories.jsonl"))
    with process("rebuild", write_many(tmp_path / "many.jsonl", MANY), cwd=tmp_path) as rebuilding:
        deadline = time.monotonic() + 20
        while len(list(Path("var/builds").iterdir())) < 2:
            assert time.monotonic() < deadline, "no build was begun"
            time.sleep(0.02)
        send(rebuilding.pid)
        _, errors = rebuilding.communicate(timeout=20)
    assert (rebuilding.returncode, errors) == (code, sentence)
    assert len(list(Path("var/builds").iterdir())) == (1 if sentence else 2)
    assert total() == 4
    assert run("check").exit_code == 0


def test_ctrl_c_stops_the_processes_that_clean_pages_without_a_word_of_theirs(tmp_path: Path) -> None:
    with process("rebuild", write_pages(tmp_path / "pages", 800), cwd=tmp_path) as rebuilding:
        wait_until_writing(tmp_path / "var")
        time.sleep(2.5)  # until they are at work
        os.killpg(rebuilding.pid, signal.SIGINT)
        _, errors = rebuilding.communicate(timeout=20)
    assert (rebuilding.returncode, errors) == (130, "microfiche: stopped; the index is as it was\n")


def test_rebuild_after_a_killed_one_clears_up_what_it_left(tmp_path: Path) -> None:
    with process("rebuild", write_many(tmp_path / "many.jsonl", MANY), cwd=tmp_path) as rebuilding:
        wait_until_writing(tmp_path / "var")
        rebuilding.kill()
        rebuilding.communicate()
    assert run("rebuild", write_stories(tmp_path / "stories.jsonl")).exit_code == 0
    assert len(list(Path("var/builds").iterdir())) == 1


def test_second_writer_is_told_who_holds_the_index(tmp_path: Path) -> None:
    write_stories(tmp_path / "stories.jsonl")
    with process("rebuild", write_many(tmp_path / "many.jsonl", MANY), cwd=tmp_path) as rebuilding:
        wait_until_writing(tmp_path / "var")
        result = run("rebuild", "stories.jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"microfiche: var/ is being written by process {rebuilding.pid} (rebuild, since ")


READING = "12,000 read and cleaned, 429 inputs/s"


@pytest.mark.parametrize(
    ("progress", "line"),
    [
        (Progress("reading", 12_000, 0, 250_000, 1_300_000), f"{READING}, about 2 min left, then indexing"),
        (Progress("reading", 12_000, 0, 9, 9), f"{READING}, learning what repeats"),
        (Progress("indexing", 12_000, 900, 1_000, 2_000), "1,000 of 2,000 indexed, 36 stories/s, about 28 s left"),
        (Progress("indexing", 12_000, 900, 2_000, 2_000), "2,000 of 2,000 indexed, 71 stories/s, writing the index"),
    ],
    ids=["reading", "all read", "indexing", "all indexed"],
)
def test_progress_in_a_pipe_is_a_plain_line(progress: Progress, line: str) -> None:
    assert said(progress, 28.0) == line


def test_progress_says_nothing_of_the_time_left_before_it_can_know() -> None:
    assert said(Progress("reading", 3, 0, 10, 900), 0.5) == "3 read and cleaned, 6.0 inputs/s"


def test_the_time_of_a_step_is_counted_from_its_begin() -> None:
    now = 0.0
    clock = StepClock(lambda: now)
    now = 90.0
    assert clock.elapsed_s(Progress("reading", 1, 0, 1, 1)) == 90
    assert clock.elapsed_s(Progress("indexing", 1, 0, 1, 9)) == 0
    now = 95.0
    assert clock.elapsed_s(Progress("indexing", 1, 0, 1, 9)) == 5


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "0 s"), (99, "99 s"), (100, "2 min"), (3_540, "59 min"), (7_800, "2 h 10 min")]
)
def test_a_span_of_time_is_told_in_words(seconds: float, words: str) -> None:
    assert words_for(seconds) == words


def test_progress_is_told_no_more_often_than_asked() -> None:
    told: list[int] = []
    watch = every(60.0, lambda progress, elapsed_s: told.append(progress.read))
    for number in range(1000):
        watch(Progress("reading", number, 0, 0, 1))
    assert told == [0]


def test_progress_tells_at_once_and_once_that_a_step_is_done() -> None:
    told: list[tuple[str, int]] = []
    watch = every(60.0, lambda progress, elapsed_s: told.append((progress.step, progress.done)))
    for done in (300, 500, 900, 900):
        watch(Progress("reading", done, 0, done, 900))
    for done in (1, 2, 2):
        watch(Progress("indexing", 900, done, done, 2))
    assert told == [("reading", 300), ("reading", 900), ("indexing", 2)]


def test_the_time_of_a_step_goes_on_while_nothing_is_told() -> None:
    told: list[float] = []
    watch = every(60.0, lambda progress, elapsed_s: told.append(elapsed_s))
    watch(Progress("reading", 1, 0, 1, 9))
    watch(Progress("indexing", 1, 0, 1, 2))
    time.sleep(0.05)
    watch(Progress("indexing", 1, 0, 2, 2))
    assert told[1] >= 0.05


def test_progress_of_a_short_run_is_not_told() -> None:
    told: list[int] = []
    watch = every(60.0, lambda progress, elapsed_s: told.append(progress.read), first_after=60.0)
    watch(Progress("reading", 1, 0, 9, 9))
    assert told == []


def test_rebuild_on_a_terminal_draws_a_bar_and_takes_it_away(tmp_path: Path) -> None:
    shown = on_a_terminal("rebuild", write_many(tmp_path / "many.jsonl", 300), stream="stderr", cwd=tmp_path)
    assert " read and cleaned, " in shown
    assert " of 300 indexed, " in shown
    assert shown.rstrip().endswith("\x1b[2K")
