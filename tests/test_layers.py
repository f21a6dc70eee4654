"""The house's directions: web may use search and index, search may use index, index uses neither."""

import ast
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
PACKAGES = {"index": {"index"}, "search": {"index", "search"}, "web": {"index", "search", "web"}}
ENGINE = {
    "index": {"whoosh_schema.py", "whoosh_writer.py", "whoosh_reader.py", "whoosh_codec"},
    "search": {"whoosh_query.py", "whoosh_texts.py", "executor"},
    "web": set(),
}


def imported(path: Path) -> set[str]:
    """The modules that a file imports, in full."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def files(package: str) -> list[Path]:
    return sorted((HOUSE / package).rglob("*.py"))


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_only_go_down(package: str) -> None:
    wrong = {
        f"{path.relative_to(HOUSE)} imports {name}"
        for path in files(package)
        for name in imported(path)
        if (top := name.split(".")[0]) in PACKAGES and top not in PACKAGES[package]
    }
    assert wrong == set()


@pytest.mark.parametrize("package", ["index", "search"])
def test_flask_is_only_in_web(package: str) -> None:
    wrong = {path for path in files(package) for name in imported(path) if name.split(".")[0].startswith("flask")}
    assert wrong == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_whoosh_is_only_in_the_engines_own_files(package: str) -> None:
    using = {
        path.relative_to(HOUSE / package).parts[0]
        for path in files(package)
        for name in imported(path)
        if name.split(".")[0] == "whoosh"
    }
    assert using <= ENGINE[package]


def test_no_file_imports_a_private_name_of_another() -> None:
    private = {
        f"{path.name}: {node.module}.{alias.name}"
        for package in PACKAGES
        for path in files(package)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in PACKAGES
        for alias in node.names
        if alias.name.startswith("_")
    }
    assert private == set()


def test_top_level_holds_what_the_user_set_and_nothing_else() -> None:
    set_by_the_user = {"pyproject.toml", "search", "web", "index", "tests", "README.md", "Makefile"}
    made_here = {"var", "dist"}
    found = {path.name for path in HOUSE.iterdir() if not path.name.startswith(".")}
    assert found - made_here - {"__pycache__"} == set_by_the_user


def test_the_three_packages_are_what_is_built() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == list(PACKAGES)
