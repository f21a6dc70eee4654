"""Whole pages of every kind come out as they were checked by eye: golden/in/*.html → golden/out/*.json."""

import json
from pathlib import Path
from typing import Any

import pytest

from index.article import Article
from index.config import Config
from index.extract import extract
from index.page import Origin, Page

GOLDEN = Path(__file__).parent / "golden"
PAGES = sorted(path.stem for path in (GOLDEN / "in").glob("*.html"))


def _seen(name: str) -> dict[str, Any]:
    path = GOLDEN / "in" / f"{name}.html"
    found = extract(Page(Origin(path, path.name), "html", path.read_text("utf-8")), Config())
    assert isinstance(found, Article), found
    return {
        "title": found.title,
        "authors": list(found.authors),
        "published": str(found.published) if found.published else None,
        "updated": str(found.updated) if found.updated else None,
        "section": list(found.section),
        "tags": list(found.tags),
        "source": found.source,
        "url": found.url,
        "language": found.language,
        "body": [[paragraph.kind, paragraph.text] for paragraph in found.body],
        "removed": [[removed.rule, removed.text] for removed in found.removed],
    }


@pytest.mark.parametrize("name", PAGES)
def test_a_page_comes_out_as_it_was_checked(name: str) -> None:
    assert _seen(name) == json.loads((GOLDEN / "out" / f"{name}.json").read_text("utf-8"))
