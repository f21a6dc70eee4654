"""Single keys on lists: every list is walked and its pages turned by the same ones."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from search.saved import SavedQueries, default_url
from tests.browsing import serve
from tests.stories import build_archive, story

TAGS = [f"tag {number:03d}" for number in range(150)]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with every list of more than one page, and two saved searches that found nothing in an earlier build."""
    stories = [story(number) | {"tags": TAGS} for number in range(1, 61)]
    config = build_archive(tmp_path_factory.mktemp("lists"), stories)
    store = SavedQueries(default_url(config))
    for name, query in (("Council", "q=council"), ("Ferry", "q=ferry")):
        store.save(name, "", query, 0, "")
        store.snapshots.note(name.lower(), "20161211T101500Z-3fa9", "2016-12-11", [])
    with serve(config) as address:
        yield address


@pytest.mark.parametrize(
    "address", ["/?q=council", "/facet/tag?q=council", "/kwic?q=council", "/q/council/changes?show=new"]
)
def test_l_and_h_turn_the_pages_of_every_list(page: Page, address: str) -> None:
    page.goto(address)
    current = page.locator(".pages [aria-current=page]")
    for key, number in (("l", 2), ("h", 1)):
        page.keyboard.press(key)
        expect(current).to_have_text(f"Page {number}")


def test_turning_the_pages_of_values_keeps_what_is_ticked(page: Page) -> None:
    page.goto("/facet/tag")
    page.get_by_label("tag 001").check()
    page.keyboard.press("l")
    expect(page.locator(".pages [aria-current=page]")).to_have_text("Page 2")
    expect(page.get_by_label("tag 001")).to_be_checked()


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("/q/council/changes", ".hits h3 a"),
        ("/kwic?q=council&by=left", "td.match a"),
        ("/saved", ".searches h2 a"),
    ],
)
def test_j_and_k_walk_every_list_of_what_can_be_opened(page: Page, address: str, links: str) -> None:
    page.goto(address)
    rows = page.locator(links)
    for key, number in (("j", 0), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        expect(rows.nth(number)).to_be_focused()
