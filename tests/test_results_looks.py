"""The results, the timeline and the lists in a real browser: text that runs the other way, narrow screens, paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from index.config import Config
from tests.browsing import visit
from tests.furnished import ARABIC, LONG
from tests.stories import story

Build = Callable[..., Config]

# The words that a line break goes through.
BROKEN = """found => found.flatMap(one => {
  const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), range = document.createRange(), broken = [];
  while (text.nextNode()) for (const word of text.currentNode.data.matchAll(/\\S+/g)) {
    range.setStart(text.currentNode, word.index);
    range.setEnd(text.currentNode, word.index + word[0].length);
    if (range.getClientRects().length > 1) broken.push(word[0]);
  }
  return broken;
})"""


def test_a_date_stays_whole_behind_a_name_that_runs_from_right_to_left(
    browser: Browser, build: Build, width: int
) -> None:
    with visit(browser, build([ARABIC]), width) as page:
        page.goto("/")
        assert page.locator(".hits .byline").inner_text() == "By سلمى حداد · 4 March 2016"
        assert page.locator(".hits time").evaluate("one => one.getClientRects().length") == 1
        name, day = (page.locator(f".hits .byline {one}").bounding_box() for one in ("bdi", "time"))
        assert name is not None
        assert day is not None
        assert name["x"] + name["width"] < day["x"]


def test_a_name_that_runs_from_right_to_left_stands_beside_its_box(browser: Browser, build: Build, width: int) -> None:
    with visit(browser, build([story(1), ARABIC | {"tags": ["ميناء", LONG]}]), width) as page:
        page.goto("/facet/tag")
        box = page.get_by_role("checkbox", name="ميناء").bounding_box()
        name = page.locator(".list bdi", has_text="ميناء").bounding_box()
        assert box is not None
        assert name is not None
        assert name["x"] - box["x"] - box["width"] < 12


@pytest.mark.parametrize("share", ["", "&share=1"])
def test_numbers_and_headings_of_the_table_are_not_broken(
    browser: Browser, build: Build, width: int, share: str
) -> None:
    with visit(browser, build([story(number) for number in range(1, 46)]), width) as page:
        page.goto(f"/timeline?q=ferry&vs=harbour&vs=council&vs=budget{share}")
        assert page.locator(".numbers :is(td, thead th)").evaluate_all(BROKEN) == []
        page.goto("/timeline?q=ferry&date=2014-03")
        assert page.locator(".numbers :is(td, thead th)").evaluate_all(BROKEN) == []


def test_paper_is_light_and_has_no_links_to_elsewhere(browser: Browser, build: Build) -> None:
    with visit(browser, build([story(number) for number in range(1, 46)]), 794) as page:
        page.emulate_media(media="print", color_scheme="dark")
        page.goto("/?q=ferry+zeppelin")
        assert page.locator(".note").evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(243, 240, 232)"
        assert not page.get_by_role("link", name="Why these results?").is_visible()
        page.goto("/timeline?q=ferry")
        assert not page.get_by_role("link", name="As a CSV file").is_visible()
        page.goto("/facet/tag")  # its boxes are drawn by the browser
        assert page.locator("[name=tick]").first.evaluate("one => getComputedStyle(one).colorScheme") == "light"


def test_lines_in_context_take_the_width_of_the_paper(browser: Browser, build: Build) -> None:
    with visit(browser, build([story(1)]), 794) as page:
        page.emulate_media(media="print")
        page.goto("/kwic?q=council")
        box = page.locator("td.right").first.bounding_box()
        assert box is not None
        assert box["width"] > 180


@pytest.mark.parametrize("years", [range(1950, 2011), range(1941, 2020), range(2000, 2003)])
def test_the_years_below_a_chart_stand_within_it(browser: Browser, build: Build, width: int, years: range) -> None:
    with visit(browser, build([story(year) | {"date": str(year)} for year in years]), width) as page:
        page.goto("/?q=council")
        assert page.locator(".chart > text:not(.value)").count() >= 3
        assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("narrow", [320, 390])
def test_the_months_below_a_chart_stand_apart(browser: Browser, build: Build, narrow: int) -> None:
    with visit(browser, build([story(n) | {"date": f"2016-{n:02d}-01"} for n in range(1, 13)]), narrow) as page:
        page.goto("/?q=council")
        assert page.evaluate(TOUCHING) == []


# Labels that touch the one before.
TOUCHING = """() => {
  const found = [...document.querySelectorAll(".chart > text:not(.value, .wider)")];
  const boxes = found.map(label => label.getBoundingClientRect()).filter(box => box.width);
  return boxes.filter((box, at) => at && box.left < boxes[at - 1].right + 1).map(box => box.left);
}"""

# Labels that begin or end beside their chart.
OUTSIDE = """() => [...document.querySelectorAll(".chart > text")].filter(label => {
  const chart = label.closest("svg").getBoundingClientRect(), own = label.getBoundingClientRect();
  return own.left < chart.left - 1 || own.right > chart.right + 1;
}).map(label => label.textContent)"""


def test_the_page_about_the_archive_keeps_numbers_beside_their_words_and_days_short(page: Page) -> None:
    page.goto("/archive")
    assert page.locator(".years").evaluate("one => one.getClientRects().length") == 1
    apart = "rows => rows.filter(row => row.lastElementChild.offsetLeft === row.offsetLeft).length"
    assert page.locator(".facts div").evaluate_all(apart) == 0
    lines = "found => Math.max(...found.map(one => one.getClientRects().length))"
    assert page.locator(".dated time").evaluate_all(lines) == 1


def test_on_paper_the_page_about_the_archive_has_nothing_to_click_open(browser: Browser, archive: Config) -> None:
    with visit(browser, archive, 794) as page:
        page.goto("/archive")
        assert page.locator(".contents :is(.more, summary):visible").count() > 0
        page.emulate_media(media="print")
        assert page.locator(".contents :is(.more, summary):visible").count() == 0
        assert page.locator(".months").is_visible()
