"""README and code say the same: settings, fields, commands and paths named there exist, and the reverse."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from index.config import Config, default_of, load_config
from index.demo import INDEX_DIR, SEARCHES
from index.schema import FIELDS
from search.language import FORMS, REMARKS
from search.parse import read_query
from search.query import Query
from search.reading import Found, Reading
from web.cli import main

HOUSE = Path(__file__).parent.parent
README = (HOUSE / "README.md").read_text("utf-8")


def rows(heading: str, column: str) -> list[list[str]]:
    """The rows of the table under a heading whose first column has this title."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    table = section.split(f"| {column} |")[1].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.removeprefix("|").removesuffix("|").split("|")] for row in table]


def names(cell: str) -> tuple[str, ...]:
    return tuple(re.findall(r"`([^`]+)`", cell))


def test_every_setting_is_in_the_readme_as_it_is_in_the_code() -> None:
    told = {names(row[0])[0]: (row[1], row[2]) for row in rows("Settings", "setting")}
    assert told == {f.name: (shown(default_of(f)), f.metadata["help"].split(": ")[0]) for f in fields(Config)}


def shown(default: object) -> str:
    return "" if default in (None, {}, ()) else str(default).lower() if isinstance(default, bool) else str(default)


def test_the_example_of_settings_can_be_read(tmp_path: Path) -> None:
    example = README.split("```toml\n")[1].split("```")[0]
    (tmp_path / "microfiche.toml").write_text(example, "utf-8")
    config = load_config(tmp_path / "microfiche.toml", {}).config
    assert config.site["gazette.example"].remove == (".poll", ".teaser")


def test_every_field_is_in_the_readme_as_it_is_on_the_help_page() -> None:
    told = [(*names(row[0]), names(row[1]), row[2]) for row in rows("The query language", "field")]
    assert told == [(field.name, field.aliases, field.help) for field in FIELDS]


def test_the_query_language_is_in_the_readme_as_it_is_on_the_help_page() -> None:
    told = [(names(row[0]), row[1]) for row in rows("The query language", "typed")]
    assert told == [tuple(form) for form in FORMS]
    assert [remark for remark in REMARKS if f"{remark}\n" not in README] == []


@pytest.mark.parametrize("typed", [one for row in rows("The query language", "typed") for one in names(row[0])])
def test_every_example_of_the_query_language_is_read_without_a_note(typed: str) -> None:
    reading = Reading(look=lambda name, reading: Found(name, Query()))
    assert read_query(f"x {typed}", reading=reading).notes == ()


def test_every_command_is_in_the_readme_and_the_reverse() -> None:
    told = {names(row[0])[0].split()[1] for row in rows("Commands", "command")}
    assert told == set(main.list_commands(None))  # type: ignore[arg-type]


def test_the_first_lines_are_what_the_demo_prints() -> None:
    printed = README.split("$ make demo\n")[1].split("```")[0].splitlines()
    assert [line.strip() for line in printed if line.startswith("  ")] == list(SEARCHES)
    assert printed[0] == f"The demo's index is in {INDEX_DIR}/."


def test_every_path_in_the_readme_exists() -> None:
    told = set(re.findall(r"`((?:index|search|web|tests)/[\w/.]*)`", README))
    assert len(told) > 10
    assert {path for path in told if not (HOUSE / path).exists()} == set()
