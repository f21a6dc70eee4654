"""The code keeps to its own rules: ruff, mypy strict, and the sizes that keep files and functions readable."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
SOURCES = sorted(path for package in ("index", "search", "web") for path in (HOUSE / package).rglob("*.py"))
MOST_LINES_OF_A_FILE = 250
MOST_LINES_OF_A_BODY = 30


@pytest.mark.parametrize("command", ["ruff check", "ruff format --check", "mypy"])
def test_the_checkers_find_nothing(command: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", *command.split()], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_files_stay_small() -> None:
    sizes = {str(path.relative_to(HOUSE)): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {name: size for name, size in sizes.items() if size > MOST_LINES_OF_A_FILE} == {}


def test_functions_stay_small() -> None:
    assert {where: size for path in SOURCES for where, size in bodies(path) if size > MOST_LINES_OF_A_BODY} == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [path for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


def bodies(path: Path) -> list[tuple[str, int]]:
    """Each function of a file with the lines of its body, its docstring left out."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            size = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            found.append((f"{path.relative_to(HOUSE)}:{node.lineno} {node.name}", size))
    return found
