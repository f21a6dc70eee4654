"""Lines that are easy to get wrong, in whole texts: adversarial_lines.toml says what becomes of each."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from index.article import Article
from index.cleaning.lines import without_bullet
from index.config import Config
from index.extract import extract
from index.page import Origin, Page

FILE = Path(__file__).with_name("adversarial_lines.toml")
TEXTS: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["text"]
STAYS = {"+": True, "=": True, "-": False, "~": False}


def marked(text: dict[str, Any]) -> list[tuple[str, str]]:
    """Each line of a text with its mark."""
    return [(line[0], line[2:]) for line in text["lines"].strip().split("\n")]


def body_of(lines: list[str], between: str) -> set[str]:
    page = Page(Origin(Path("/archive/a.txt"), "a.txt"), "text", between.join(lines))
    found = extract(page, Config())
    assert isinstance(found, Article), found
    return {paragraph.text for paragraph in found.body}


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["line by line", "blank lines between"])
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text["name"])
def test_story_that_looks_like_junk_stays_and_junk_that_looks_like_story_goes(
    text: dict[str, Any], between: str
) -> None:
    lines = marked(text)
    body = body_of([line for _, line in lines], between)
    wrong = [(mark, line) for mark, line in lines if (without_bullet(line)[0] in body) != STAYS[mark]]
    assert wrong == []


def test_there_are_two_hundred_lines_of_them() -> None:
    assert sum(mark in "+-" for text in TEXTS for mark, _ in marked(text)) >= 200
