"""microfiche search: the page's search in a terminal, and what takes too long or is not read to the end."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from index.setting_values import BOUNDS
from tests.command_helpers import PROGRAM, STORIES, environment, on_a_terminal, read_json, run, write_stories

ESCAPE = "\x1b"


def ids(result: Any) -> list[str]:
    """Of the hits, in order."""
    return [hit["id"] for hit in read_json(result)["hits"]]


def test_search_prints_count_reading_and_hits(index: Path) -> None:
    result = run("search", "ferry", "--index", index)
    assert result.stdout.splitlines() == [
        "1 story. Searched as: stories with ferry",
        "",
        "  1  The ferry is back",
        "     The Islander · News › Ferry · 31 March 2014 · by Josie Merrill · and 1 copy",
        "     " + STORIES[0]["body"],
        "     id ferry",
    ]


def test_search_says_what_may_have_been_meant(index: Path) -> None:
    printed = run("search", "fery", "--index", index).stdout.splitlines()
    assert printed[:2] == ["0 stories. Searched as: stories with fery", "Did you mean: ferry?"]
    assert read_json(run("search", "fery", "--json", "--index", index))["did_you_mean"] == ["ferry"]
    assert read_json(run("search", "ferry", "--json", "--index", index))["did_you_mean"] == []


def test_search_in_a_pipe_prints_no_colours(index: Path) -> None:
    assert ESCAPE not in run("search", "ferry", "--facets", "--index", index).stdout


def test_search_on_a_terminal_highlights_the_matches(index: Path) -> None:
    assert "The \x1b[1;33mferry\x1b[0m came back" in on_a_terminal("search", "ferry", "--index", index)


def test_a_story_cannot_steer_the_terminal(tmp_path: Path) -> None:
    story = {
        "id": "bad",
        "title": "Clear \x1b[2J [red]this[/red]",
        "body": "Mud \x1b]0;owned\x07 and [bold]more[/bold] mud.",
    }
    path = write_stories(tmp_path / "bad.jsonl", (story,))
    run("rebuild", path, "--index", tmp_path / "index")
    printed = on_a_terminal("search", "mud", "--index", tmp_path / "index")
    assert "\x1b[2J" not in printed
    assert "\x1b]0" not in printed
    assert "[red]this[/red]" in printed


def test_search_json_is_one_object_with_these_values(index: Path) -> None:
    found = read_json(run("search", '"flood money"', "--json", "--index", index))
    score = found["hits"][0].pop("score")
    assert isinstance(score, float)
    assert found == {
        "total": 1,
        "searched_as": "stories with exactly “flood money”",
        "notes": [],
        "did_you_mean": [],
        "hits": [
            {
                "id": "council",
                "title": "Council votes for a barrier",
                "source": "Harbour Gazette",
                "section": ["News"],
                "authors": ["Tobias Crane"],
                "published": "2014-07-02",
                "url": None,
                "snippet": [
                    ["The council voted on Monday to spend the ", False],
                    ["flood money", True],
                    [STORIES[1]["body"].partition("flood money")[2], False],
                ],
            }
        ],
    }


def test_search_json_holds_the_facets_that_are_asked_for(index: Path) -> None:
    facets = read_json(run("search", "flood", "--json", "--facets", "--limit", "0", "--index", index))["facets"]
    assert facets == {
        "source": [["Harbour Gazette", 2], ["The Islander", 1]],
        "section": [["News", 1], ["Sport", 1]],
        "author": [["Tobias Crane", 2]],
        "tag": [],
        "date": [["2016-05", 1], ["2016", 1], ["2014-07-02", 1], ["2014-07", 1], ["2014", 1], ["unknown", 1]],
    }


def test_search_prints_facets_in_words(index: Path) -> None:
    printed = run("search", "flood", "--facets", "--limit", "0", "--index", index).stdout
    rows = [line.split() for line in printed.splitlines()]
    assert rows[-4:] == [["Date"], ["2016", "1"], ["2014", "1"], ["date", "unknown", "1"]]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["flood"], {"council", "cup", "undated"}),
        (["flood", "-cup"], {"council", "undated"}),
        (["flood", "--", "-cup"], {"council", "undated"}),
        (["flood", '-"cup final"'], {"council", "undated"}),
        (["flood", "--filter", "source=The Islander"], {"undated"}),
        (["flood", "--filter", "-source=The Islander"], {"council", "cup"}),
        (["flood", "--filter", "date=2014", "--filter", "date=unknown"], {"council", "undated"}),
        (["flood", "--filter", "publication=The Islander"], {"undated"}),
        (["mayor", "goat", "--match", "any"], {"council", "ferry"}),
        (["mayor", "goat", "--match", "all"], set()),
    ],
)
def test_search_reads_its_arguments(index: Path, arguments: list[str], expected: set[str]) -> None:
    result = run("search", "--json", "--index", index, *arguments)
    assert (set(ids(result)), result.exit_code) == (expected, 0)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("newest", ["cup", "council", "ferry", "undated"]), ("oldest", ["ferry", "council", "cup", "undated"])],
)
def test_search_sorts_by_date_with_the_undated_last(index: Path, sort: str, expected: list[str]) -> None:
    assert ids(run("search", "", "--sort", sort, "--json", "--index", index)) == expected


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["a", "--filter", "foo=x"], "is not FIELD=VALUE with one of the fields source, section, author, tag, date"),
        (["a", "--filter", "source"], "is not FIELD=VALUE with one of the fields source, section, author, tag, date"),
        (["a", "--limt", "5"], "No such option '--limt'"),
        (["a", "--limit", "-1"], "Invalid value for '--limit'"),
        (["a", "--sort", "best"], "Invalid value for '--sort'"),
        ([], "Missing argument 'QUERY...'"),
    ],
)
def test_search_wrongly_used_ends_with_2(index: Path, arguments: list[str], sentence: str) -> None:
    result = run("search", *arguments, "--index", index)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_search_without_an_index_says_how_to_make_one(tmp_path: Path) -> None:
    result = run("search", "a", "--index", tmp_path / "none")
    sentence = f"microfiche: no index in {tmp_path / 'none'}/; make one with: microfiche rebuild FOLDER\n"
    assert (result.exit_code, result.stderr) == (1, sentence)


@pytest.fixture
def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every search takes too long."""
    monkeypatch.setitem(BOUNDS, "search_seconds", (0, 10))
    monkeypatch.setenv("MICROFICHE_SEARCH_SECONDS", "0")


