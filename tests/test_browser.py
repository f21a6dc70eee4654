"""The page in a real browser, over a real server: what readers do, on a desk and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from index.config import Config
from tests.browsing import HOSTILE, POOR_CONTRAST, open_facets, search, too_wide
from tests.stories import Stories, story

Build = Callable[..., Config]


def test_search_shows_count_and_marked_hits(page: Page) -> None:
    search(page, "ferry")

    expect(page.get_by_role("status")).to_have_text("15 stories")
    expect(page.locator(".hits li")).to_have_count(15)
    assert set(page.locator(".hits mark").all_text_contents()) == {"ferry"}
    assert page.url.endswith("/?q=ferry")


def test_a_facet_goes_on_and_off(page: Page) -> None:
    search(page, "ferry")
    open_facets(page)
    page.locator("#facet-source a.value", has_text="The Islander").click()
    expect(page.get_by_role("status")).to_have_text("7 stories")

    open_facets(page)
    page.locator("#facet-source [aria-current=true]").click()
    expect(page.get_by_role("status")).to_have_text("15 stories")


def test_a_filter_is_taken_off_above_the_hits(page: Page) -> None:
    page.goto("/?q=ferry&source=The+Islander&tag=council")
    page.get_by_role("link", name="Remove the filter Source The Islander").click()

    assert page.url.endswith("/?q=ferry&tag=council")


def test_next_page_continues_the_count(page: Page) -> None:
    search(page, "council")
    page.get_by_role("link", name="Next").click()

    expect(page.locator(".hits")).to_have_attribute("start", "21")
    expect(page.locator(".pages [aria-current=page]")).to_have_text("Page 2")


def test_article_has_marks_and_leads_on_and_back(page: Page) -> None:
    search(page, "ferry")
    page.locator(".hits h3 a").nth(1).click()
    expect(page.locator("article h1 mark, article .text mark")).to_have_text(["ferry", "ferry"])
    expect(page.locator(".position").first).to_have_text("2 of 15")

    page.get_by_role("link", name="Next story").first.click()
    expect(page.locator(".position").first).to_have_text("3 of 15")
    page.get_by_role("link", name="Back to the results").first.click()
    assert page.url.endswith("/?q=ferry#hit-3")


def test_a_saved_search_is_found_at_its_address_after_a_rebuild(own_page: Page, build: Build, stories: Stories) -> None:
    page = own_page
    search(page, "ferry")
    page.get_by_text("Save this search").click()
    page.get_by_label("Name").fill("Ferry & co")
    page.get_by_label("Note").fill(HOSTILE)
    page.get_by_role("button", name="Save").click()
    assert page.url.endswith("/q/ferry-co")

    build([*stories, story(48)])
    page.wait_for_timeout(1100)  # the page may take a second to notice a build
    page.goto("/saved")
    page.get_by_role("link", name="Ferry & co", exact=True).click()
    expect(page.locator(".banner")).to_contain_text("with 15 stories; now 16 (1 more).")
    expect(page.locator(".remark")).to_have_text(HOSTILE)


def test_deleting_asks_and_deletes(own_page: Page) -> None:
    page = own_page
    page.goto("/?q=ferry")
    page.get_by_text("Save this search").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete").click()

    expect(page.locator(".message")).to_contain_text("“ferry” is deleted.")


def test_hostile_text_stays_text(page: Page) -> None:
    for address in ("/?q=trap", "/article/hostile?q=trap", "/?q=trap&tag=" + "%3Cscript%3Ealert(1)%3C/script%3E"):
        page.goto(address)
        assert page.locator("script:not([src^='/static/']), img").count() == 0
        assert "broken" not in page.title() or "<script>" in page.title()

    page.goto("/article/hostile")
    expect(page.locator("article h1")).to_have_text(HOSTILE)


def test_skip_link_comes_first_and_leads_to_the_content(page: Page) -> None:
    page.goto("/?q=ferry")
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    expect(page.locator(".skip").first).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_a_half_typed_word_is_completed_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    box, options = page.get_by_role("combobox"), page.get_by_role("option")
    box.focus()
    page.keyboard.type("council har")
    expect(options).to_have_text(["harbour30", "tag:harbourtag · 30", 'source:"Harbour Gazette"source · 23'])
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".search [aria-live]")).to_have_text("3 suggestions")

    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(box).to_have_value('council source:"Harbour Gazette" ')
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("23 stories")


def test_escape_closes_what_is_offered_and_enter_searches_what_was_typed(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    box.focus()
    page.keyboard.type("har")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("har")

    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=har")


def test_tab_takes_the_offer_and_goes_on(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").focus()
    page.keyboard.type("isl")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")

    expect(page.get_by_role("combobox")).to_have_value('source:"The Islander" ')
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_the_answer_to_an_older_text_is_not_shown(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/suggest?q=ha", hold)
    page.goto("/")
    page.get_by_role("combobox").focus()
    with page.expect_request("**/suggest?q=ha"):
        page.keyboard.type("ha")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.type("fer")
    expect(page.get_by_role("option").first).to_have_text("ferry15")
    held[0].fulfill(json={"offers": [{"text": "stale", "said": "1", "query": "stale"}], "said": "1 suggestion"})

    page.wait_for_timeout(200)
    expect(page.get_by_role("option").first).to_have_text("ferry15")


def test_what_is_offered_moves_nothing_and_stands_out(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto("/?q=ferry")
        before = page.locator("h1").bounding_box()
        page.get_by_role("combobox").fill("har")
        expect(page.get_by_role("listbox")).to_be_visible()
        page.keyboard.press("ArrowDown")
        assert page.locator("h1").bounding_box() == before
        assert too_wide(page, page.viewport_size["width"]) == []
        assert page.evaluate(POOR_CONTRAST) == []


def test_hostile_text_is_offered_as_text(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("source:script")
    expect(page.get_by_role("option")).to_have_count(1)

    assert page.locator("[role=option] script, img").count() == 0
    assert page.title() == "News archive"


def test_without_script_the_box_searches(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=served)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("fery")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="ferry", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("15 stories")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "/?q=ferry&source=The+Islander&not-tag=x",
        "/article/story-3?q=ferry",
        "/saved",
        "/help",
        "/why?q=ferry+votes+council",
        "/?q=ferry+zeppelin&match=all",
        "/?q=fery",
    ],
)
def test_text_stands_out_from_its_ground(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address)

    assert page.evaluate(POOR_CONTRAST) == []
