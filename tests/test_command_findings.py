"""What a build found out is printed: lines that repeat, pages worth a look, kept and dropped lines side by side."""

import json
import re
from pathlib import Path

import pytest

from index.builds import Builds
from index.doubtful import doubtful, is_doubtful
from tests.archives import article
from tests.command_helpers import EXPORT, FERRY, on_a_terminal, read_json, run
from tests.repeated import prose

PRINTED = "Printed on Osmay since the year of the great gale"


def record(number: int, *tail: str, paragraphs: int = 8) -> dict[str, object]:
    body = "\n\n".join([*(prose((number, n)) for n in range(paragraphs)), *tail])
    return {"id": f"s{number}", "title": f"Story {number}", "body": body, "source": "The Islander"}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Nine stories that end alike, and 25 briefs that would lose too much if that line went."""
    records = [record(n, PRINTED) for n in range(9)] + [record(n, PRINTED, paragraphs=1) for n in range(20, 45)]
    (tmp_path / "dump.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records))
    run("rebuild", tmp_path / "dump.jsonl", "--index", tmp_path / "index")
    return tmp_path / "index"


def lines(*arguments: str | Path) -> list[str]:
    return [" ".join(line.split()) for line in run(*arguments).stdout.splitlines()]


def test_stats_lists_the_lines_that_repeat_in_a_source(index: Path) -> None:
    printed = lines("stats", "--index", index)
    start = printed.index("Lines that repeat in a source, and in how many of its stories")
    assert printed[start + 1 : start + 3] == ["The Islander: 1 line", f"34 of 34 {PRINTED}"]


def test_stats_as_json_has_every_repeat(index: Path) -> None:
    assert read_json(run("stats", "--json", "--index", index))["repeats"] == [
        {
            "source": "The Islander", "rule": "repeats-in-source", "form": PRINTED.lower(), "example": PRINTED,
            "stories": 34, "of": 34, "anywhere": True,
        }
    ]  # fmt: skip


def test_stats_lists_the_first_pages_worth_a_look_and_how_many_there_are(index: Path) -> None:
    printed = lines("stats", "--index", index)
    start = printed.index("25 pages are worth a look")
    assert printed[start + 1].startswith("0.00 s20 Story 20 lines that repeat in its source were left in, as they are")
    assert printed[start + 21 :] == ["and 5 more: microfiche stats --doubtful"]
    assert read_json(run("stats", "--json", "--index", index))["doubtful"]["count"] == 25


def test_stats_doubtful_lists_them_all(index: Path) -> None:
    assert len(lines("stats", "--doubtful", "--index", index)) == 26
    as_json = run("stats", "--doubtful", "--json", "--index", index).stdout.splitlines()
    assert [json.loads(line)["id"] for line in as_json] == [f"s{n}" for n in range(20, 45)]


def test_stats_doubtful_of_an_archive_without_any_says_so(tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl").write_text(json.dumps(record(1)))
    run("rebuild", tmp_path / "dump.jsonl", "--index", tmp_path / "index")
    assert lines("stats", "--doubtful", "--index", tmp_path / "index") == ["No page is worth a look."]
    assert "worth a look" not in run("stats", "--index", tmp_path / "index").stdout


def test_an_update_keeps_the_list_of_pages_worth_a_look(index: Path) -> None:
    (index.parent / "new.jsonl").write_text(
        json.dumps(record(20)) + "\n" + json.dumps(record(50, PRINTED, paragraphs=1))
    )
    run("update", index.parent / "new.jsonl", "--delete", "s21", "--index", index)
    expected = [f"s{n}" for n in (*range(22, 45), 50)]
    assert [one.id for one in doubtful(Builds(index).current())] == expected


@pytest.mark.parametrize(
    ("known", "expected"), [({}, False), ({"doubt": 0.29}, False), ({"doubt": 0.3}, True), ({"notes": ("cut",)}, True)]
)
def test_a_page_is_worth_a_look_if_the_finder_was_in_doubt_or_something_is_noted(
    known: dict[str, object], expected: bool
) -> None:
    assert is_doubtful(article("1", "Text.", **known)) is expected


def test_clean_diff_in_a_pipe_is_a_line_a_line_with_its_rule_before_it(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(EXPORT, "utf-8")
    printed = run("clean", "--diff", tmp_path / "ferry.txt").stdout.splitlines()
    assert printed[:3] == ["The ferry is back", "1 line kept, 6 dropped", ""]
    assert "breadcrumb    - • Ferry" in printed
    assert "reading-time  - 4 minute read" in printed
    assert printed[-2:] == [f"                {FERRY}", "contact-line  - Contact us at letters@islander.example"]


def test_clean_diff_shows_the_headline_above_the_story_as_what_it_is(tmp_path: Path) -> None:
    story = "<h1>The ferry is back</h1><article><p>{}</p><p>{}</p></article>".format(*map(prose, "ab"))
    below = "<ul><li><a href='/b'>Cup won</a></li><li><a href='/a'>Now: the ferry is back</a></li></ul>"
    (tmp_path / "ferry.html").write_text(f"<html><title>The ferry is back</title><body><main>{story}</main>{below}")
    printed = run("clean", "--diff", tmp_path / "ferry.html").stdout.splitlines()
    assert printed[:5] == [
        "The ferry is back", "2 lines kept, 3 dropped", "",
        "headline            - The ferry is back", f"                      {prose('a')}",
    ]  # fmt: skip
    assert printed[-2:] == ["outside-main-story  - Cup won", "outside-main-story  - Now: the ferry is back"]


def test_clean_diff_on_a_terminal_has_two_columns(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(EXPORT, "utf-8")
    screen = re.sub(r"\x1b\[[0-9;]*m", "", on_a_terminal("clean", "--diff", tmp_path / "ferry.txt"))
    rows = screen.replace("\r", "").splitlines()
    heading = next(row for row in rows if row.startswith("Kept"))
    column = heading.index("Dropped, and by which rule")
    assert next(row for row in rows if "reading-time" in row).index("reading-time") == column
    assert next(row for row in rows if "The ferry came back" in row).startswith("The ferry came back")
    assert max(map(len, rows)) <= 100


@pytest.mark.parametrize(
    ("option", "shown"),
    [
        ("--diff", ["Notes", "2 lines kept, 1 dropped", "", "             Fog on the quay.", "share-bar  - Share",
                    "             A late boat."]),
        ("--why", ["share-bar  1 line", "  Share"]),
    ],
)  # fmt: skip
def test_clean_of_a_refused_page_says_why_and_then_shows_its_lines(
    tmp_path: Path, option: str, shown: list[str]
) -> None:
    (tmp_path / "notes.html").write_text(
        "<html><head><title>Notes</title></head><body><main><p>Fog on the quay.</p><p>Share</p><p>A late boat.</p>"
        "</main></body></html>"
    )
    result = run("clean", option, tmp_path / "notes.html")
    reason = "notes.html gives no article: no article in it (7 words of text)"
    assert result.stdout.splitlines() == [reason, "", *shown]
    assert (result.exit_code, result.stderr) == (1, "microfiche: 1 input gives no article\n")


def test_clean_diff_shows_many_files_one_after_the_other(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(EXPORT, "utf-8")
    assert run("clean", "--diff", tmp_path / "a.txt", tmp_path / "b.txt").stdout.count("1 line kept, 6 dropped") == 2


@pytest.mark.parametrize("options", [("--diff", "--why"), ("--diff", "--json"), ("--why", "--json")])
def test_clean_prints_one_thing_at_a_time(options: tuple[str, str], tmp_path: Path) -> None:
    assert run("clean", *options, tmp_path).exit_code == 2


def test_show_why_names_what_repeats(index: Path) -> None:
    printed = run("show", "s1", "--why", "--index", index).stdout.splitlines()
    assert printed[-2:] == ["repeats-in-source  1 line", f"  {PRINTED}"]


def test_show_tells_what_is_noted_of_an_article(index: Path) -> None:
    assert any(line.startswith("Note lines that repeat") for line in lines("show", "s20", "--index", index))
    assert read_json(run("show", "s20", "--json", "--index", index))["notes"] != []


def test_rebuild_from_the_index_needs_no_sources(index: Path) -> None:
    (index.parent / "dump.jsonl").unlink()
    result = run("rebuild", "--from-index", "--index", index)
    assert result.exit_code == 0
    assert " ".join(result.stdout.splitlines()[0].split()) == "Read 34"


@pytest.mark.parametrize("arguments", [(), ("--from-index", "somewhere")])
def test_rebuild_reads_either_sources_or_the_index(arguments: tuple[str, ...], tmp_path: Path) -> None:
    result = run("rebuild", *arguments, "--index", tmp_path / "index")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--from-index" in result.stderr
    assert not (tmp_path / "index").exists()
