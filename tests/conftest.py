"""What the tests share: small real archives, and the page over them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from index.build import rebuild
from index.config import Config
from web.app import create_app

Stories = list[dict[str, Any]]


def build_archive(folder: Path, stories: Stories, **settings: Any) -> Config:
    """Index the stories in `folder`; calling it again replaces them by a new build."""
    file = folder / "stories.jsonl"
    file.write_text("".join(json.dumps(story) + "\n" for story in stories), "utf-8")
    config = Config(index_dir=folder / "var", **settings)
    rebuild([file], config)
    return config


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Config]:
    """Indexes stories, given as the records of a JSON Lines file, and gives the settings to open them with."""
    return lambda stories, **settings: build_archive(tmp_path, stories, **settings)


@pytest.fixture(scope="session")
def stories() -> Stories:
    """45 stories of two papers, enough for three pages; each number's words are the same on every run."""
    return [story(number) for number in range(1, 46)]


def story(number: int) -> dict[str, Any]:
    """One of them; every third is about the ferry, the others about the harbour."""
    topic = "ferry" if number % 3 == 0 else "harbour"
    dated = {} if number % 9 == 0 else {"date": f"{2014 + number % 3}-{1 + number % 12:02d}-{1 + number % 28:02d}"}
    return {
        "id": f"story-{number}",
        "title": f"Council votes on {topic} plan {number}",
        "body": f"The council met on the {topic} plan, its number {number}.\n\nNobody left before the count.",
        "source": "Harbour Gazette" if number % 2 else "The Islander",
        "section": ["News", "Politics"] if number % 2 else ["Life"],
        "author": f"Writer {number % 12}",
        "tags": [topic, "council"],
        "url": f"https://gazette.example/{number}",
        **dated,
    }


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory, stories: Stories) -> Config:
    """The 45 stories, indexed once; only for tests that write nothing."""
    return build_archive(tmp_path_factory.mktemp("archive"), stories, archive_name="The Coast Archive")


@pytest.fixture
def client(archive: Config) -> Iterator[FlaskClient]:
    """The page over the 45 stories."""
    with create_app(archive).test_client() as client:
        yield client