TOO_SLOW = "the search took too long and was stopped; rarer words are found sooner, and search_seconds allows more"


@pytest.mark.usefixtures("no_time")
@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_a_search_that_takes_too_long_says_so_and_ends_with_1(index: Path, arguments: list[str]) -> None:
    result = run("search", "ferry", *arguments, "--index", index)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"microfiche: {TOO_SLOW}\n")


@pytest.mark.usefixtures("no_time")
@pytest.mark.parametrize("kind", ["csv", "jsonl", "trec"])
def test_batch_leaves_out_searches_that_take_too_long_and_says_so(index: Path, kind: str) -> None:
    result = run("batch", "-", "--format", kind, "--index", index, typed="ferry\nflood\n")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1 if kind == "csv" else 0)
    assert result.stderr.splitlines() == [
        f"microfiche: query 1 was left out: {TOO_SLOW}",
        f"microfiche: query 2 was left out: {TOO_SLOW}",
        "microfiche: 2 lines were left out; all others are answered",
    ]


def test_search_into_a_closed_pipe_is_quiet(index: Path) -> None:
    command = [*PROGRAM, "batch", "-", "--index", str(index)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment(), stdin=pipe, stdout=pipe, stderr=pipe, text=True) as batch:
        assert batch.stdin and batch.stdout and batch.stderr
        batch.stdout.close()
        batch.stdin.write("flood\n" * 50)
        batch.stdin.close()
        assert batch.stderr.read() == ""


def test_search_why_tells_each_part_and_what_would_find_more(index: Path) -> None:
    printed = [
        " ".join(line.split())
        for line in run("search", "ferry zeppelin", "--match", "all", "--why", "--index", index).stdout.splitlines()
    ]
    assert printed == [
        "0 stories. Searched as: stories with all of ferry and zeppelin",
        "",
        "What each part finds by itself",
        "1 ferry found as ferry 1",
        "0 zeppelin",
        "",
        "No story has zeppelin; without it there would be 1 story.",
        "",
        "To find more",
        "1 Ask for any of the words instead of all ferry zeppelin --match any",
        "1 Do not ask for zeppelin ferry --match all",
    ]


def test_search_why_as_json(index: Path) -> None:
    values = read_json(run("search", '"ferry came"', "--why", "--json", "--index", index))["why"]
    assert (values["reason"], values["complete"], values["narrower"]) == (None, True, [])
    assert values["clauses"] == [
        {"words": "exactly “ferry came”", "stories": 1, "found_as": [], "parts": [
            {"words": "exactly “ferry”", "stories": 1, "found_as": [], "parts": []},
            {"words": "exactly “came”", "stories": 1, "found_as": [], "parts": []},
        ]},
    ]  # fmt: skip


def test_search_without_why_explains_nothing(index: Path) -> None:
    assert "why" not in read_json(run("search", "ferry", "--json", "--index", index))
