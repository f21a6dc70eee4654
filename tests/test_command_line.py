"""The `microfiche` command as a whole: its help, its settings, the saved searches."""

import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import click
import pytest

from index.config import Config
from search.saved import SavedQueries, default_url
from tests.command_helpers import environment, read_json, run, write_stories
from web.cli import COMMANDS, main

SAVED = '[[saved]]\nslug = "floods"\nname = "Floods"\nquery = "q=flood"\nhits = 3\nsaved_at = 2026-11-22T10:00:00Z\n'


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_a_command_the_help_is_printed() -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stdout == run("--help").stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_each_command_teaches_by_example(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"microfiche {name}" in result.stdout.partition("Examples:")[2]


@pytest.mark.parametrize("name", ["list", "export", "import"])
def test_help_of_what_is_done_with_saved_searches_teaches_by_example(name: str) -> None:
    assert f"microfiche saved {name}" in run("saved", name, "--help").stdout.partition("Examples:")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_summary_of_each_command_fits_into_its_line(name: str) -> None:
    line = next(line for line in run("--help").stdout.splitlines() if line.startswith(f"  {name} "))
    assert line.endswith(".")
    assert not line.endswith("...")


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_called_as_its_module(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name


@pytest.mark.parametrize(
    "arguments",
    [("search", "goat"), ("show", "ferry"), ("stats",), ("check",), ("saved", "list")],
    ids=lambda arguments: arguments[0],
)
def test_commands_that_clean_nothing_do_not_wait_for_what_cleans(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    run("rebuild", write_stories(tmp_path / "stories.jsonl"))
    code = "import sys; from web.cli import main; main(standalone_mode=False); print(*sys.modules)"
    command = [sys.executable, "-c", code, *arguments]
    printed = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True).stdout
    assert {"soupsieve", "selectolax"} & set(printed.splitlines()[-1].split()) == set()


def test_unknown_command_ends_with_2() -> None:
    result = run("serch")
    assert result.exit_code == 2
    assert "No such command 'serch'" in result.stderr


def test_config_prints_every_setting_with_its_value_and_where_that_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("microfiche.toml").write_text('page_size = 50\n[fields]\ntitle = ["kop"]\n', "utf-8")
    monkeypatch.setenv("MICROFICHE_PORT", "8080")
    settings = read_json(run("config", "--json"))
    assert list(settings) == [field.name for field in fields(Config)]
    assert {
        name: (one["value"], one["came_from"]) for name, one in settings.items() if one["came_from"] != "default"
    } == {
        "page_size": (50, "microfiche.toml"),
        "fields": ({"title": ["kop"]}, "microfiche.toml"),
        "port": (8080, "MICROFICHE_PORT"),
    }


def test_config_prints_a_line_a_setting_in_a_pipe() -> None:
    lines = run("config").stdout.splitlines()
    assert len(lines) == len(fields(Config)) + 1
    assert lines[1].split()[:4] == ["archive_name", "News", "archive", "default"]


@pytest.mark.parametrize("arguments", [("config",), ("config", "--json")])
def test_config_keeps_secrets_to_itself(monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    monkeypatch.setenv("MICROFICHE_SECRET_KEY", "hush-hush")
    monkeypatch.setenv(
        "MICROFICHE_DATABASE_URL", "postgresql://reader:hush-hush@db/saved?sslpassword=hush-hush&sslmode=require"
    )
    printed = run(*arguments).stdout
    assert "hush-hush" not in printed
    assert "postgresql://reader:***@db/saved?" in printed
    assert "sslmode=require" in printed


def test_settings_that_cannot_be_used_end_with_2() -> None:
    Path("microfiche.toml").write_text("page_sise = 50\n", "utf-8")
    result = run("search", "flood")
    sentence = "microfiche: microfiche.toml: unknown setting 'page_sise'; did you mean 'page_size'?\n"
    assert (result.exit_code, result.stderr) == (2, sentence)


@pytest.mark.parametrize(
    "arguments",
    [("config",), ("clean", "gone.txt"), ("rebuild", "gone.txt"), ("rebuild", "--from-index"), ("update", "gone.txt")],
    ids=" ".join,
)
@pytest.mark.parametrize(
    ("rule", "mistake"),
    [
        ('drop = ["Read (also"]', "'Read (also' in drop is not a regular expression: "),
        ('remove = ["div["]', "'div[' in remove is not a CSS selector: "),
    ],
    ids=["expression", "selector"],
)
def test_a_sites_rule_that_cannot_be_used_is_told_with_its_file_before_any_work(
    arguments: tuple[str, ...], rule: str, mistake: str
) -> None:
    Path("site.toml").write_text(f'[site."gazette.example"]\n{rule}\n', "utf-8")
    result = run("--config", "site.toml", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"microfiche: site.toml: [site.'gazette.example']: {mistake}")
    assert not Path("var").exists()


def test_index_option_goes_before_the_settings() -> None:
    Path("microfiche.toml").write_text('index_dir = "elsewhere"\n', "utf-8")
    assert "no index in here/" in run("stats", "--index", "here").stderr


def test_saved_searches_can_be_carried_elsewhere() -> None:
    imported = run("saved", "import", "-", typed=SAVED)
    assert imported.stdout == "1 added, 0 replaced.\n  /q/floods\n"
    exported = run("saved", "export").stdout
    assert run("saved", "import", "-", "--index", "other", typed=exported).exit_code == 0
    assert tomllib.loads(run("saved", "export", "--index", "other").stdout) == tomllib.loads(exported)


def test_saved_searches_in_another_encoding_are_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "saved.toml").write_bytes(SAVED.encode("utf-16"))
    result = run("saved", "import", str(tmp_path / "saved.toml"), "--index", str(tmp_path / "index"))
    assert result.exit_code == 1
    assert result.stderr.endswith("saved.toml is not UTF-8; save it as UTF-8 text and import it again\n")


def test_saved_list_prints_the_searches() -> None:
    run("saved", "import", "-", typed=SAVED)
    lines = [" ".join(line.split()) for line in run("saved", "list").stdout.splitlines()]
    assert lines == ["Address /q/… Name Hits then Now New Saved Tags Note", "floods Floods 3 22 November 2026"]


def test_saved_list_is_json_where_asked_for() -> None:
    run("saved", "import", "-", typed=SAVED)
    assert read_json(run("saved", "list", "--json")) == [
        {
            "slug": "floods",
            "name": "Floods",
            "note": "",
            "query": "q=flood",
            "saved_at": "2026-11-22T10:00:00+00:00",
            "hits": 3,
            "build_id": "",
            "tags": [],
            "view": "",
            "now": None,
            "new": 0,
        }
    ]


def test_saved_list_without_any_says_where_they_are_made() -> None:
    assert run("saved", "list").stdout == "No search is saved yet; save one on the page: microfiche serve\n"


def test_saved_import_of_something_else_is_told_in_a_sentence() -> None:
    result = run("saved", "import", "-", typed="q = 1\n")
    sentence = "microfiche: the file holds no saved searches; each begins with a line [[saved]]\n"
    assert (result.exit_code, result.stderr) == (1, sentence)


def test_saved_import_changes_what_the_page_shows() -> None:
    run("saved", "import", "-", typed=SAVED)
    saved = SavedQueries(default_url(Config())).get("floods")
    assert saved is not None
    assert (saved.name, saved.query) == ("Floods", "q=flood")
