"""The archive's name and the search box share the top of every page, however long the name is."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from index.config import Config
from tests.browsing import visit

NAMES = ("Coast", "The Greater Tarrow Coast and Hinterland Newspaper Archive of the County Record Office")
MOST_LINES = 4


def rectangle(page: Page, selector: str) -> dict[str, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return dict(box)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [900, 1280])
def test_a_long_name_takes_the_room_that_the_box_can_spare(
    browser: Browser, archive: Config, width: int, name: str
) -> None:
    with visit(browser, replace(archive, archive_name=name), width) as page:
        page.goto("/?q=ferry")
        line = page.locator(".nameplate").evaluate("one => parseFloat(getComputedStyle(one).lineHeight)")
        assert rectangle(page, ".nameplate")["height"] <= MOST_LINES * line + 1
        assert rectangle(page, ".masthead search")["width"] >= 14 * 16
        right = rectangle(page, ".masthead nav")
        edge = rectangle(page, ".masthead")
        assert right["x"] + right["width"] == pytest.approx(edge["x"] + edge["width"], abs=1)


def test_the_box_is_as_wide_as_a_narrow_page(browser: Browser, archive: Config) -> None:
    with visit(browser, archive, 760) as page:
        page.goto("/?q=ferry")
        assert rectangle(page, ".masthead search")["width"] == rectangle(page, ".masthead")["width"]


def test_the_order_that_is_on_is_underlined_alike_wherever_one_chooses(browser: Browser, archive: Config) -> None:
    with visit(browser, archive, 1280) as page:
        for address in ("/?q=ferry", "/facet/tag"):
            page.goto(address)
            expect(page.locator(".choices [aria-current]").first).to_have_css("border-radius", "0px")
