"""Single keys on the page, and the switch that turns them off."""

from playwright.sync_api import Page, expect

from tests.browsing import search


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
