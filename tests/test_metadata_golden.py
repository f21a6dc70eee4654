"""Pages that name their facts in one way each: golden/metadata/in/**/*.html → golden/metadata/out/*.json."""

import json
from pathlib import Path
from typing import Any

import pytest

from index.page import Origin, Page
from tests.metadata_pages import extracted

GOLDEN = Path(__file__).parent / "golden" / "metadata"
PAGES = sorted((GOLDEN / "in").rglob("*.html"))


def seen(path: Path) -> dict[str, Any]:
    """What is known of a page, each value with where it was read, and the notes."""
    found = extracted(Page(Origin(path, str(path.relative_to(GOLDEN))), "html", path.read_text("utf-8")))
    came_from = dict(found.came_from)
    values = {
        "title": found.title,
        "authors": list(found.authors),
        "agency": list(found.agency),
        "published": str(found.published) if found.published else None,
        "updated": str(found.updated) if found.updated else None,
        "section": list(found.section),
        "tags": list(found.tags),
        "source": found.source,
        "url": found.url,
        "language": found.language,
    }
    return {name: [value, came_from[name]] for name, value in values.items() if value} | {"notes": list(found.notes)}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_is_known_of_a_page_is_as_it_was_checked(path: Path) -> None:
    assert seen(path) == json.loads((GOLDEN / "out" / f"{path.stem}.json").read_text("utf-8"))


def test_every_checked_page_is_there() -> None:
    assert {path.stem for path in (GOLDEN / "out").iterdir()} == {path.stem for path in PAGES}
