"""microfiche show and clean: one article as it is indexed, where it is from, what was left out of it."""

import json
from pathlib import Path

import pytest

from tests.command_helpers import EXPORT, FERRY, read_json, run, write_stories

WHY = [
    "breadcrumb  2 lines",
    "  • News",
    "  • Ferry",
    "reading-time  1 line",
    "  4 minute read",
]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of the stories."""
    run("rebuild", write_stories(tmp_path / "stories.jsonl"), "--index", tmp_path / "index")
    return tmp_path / "index"


def test_show_prints_what_is_known_and_then_the_text(index: Path) -> None:
    printed = [" ".join(line.split()) for line in run("show", "ferry", "--index", index).stdout.splitlines()]
    assert printed == [
        "The ferry is back",
        "",
        "Source The Islander",
        "Section News › Ferry",
        "Date 31 March 2014",
        "By Josie Merrill",
        "Tags ferry, goats",
        "Language en",
        "Address https://islander.example/ferry",
        "Id ferry",
        "Read from stories.jsonl:1",
        "Copies ferry-again The ferry is back, Harbour Gazette",
        "",
        FERRY,
    ]


def test_show_of_a_copy_names_the_story_it_repeats(index: Path) -> None:
    printed = [" ".join(line.split()) for line in run("show", "ferry-again", "--index", index).stdout.splitlines()]
    assert "Copy of ferry The ferry is back, The Islander" in printed


def test_show_prints_the_article_as_json(index: Path) -> None:
    shown = read_json(run("show", "cup", "--json", "--index", index))
    names = (
        "id",
        "title",
        "source",
        "section",
        "authors",
        "published",
        "url",
        "origin",
        "copy_of",
        "copies",
        "removed",
    )
    assert {name: shown[name] for name in names} == {
        "id": "cup",
        "title": "Final lost in the wet",
        "source": "Harbour Gazette",
        "section": ["Sport"],
        "authors": ["Tobias Crane"],
        "published": "2016-05",
        "url": None,
        "origin": "stories.jsonl:3",
        "copy_of": None,
        "copies": [],
        "removed": [],
    }


def test_show_of_an_unknown_id_says_where_ids_are_found(index: Path) -> None:
    result = run("show", "nobody", "--index", index)
    sentence = "microfiche: no article has the id nobody; find ids with: microfiche search WORDS\n"
    assert (result.exit_code, result.stderr, result.stdout) == (1, sentence, "")


def test_show_raw_prints_the_page_as_its_source_holds_it(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(EXPORT, "utf-8")
    run("rebuild", tmp_path / "ferry.txt", "--index", tmp_path / "index")
    found = read_json(run("search", "ferry", "--json", "--index", tmp_path / "index"))["hits"][0]["id"]
    assert run("show", found, "--raw", "--index", tmp_path / "index").stdout == EXPORT


def test_show_raw_says_when_the_file_is_gone(index: Path, tmp_path: Path) -> None:
    (tmp_path / "stories.jsonl").unlink()
    result = run("show", "ferry", "--raw", "--index", index)
    assert result.exit_code == 1
    assert result.stderr.startswith("microfiche: ")
    assert str(tmp_path / "stories.jsonl") in result.stderr


def test_show_why_prints_each_line_under_its_rule(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(EXPORT, "utf-8")
    run("rebuild", tmp_path / "ferry.txt", "--index", tmp_path / "index")
    found = read_json(run("search", "ferry", "--json", "--index", tmp_path / "index"))["hits"][0]["id"]
    printed = run("show", found, "--why", "--index", tmp_path / "index").stdout.splitlines()
    assert [line for line in WHY if line not in printed] == []
    assert "  Contact us at letters@islander.example" in printed


def test_show_why_says_where_each_fact_came_from_and_what_is_worth_a_look(tmp_path: Path) -> None:
    record = {"id": "eel", "title": "Eels", "author": "Ann Teller, Reuters", "date": "2999-01-01", "body": FERRY}
    (tmp_path / "eel.jsonl").write_text(json.dumps(record), "utf-8")
    run("rebuild", tmp_path / "eel.jsonl", "--index", tmp_path / "index")
    said = run("show", "eel", "--why", "--index", tmp_path / "index").stdout
    printed = [" ".join(line.split()) for line in said.splitlines()]
    assert printed == [
        "came from",
        "title record",
        "authors record",
        "language text",
        "agency record",
        "note published 2999-01-01 in record is in the future and was not used",
        "Nothing was removed.",
    ]


def test_an_agency_is_shown_and_found_by_both_its_names(tmp_path: Path) -> None:
    record = {"id": "eel", "title": "Eels", "author": "Deutsche Presse-Agentur", "body": FERRY}
    (tmp_path / "eel.jsonl").write_text(json.dumps(record), "utf-8")
    run("rebuild", tmp_path / "eel.jsonl", "--index", tmp_path / "index")
    shown = read_json(run("show", "eel", "--json", "--index", tmp_path / "index"))
    assert (shown["authors"], shown["agency"]) == ([], ["Deutsche Presse-Agentur"])
    for typed in ("agency:dpa", 'agency:"deutsche presse"'):
        hits = read_json(run("search", typed, "--json", "--index", tmp_path / "index"))["hits"]
        assert [hit["id"] for hit in hits] == ["eel"]


def test_show_raw_and_why_exclude_each_other(index: Path) -> None:
    assert run("show", "ferry", "--raw", "--why", "--index", index).exit_code == 2


def test_clean_prints_what_would_be_indexed_without_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ferry.txt").write_text(EXPORT, "utf-8")
    result = run("clean", "ferry.txt", "--json")
    cleaned = read_json(result)
    names = ("title", "section", "authors", "body")
    assert {name: cleaned[name] for name in names} == {
        "title": "The ferry is back",
        "section": ["News", "Ferry"],
        "authors": ["Josie Merrill"],
        "body": [{"kind": "text", "text": FERRY}],
    }
    assert result.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["ferry.txt"]


def test_clean_why_prints_each_line_under_its_rule(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(EXPORT, "utf-8")
    printed = run("clean", tmp_path / "ferry.txt", "--why").stdout.splitlines()
    assert [line for line in WHY if line not in printed] == []


def test_clean_why_sets_every_row_of_a_table_below_its_rule(tmp_path: Path) -> None:
    table = "<nav><table><tr><td>Town</td><td>Goals</td></tr><tr><td>Osmay</td><td>3</td></tr></table></nav>"
    (tmp_path / "ferry.html").write_text(f"<html><body>{table}<article><p>{FERRY}</p></article></body></html>", "utf-8")
    printed = run("clean", tmp_path / "ferry.html", "--why").stdout.splitlines()
    assert [line for line in printed if "|" in line] == ["  Town | Goals", "  Osmay | 3"]


def test_clean_of_a_folder_without_files_says_so(tmp_path: Path) -> None:
    result = run("clean", tmp_path)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"microfiche: no file in {tmp_path}\n")


def test_clean_says_why_an_input_gives_no_article(tmp_path: Path) -> None:
    path = write_stories(tmp_path / "stories.jsonl")
    path.write_text(path.read_text("utf-8") + "[]\n{}\n", "utf-8")
    result = run("clean", path, "--json")
    assert len([json.loads(line) for line in result.stdout.splitlines()]) == 5
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "microfiche: 2 inputs give no article"
    assert result.stderr.startswith("microfiche: stories.jsonl:6 gives no article: not a record")


def test_show_related_prints_the_words_and_the_stories_like_it(index: Path) -> None:
    printed = run("show", "cup", "--related", "--index", index).stdout.splitlines()
    assert printed[0].startswith("More like this  ")
    assert "flood" in printed[0].split()
    assert "id undated" in printed


def test_show_related_as_json(index: Path) -> None:
    values = read_json(run("show", "cup", "--related", "--json", "--index", index))
    assert "flood" in values["query"].split()
    assert "cup" not in [story["id"] for story in values["stories"]]


def test_show_related_says_where_no_other_story_has_a_word_of_it(tmp_path: Path) -> None:
    path = write_stories(tmp_path / "stories.jsonl", ({"id": "one", "title": "Xyzzy", "body": FERRY},))
    run("rebuild", path, "--index", tmp_path / "index")
    printed = run("show", "one", "--related", "--index", tmp_path / "index").stdout
    assert printed == "No word of it stands in another story.\n"


def test_show_prints_one_thing_about_an_article(index: Path) -> None:
    result = run("show", "cup", "--related", "--why", "--index", index)
    assert (result.exit_code, "--raw, --why and --related exclude each other." in result.stderr) == (2, True)
