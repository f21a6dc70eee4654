"""Facets, chips and copies in a real browser where the archive is unlike others: long, right to left, huge, or tiny."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import render_template
from playwright.sync_api import Browser, Locator, Page, expect

from index.config import Config
from search.query import Query
from tests.browsing import open_facets, serve, serve_app, visit, window
from tests.furnished import ARABIC, LONG, UNTITLED
from tests.stories import Stories, story
from web.app import create_app
from web.parts import parts
from web.results import ResultsPage, results_page
from web.unfolded import Unfolded

Build = Callable[..., Config]
MANY = 10_200
# On how many lines the text of each element stands.
LINES = """found => found.map(one => {
  const range = document.createRange();
  range.selectNodeContents(one);
  return range.getClientRects().length;
})"""


def sizes(found: Locator) -> list[tuple[float, float]]:
    """Width and height of each element that is seen."""
    boxes = [one.bounding_box() for one in found.all() if one.is_visible()]
    return [(box["width"], box["height"]) for box in boxes if box]


def overlapping(page: Page) -> list[str]:
    """Rows of facets of which name, number and what leaves out stand upon each other."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".facets li, .list li")].filter(row => {
          const boxes = [...row.querySelectorAll(":scope > :is(a, span, label, button)")]
            .map(part => part.getBoundingClientRect());
          return boxes.some((one, at) => boxes.slice(at + 1).some(other =>
            one.left < other.right - 1 && other.left < one.right - 1
            && one.top < other.bottom - 1 && other.top < one.bottom - 1));
        }).map(row => row.textContent)"""
    )
    return found


def test_long_words_and_right_to_left_names_stay_in_their_columns(browser: Browser, build: Build, width: int) -> None:
    arabic = ARABIC | {"tags": ["ميناء", "خطة العبارة"], "section": ["أخبار", LONG]}
    config = build([story(1), UNTITLED | {"author": LONG, "section": [LONG, LONG]}, arabic])
    with visit(browser, config, width) as page:
        page.goto(f"/?source={LONG}&not-tag={LONG}")
        open_facets(page)
        assert overlapping(page) == []
        page.goto("/")
        open_facets(page)
        assert overlapping(page) == []
        name = page.locator("#facet-source bdi", has_text=ARABIC["source"])
        assert name.evaluate("one => getComputedStyle(one).direction") == "rtl"
        for field in ("source", "tag", "section"):
            page.goto(f"/facet/{field}")  # the window fails where it is too wide
            assert overlapping(page) == []


def test_a_story_without_a_headline_or_a_paper_is_named_where_it_is_a_copy(
    browser: Browser, build: Build, width: int
) -> None:
    nameless = UNTITLED | {"source": None, "url": None, "date": None}
    config = build([nameless | {"id": "a"}, nameless | {"id": "b"}])
    with visit(browser, config, width) as page:
        page.goto("/?q=ferry")
        page.get_by_role("link", name="1 more copy").click()
        expect(page.locator(".copies li")).to_have_text(["Story without a headline, date unknown"])
        expect(page.get_by_role("link", name="1 more copy")).to_have_attribute("aria-expanded", "true")
        page.get_by_role("link", name="1 more copy").click()
        expect(page.locator(".copies li")).to_have_count(0)
        assert page.url.endswith("/?q=ferry#hit-1")


def huge(page: ResultsPage) -> ResultsPage:
    """The page as if each value had many millions of stories."""
    panels = (
        replace(panel, size=987_654_321, every="/", values=tuple(replace(v, count=123_456_789) for v in panel.values))
        for panel in page.panels
    )
    return replace(page, panels=tuple(panels), results=replace(page.results, total=123_456_789))


def test_huge_counts_have_room_beside_their_names(browser: Browser, build: Build, width: int) -> None:
    app = create_app(build([story(1), story(2), UNTITLED]))

    @app.get("/huge")
    def _() -> str:
        page = results_page(parts().archive.searcher(), Query(), 1, 20, Unfolded())
        return render_template("results.html", page=huge(page), holdings=None, saved=None)

    with serve_app(app) as address, window(browser, address, width) as page:
        page.goto("/huge")
        open_facets(page)
        assert overlapping(page) == []
        assert set(page.locator(".facets .number").evaluate_all(LINES)) == {1}
        expect(page.locator("#facet-tag .number").first).to_have_text("123,456,789")
        expect(page.locator("#facet-tag > .more")).to_have_text("All 987,654,321 … Tag")


def test_ten_thousand_values_are_found_ticked_and_chosen_by_keyboard(
    browser: Browser, build: Build, width: int
) -> None:
    names = [f"Näme {n:05d}" for n in range(MANY)]
    config = build([story(n) | {"tags": names[n::200]} for n in range(200)])
    with visit(browser, config, width) as page:
        page.goto("/?q=council")
        assert len(page.content()) < 60_000
        open_facets(page)
        expect(page.locator("#facet-tag li")).to_have_count(10)
        page.get_by_role("link", name="All 10,200 … Tag").click()
        page.get_by_label("Find in this list").focus()
        page.keyboard.type("name 1014")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("10 with “name 1014”")
        page.get_by_label("Näme 10141").focus()
        page.keyboard.press("Space")
        page.get_by_role("button", name="A to Z").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_label("Näme 10141")).to_be_checked()
        page.get_by_role("button", name="Choose ticked").focus()
        page.keyboard.press("Enter")
        expect(page.locator("h1 [role=status]")).to_have_text("1 story")
        expect(page.locator(".chips li")).to_have_text(["Remove the filter Tag Näme 10141 ×"])
        page.goto("/facet/tag?page=102")
        expect(page.locator(".listing .pages [aria-current]")).to_have_text("Page 102")
        assert len(page.content()) < 60_000


def test_one_hit_has_its_branches_open_and_nothing_more_to_list(browser: Browser, build: Build, width: int) -> None:
    with visit(browser, build([story(1), story(2)]), width) as page:
        page.goto("/?q=plan+2&match=all")
        open_facets(page)
        expect(page.locator("#facet-date bdi")).to_have_text(["2016", "March", "3 March"])
        assert page.locator(".facets :is(.more, .turn)").count() == 0


def test_a_value_is_left_out_by_mouse_by_keyboard_and_by_touch(
    browser: Browser, build: Build, stories: Stories, width: int
) -> None:
    config = build(stories)
    with visit(browser, config, width) as page:
        page.goto("/?q=ferry")
        open_facets(page)
        leave_out = page.get_by_role("link", name="Leave out The Islander")
        page.locator("#facet-source a.value", has_text="The Islander").focus()
        page.keyboard.press("Tab")
        expect(leave_out).to_be_focused()
        expect(leave_out).to_have_css("opacity", "1")
        page.keyboard.press("Enter")
        expect(page.locator("h1 [role=status]")).to_have_text("8 stories")

    with serve(config) as address:
        context = browser.new_context(
            base_url=address, has_touch=True, is_mobile=True, viewport={"width": width, "height": 800}
        )
        page = context.new_page()
        page.goto("/?q=ferry")
        open_facets(page)
        expect(page.get_by_role("link", name="Leave out The Islander")).to_have_css("opacity", "1")
        assert min(min(one) for one in sizes(page.locator(".facets :is(.value, .turn, .exclude, .more)"))) >= 24
        page.get_by_role("link", name="Leave out The Islander").tap()
        expect(page.locator("h1 [role=status]")).to_have_text("8 stories")
        context.close()


@pytest.mark.parametrize(
    "address", ["/?q=ferry&copies=story-3&open-date=2016", "/facet/section", "/facet/author?find=a"]
)
def test_what_is_pressed_is_large_enough(page: Page, address: str) -> None:
    page.goto(address)
    pressed = page.locator(
        ".listing :is(.list label, button, input:not([type=hidden]):not([type=checkbox])), .copies > a"
    )
    assert [one for one in sizes(pressed) if one[1] < 24] == []


def test_a_branch_opened_stays_in_view(page: Page) -> None:
    page.goto("/?q=council")
    open_facets(page)
    page.get_by_role("link", name="More within 2015").click()
    expect(page.locator("#facet-date")).to_be_in_viewport()
    expect(page.get_by_role("link", name="More within 2015")).to_have_attribute("aria-expanded", "true")
