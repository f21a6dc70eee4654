"""Single keys on the page, and the switch that turns them off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from search.saved import SavedQueries, default_url
from tests.browsing import search, serve, window
from tests.stories import build_archive, story

TAGS = [f"tag {number:03d}" for number in range(150)]


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with every list of more than one page, and two saved searches that found nothing in an earlier build."""
    stories = [story(number) | {"tags": TAGS} for number in range(1, 61)]
    config = build_archive(tmp_path_factory.mktemp("lists"), stories)
    store = SavedQueries(default_url(config))
    for name, query in (("Council", "q=council"), ("Ferry", "q=ferry")):
        store.save(name, "", query, 0, "")
        store.snapshots.note(name.lower(), "20161211T101500Z-3fa9", "2016-12-11", [])
    with serve(config) as address:
        yield address


@pytest.fixture
def listed(browser: Browser, lists: str, width: int) -> Iterator[Page]:
    with window(browser, lists, width) as page:
        yield page


def test_a_slash_leads_to_the_search_box_and_is_not_typed(page: Page) -> None:
    page.goto("/?q=ferry")
    page.keyboard.press("/")

    expect(page.get_by_role("combobox")).to_be_focused()
    expect(page.get_by_role("combobox")).to_have_value("ferry")


def test_j_and_k_walk_the_stories_and_enter_opens_one(page: Page) -> None:
    search(page, "ferry")
    page.locator("main").focus()
    titles = page.locator(".hits h3 a")
    for _ in range(3):
        page.keyboard.press("j")
    expect(titles.nth(2)).to_be_focused()
    page.keyboard.press("k")
    expect(titles.nth(1)).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator(".position").first).to_have_text("2 of 15")


@pytest.mark.parametrize(
    "address", ["/?q=council", "/facet/tag?q=council", "/kwic?q=council", "/q/council/changes?show=new"]
)
def test_l_and_h_turn_the_pages_of_every_list(listed: Page, address: str) -> None:
    listed.goto(address)
    current = listed.locator(".pages [aria-current=page]")
    for key, number in (("l", 2), ("h", 1)):
        listed.keyboard.press(key)
        expect(current).to_have_text(f"Page {number}")


def test_turning_the_pages_of_values_keeps_what_is_ticked(listed: Page) -> None:
    listed.goto("/facet/tag")
    listed.get_by_label("tag 001").check()
    listed.keyboard.press("l")
    expect(listed.locator(".pages [aria-current=page]")).to_have_text("Page 2")
    expect(listed.get_by_label("tag 001")).to_be_checked()


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("/q/council/changes", ".hits h3 a"),
        ("/kwic?q=council&by=left", "td.match a"),
        ("/saved", ".searches h2 a"),
    ],
)
def test_j_and_k_walk_every_list_of_what_can_be_opened(listed: Page, address: str, links: str) -> None:
    listed.goto(address)
    rows = listed.locator(links)
    for key, number in (("j", 0), ("j", 1), ("k", 0)):
        listed.keyboard.press(key)
        expect(rows.nth(number)).to_be_focused()


def test_s_opens_the_form_that_saves_the_search(page: Page) -> None:
    page.goto("/?q=ferry")
    page.keyboard.press("s")

    expect(page.get_by_label("Name")).to_be_focused()


def test_a_question_mark_shows_the_keys_and_escape_closes_them(page: Page) -> None:
    page.goto("/help")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_keys_work_on_a_box_that_is_ticked(page: Page) -> None:
    page.goto("/facet/source")
    page.get_by_role("checkbox", name="The Islander").check()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_a_click_beside_the_keys_closes_them_and_one_on_their_edge_does_not(page: Page) -> None:
    page.goto("/help")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    dialog.click(position={"x": 6, "y": 6})
    expect(dialog).to_be_visible()
    page.mouse.click(5, 5)
    expect(dialog).to_be_hidden()


def test_keys_that_are_switched_off_stay_off(page: Page) -> None:
    page.goto("/?q=ferry")
    page.keyboard.press("?")
    page.get_by_label("Single keys are on").uncheck()
    page.get_by_role("button", name="Close").click()
    page.goto("/?q=ferry")
    page.keyboard.press("j")
    page.keyboard.press("?")

    expect(page.locator(".hits h3 a").first).not_to_be_focused()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_keys_with_ctrl_are_the_browsers_own(page: Page) -> None:
    page.goto("/?q=ferry")
    page.keyboard.press("Control+j")

    expect(page.locator(".hits h3 a").first).not_to_be_focused()
