"""The demo archive, every file of it, comes out as it was written."""

import json
from pathlib import Path
from typing import Any

import pytest

import index
from index.article import Article
from index.config import Config
from index.demo import demo_config
from index.extract import extract
from index.page import Page, Skip
from index.sources import Sources

ARCHIVE = Path(index.__file__).parent / "demo" / "archive"
EXPECTED: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "demo_expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def results() -> dict[str, Article | Skip]:
    """What each page of the archive becomes, by its name in the table of what is expected."""
    config = Config()
    found = {}
    for page in Sources([ARCHIVE], config):
        result = extract(page, config) if isinstance(page, Page) else page
        name = str(page.origin).split("/", 1)[1]
        file, colon, _ = name.partition(":")
        found[f"{file}#{result.id}" if colon and isinstance(result, Article) else name] = result
    return found


def _facts(result: Article | Skip) -> dict[str, Any]:
    assert isinstance(result, Article), result
    return {
        "title": result.title,
        "authors": list(result.authors),
        "published": str(result.published) if result.published else None,
        "source": result.source,
        "section": list(result.section),
        "tags": list(result.tags),
        "paragraphs": sum(len(paragraph.text.split("\n")) for paragraph in result.body),
        "first": result.body[0].text[:60],
        "last": result.body[-1].text[-60:],
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_article_comes_out_as_it_was_written(results: dict[str, Article | Skip], name: str) -> None:
    facts = _facts(results[name])
    assert facts == {key: EXPECTED[name][key] for key in facts}


@pytest.mark.parametrize("name", EXPECTED)
def test_no_junk_is_left_in_a_story(results: dict[str, Article | Skip], name: str) -> None:
    result = results[name]
    assert isinstance(result, Article), result
    assert [line for line in EXPECTED[name]["junk"] if line in result.text] == []


@pytest.mark.parametrize("name", [name for name, expected in EXPECTED.items() if "keep" in expected])
def test_a_story_that_quotes_junk_keeps_it(results: dict[str, Article | Skip], name: str) -> None:
    result = results[name]
    assert isinstance(result, Article), result
    assert [line for line in EXPECTED[name]["keep"] if line not in result.text] == []


def test_pages_that_hold_no_article_are_skipped(results: dict[str, Article | Skip]) -> None:
    skipped = {name: result.reason for name, result in results.items() if isinstance(result, Skip)}
    assert skipped == {"harbour-gazette/cookie-wall.html": "no article in it"}


def test_the_demo_is_served_as_the_settings_say_and_is_otherwise_its_own() -> None:
    users = Config(
        archive_name="Mine", port=8081, interface_language="de", public_url="https://x.example", language="fr"
    )
    demo = demo_config(users, None)

    assert (demo.port, demo.interface_language, demo.public_url) == (8081, "de", "https://x.example")
    assert (demo.archive_name, demo.language, demo.index_dir) == ("The Tarrow Coast archive", "en", Path("var/demo"))
