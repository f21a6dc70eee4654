"""A timeline in a real browser: periods clicked, ranges dragged or taken by key, and taken off again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import POOR_CONTRAST, serve
from tests.stories import build_archive
from tests.test_timeline_page import STORIES


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over stories of 2009 to 2017."""
    with serve(build_archive(tmp_path_factory.mktemp("years"), STORIES)) as address:
        yield address


def bar(page: Page, period: str) -> Locator:
    return page.locator(f'.chart a[data-p="{period}"]')


def drag(page: Page, first: str, last: str) -> None:
    page.locator(".chart").scroll_into_view_if_needed()
    for period, press in ((first, page.mouse.down), (last, page.mouse.up)):
        box = bar(page, period).bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
        press()


def test_a_click_narrows_to_a_year_then_to_a_month(page: Page) -> None:
    page.goto("/?q=ferry")
    bar(page, "2014").click()
    expect(page.get_by_role("status")).to_have_text("8 stories")
    expect(page.get_by_role("heading", name="Stories per month in 2014")).to_be_visible()

    bar(page, "2014-03").click()
    expect(page.get_by_role("status")).to_have_text("1 story")
    assert page.url.endswith("/?q=ferry&date=2014-03")


def test_a_range_is_dragged_and_taken_off_as_a_filter(page: Page) -> None:
    page.goto("/?q=ferry")
    drag(page, "2016", "2010")
    expect(page.get_by_role("status")).to_have_text("9 stories")
    expect(page.get_by_role("combobox")).to_have_value("ferry date:2010..2016")

    page.get_by_role("link", name="Remove the filter Typed date:2010..2016").click()
    expect(page.get_by_role("status")).to_have_text("11 stories")
    expect(page.get_by_role("combobox")).to_have_value("ferry")


def test_a_second_range_takes_the_place_of_the_first(page: Page) -> None:
    page.goto("/?q=(ferry+OR+harbour)+date:2010..2017&source=The+Islander")
    drag(page, "2014", "2015")
    expect(page.get_by_role("combobox")).to_have_value("(ferry OR harbour) date:2014..2015")
    expect(page.get_by_role("link", name="Remove the filter Source The Islander")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/timeline"])
def test_a_range_leaves_out_what_was_left_out_before(page: Page, path: str) -> None:
    page.goto(f"{path}?q=ferry+-date:2014-02&date=2009&date=2014&date=2016&not-date=2014-03&sort=oldest&match=any")
    drag(page, "2013", "2014")
    page.wait_for_url(f"**{path}?not-date=2014-03&sort=oldest&match=any&q=ferry+-date%3A2014-02+date%3A2013..2014")


def test_a_range_is_taken_by_key_alone(page: Page) -> None:
    page.goto("/?q=ferry")
    bar(page, "2009").focus()
    page.keyboard.press("End")
    expect(bar(page, "2016")).to_be_focused()
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator("p.picked")).to_have_text("date:2014..2016")
    expect(page.locator(".chart a.picked")).to_have_count(3)

    page.keyboard.press("Escape")
    expect(page.locator(".chart a.picked")).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox")).to_have_value("ferry date:2013..2014")


def test_the_menu_of_the_other_button_leaves_a_range_as_it_is(page: Page) -> None:
    page.goto("/?q=ferry")
    bar(page, "2012").focus()
    page.keyboard.press("Shift+ArrowRight")
    bar(page, "2010").click(button="right")
    expect(page.locator("p.picked")).to_have_text("date:2012..2013")
    assert page.url.endswith("/?q=ferry")


def test_the_chart_is_one_stop_of_the_tab_key(page: Page) -> None:
    page.goto("/?q=ferry")
    page.get_by_role("link", name="Skip the timeline").focus()
    page.keyboard.press("Tab")
    expect(bar(page, "2009")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.chart')") is None


def test_a_range_holds_for_all_searches_that_are_compared(page: Page) -> None:
    page.goto("/timeline?q=ferry&vs=harbour&share=1&step=year")
    drag(page, "2014", "2016")
    expect(page.get_by_label("Search 1")).to_have_value("ferry date:2014..2016")
    expect(page.get_by_label("Search 2")).to_have_value("harbour date:2014..2016")
    expect(page.get_by_role("link", name="Share of all stories")).to_have_attribute("aria-current", "true")


def test_searches_are_added_in_the_form(page: Page) -> None:
    page.goto("/timeline?q=ferry&source=The+Islander")
    page.get_by_label("Search 2").fill("harbour")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".series li")).to_have_count(2)
    assert page.url.endswith("/timeline?q=ferry&vs=harbour&vs=&source=The+Islander")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_and_lines_stand_out_from_their_ground(page: Page, scheme: str) -> None:
    """3 to 1, as WCAG 1.4.11 asks of graphics."""
    page.emulate_media(color_scheme=scheme)
    for address in ("/?q=ferry&date=2014&date=2016", "/timeline?q=a&vs=b&vs=ferry&vs=harbour&vs=council"):
        page.goto(address)
        assert page.evaluate(FAINT) == []
        assert page.evaluate(POOR_CONTRAST) == []


def test_without_script_every_period_is_a_link(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    page.goto("/?q=ferry")
    bar(page, "2014").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=ferry&date=2014")
    context.close()


# Bars and lines with less contrast to the page's ground than 3 to 1.
FAINT = """() => {
  const numbers = text => text.match(/[\\d.]+/g).map(Number);
  const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = light(numbers(getComputedStyle(document.body).backgroundColor));
  return [...document.querySelectorAll(".chart a path:not(.c), .chart .line")].filter(shape => {
    const style = getComputedStyle(shape);
    const own = light(numbers(shape.matches(".line") ? style.stroke : style.fill));
    return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) < 3;
  }).map(shape => shape.outerHTML);
}"""
