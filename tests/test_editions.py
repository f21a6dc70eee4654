"""Other editions of a story: what counts as one, and the page that shows what it changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.config import Config
from search.editions import editions
from search.searcher import Searcher
from tests.archives import searcher_of
from tests.reading import page, texts
from web.app import create_app

Build = Callable[..., Config]

WORDS = (
    "The council of Osmay met on Monday to decide on the ferry plan, which would cost the harbour twelve million over "
    "six years and close the old pier for good."
)
MORE = "Nobody left the hall before the vote was counted, late in the evening, and the plan passed by nine to four."
OTHER = "The regatta was won by the blue boat, whose crew of four had never sailed the strait before that windy day."
STORY = {"id": "a", "title": "Ferry plan", "body": f"{WORDS}\n\n{MORE}", "url": "https://gazette.example/a"}


def found(folder: Path, *others: dict[str, Any]) -> list[tuple[str, str, float]]:
    """The editions of STORY among others, with their kind and share."""
    searcher: Searcher = searcher_of(folder, [STORY, *others])
    article = searcher.article("a")
    assert article is not None
    like = searcher.related(article, 10).stories
    return [(one.article.id, one.kind, round(one.shared, 2)) for one in editions(searcher, article, like)]


def test_a_text_that_shares_half_of_its_runs_of_words_is_a_version(tmp_path: Path) -> None:
    cut = {"id": "cut", "title": "Ferry", "body": WORDS}
    reworded = {"id": "reworded", "title": "Ferry", "body": f"{WORDS.replace('twelve', 'fifteen')}\n\n{OTHER}"}
    other = {"id": "other", "title": "Regatta", "body": f"{OTHER} The ferry plan of the council was forgotten."}

    assert found(tmp_path, cut, reworded, other) == [("cut", "version", 1.0)]


def test_a_reworded_text_of_the_same_length_is_a_version(tmp_path: Path) -> None:
    reworded = {"id": "b", "title": "Ferry", "body": f"{WORDS.replace('twelve', 'fifteen')}\n\n{MORE}"}

    assert found(tmp_path, reworded) == [("b", "version", 0.89)]


def test_copies_come_first(tmp_path: Path) -> None:
    version = {"id": "b", "title": "Ferry", "body": f"{WORDS}\n\n{MORE} So be it."}
    copy = STORY | {"id": "copy", "source": "Post", "url": "https://post.example/1"}

    assert found(tmp_path, version, copy) == [("copy", "copy", 1.0), ("b", "version", 1.0)]


def test_pages_of_one_address_or_id_are_versions_whatever_they_say(tmp_path: Path) -> None:
    same_address = {"id": "b", "title": "Regatta", "body": OTHER, "url": "https://gazette.example/a"}
    same_id = {"id": "a", "title": "Boats", "body": f"{OTHER} Twice."}

    assert found(tmp_path, same_address, same_id) == [("a~2", "version", 0.0), ("b", "version", 0.0)]


def test_an_address_that_many_stories_give_is_none_of_theirs(tmp_path: Path) -> None:
    others = [{"id": f"x{n}", "title": f"Number {n}", "body": f"{OTHER} {n}", "url": STORY["url"]} for n in range(11)]

    assert found(tmp_path, *others) == []


def test_short_texts_are_no_versions(tmp_path: Path) -> None:
    assert found(tmp_path, {"id": "b", "title": "Ferry", "body": "The council of Osmay met on Monday to decide."}) == []


@pytest.fixture
def pair() -> list[dict[str, Any]]:
    reworded = WORDS.replace("twelve", "fifteen")
    return [
        STORY | {"source": "Gazette", "date": "2016-12-11"},
        {"id": "b/c?d", "title": "The ferry plan", "body": f"{reworded}\n\n{MORE}\n\nSo be it.", "source": "Post"},
    ]


def test_the_page_marks_what_is_only_in_one(build: Build, pair: list[dict[str, Any]]) -> None:
    with create_app(build(pair)).test_client() as client:
        article = page(client, "/article/a")
        soup = page(client, str(article.select_one("#versions .aside a")["href"]))

    assert texts(article, "#versions .aside") == ["89 % the same · What changed in The ferry plan"]
    assert texts(soup, ".text del") == ["[left out: twelve]"]
    assert texts(soup, ".text ins") == ["[added: fifteen]", "[added: So be it.]"]
    assert [tuple(texts(row, "th, td")) for row in soup.select(".editions tbody tr")] == [
        ("Publication", "Gazette", "Post"),
        ("Date", "11 December 2016", "date unknown"),
        ("Words", "51", "54"),
    ]


def test_without_another_story_the_page_shows_the_first_edition(build: Build, pair: list[dict[str, Any]]) -> None:
    with create_app(build(pair)).test_client() as client:
        assert texts(page(client, "/editions/a"), "h1") == texts(page(client, "/editions/a?with=b/c%3Fd"), "h1")


def test_of_a_copy_the_page_says_that_nothing_changed(build: Build) -> None:
    with create_app(build([STORY, STORY | {"id": "b", "source": "Post"}])).test_client() as client:
        soup = page(client, "/editions/a?with=b")

    assert texts(soup, ".note")[0].startswith("The text of both is the same, word for word.")
    assert texts(soup, ".text p") == []


def test_paragraphs_that_are_the_same_are_folded_away(build: Build) -> None:
    lines = [f"Line number {n} of the list of boats that sail from Osmay." for n in range(6)]
    before, after = "\n\n".join(lines), "\n\n".join([*lines, "And that is all of them there are."])
    with create_app(build([{"id": "a", "body": before}, {"id": "b", "body": after}])).test_client() as client:
        soup = page(client, "/editions/a?with=b")

    assert texts(soup, ".unchanged summary") == ["6 paragraphs are the same"]
    assert texts(soup, ".unchanged p") == lines


@pytest.mark.parametrize("address", ["/editions/a", "/editions/a?with=nothing", "/editions/nothing?with=a"])
def test_what_cannot_be_compared_is_not_found(build: Build, address: str) -> None:
    with create_app(build([STORY])).test_client() as client:
        assert client.get(address).status_code == 404
