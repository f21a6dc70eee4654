"""The made-up stories that the tests of the page look at."""

from pathlib import Path
from typing import Any

from index.build import rebuild
from index.config import Config
from tests.archives import write_dump

Stories = list[dict[str, Any]]
SURNAMES = ["Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Larch", "Maple"]


def build_archive(folder: Path, stories: Stories, **settings: Any) -> Config:
    """Index the stories in `folder`; calling it again replaces them by a new build."""
    config = Config(index_dir=folder / "var", **settings)
    rebuild([write_dump(folder / "stories.jsonl", stories)], config)
    return config


def story(number: int) -> dict[str, Any]:
    """A made-up story, the same on every run; every third is about the ferry, the others about the harbour."""
    topic = "ferry" if number % 3 == 0 else "harbour"
    dated = {} if number % 9 == 0 else {"date": f"{2014 + number % 3}-{1 + number % 12:02d}-{1 + number % 28:02d}"}
    return {
        "id": f"story-{number}",
        "title": f"Council votes on {topic} plan {number}",
        "body": f"The council met on the {topic} plan, its number {number}.\n\nNobody left before the count.",
        "source": "Harbour Gazette" if number % 2 else "The Islander",
        "section": ["News", "Politics"] if number % 2 else ["Life"],
        "author": f"Ana {SURNAMES[number % 12]}",
        "tags": [topic, "council"],
        "url": f"https://gazette.example/{number}",
        **dated,
    }
