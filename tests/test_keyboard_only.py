"""A whole piece of work by keyboard alone, with Tab and Enter: search, narrow, read, save."""

from playwright.sync_api import Locator, Page, expect

from tests.browsing import WIDTHS

FAR = 120  # presses of Tab after which a place counts as out of reach


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is there, where it must show."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            assert wanted.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
            return
    raise AssertionError(f"no way by Tab to {wanted}")


def test_search_narrow_read_and_save(own_page: Page) -> None:
    page = own_page
    page.goto("/")
    tab_to(page, page.get_by_role("combobox"))
    page.keyboard.type("ferry")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("15 stories")

    if page.viewport_size["width"] == min(WIDTHS):
        tab_to(page, page.locator(".narrow summary"))
        page.keyboard.press("Enter")
    tab_to(page, page.locator("#facet-source a.value", has_text="The Islander"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("7 stories")

    tab_to(page, page.locator(".hits h3 a").first)
    page.keyboard.press("Enter")
    expect(page.locator(".position").first).to_have_text("1 of 7")
    tab_to(page, page.get_by_role("link", name="Back to the results").first)
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text("7 stories")
    tab_to(page, page.locator(".save summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Name"))
    page.keyboard.press("Control+a")
    page.keyboard.type("Island ferries")
    tab_to(page, page.locator(".save button"))
    page.keyboard.press("Enter")
    expect(page.locator(".banner h1")).to_have_text("Island ferries")
    assert page.url.endswith("/q/island-ferries")
