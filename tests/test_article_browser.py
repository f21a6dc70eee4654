"""The article's page in a real browser: walking its matches, copying, printing, and what editions changed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from index.build import rebuild
from index.config import Config
from index.demo import ARCHIVE
from tests.browsing import HOSTILE, POOR_CONTRAST, serve, too_wide, visit, window
from tests.stories import build_archive

Build = Callable[..., Config]

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
PARAGRAPH = "The council of Osmay met on Monday, and what it would cost the harbour was on every tongue in the hall. "
BODY = "\n\n".join(f"Number {n}: the ferry sails. {PARAGRAPH * 3}" for n in range(6))
TABLE = f"<table><tr><td>Year</td><td>{'Cost of the wall ' * 9}</td></tr><tr><td>2015</td><td>12</td></tr></table>"
STORIES = [
    {"id": "long", "title": "Ferry plan", "body": BODY, "source": "Gazette", "url": "https://gazette.example/1"},
    {"id": "later", "title": "The ferry plan", "body": BODY.replace("Monday", "Tuesday", 1), "source": "Post"},
    {"id": "wide", "title": f"Ferry {LONG}", "body": f"<p>{PARAGRAPH}{LONG}</p>{TABLE}<p>{LONG}</p>", "tags": LONG},
    {"id": "bare", "body": "the council met on the harbour plan on monday, and nobody left, " * 9},
    {"id": "rtl", "title": "المجلس يصوت على خطة", "body": "اجتمع المجلس يوم الاثنين. " * 9, "author": "ليلى حداد"},
    {"id": "hostile", "title": HOSTILE, "body": f"A trap is set here. {HOSTILE}", "source": HOSTILE, "author": HOSTILE},
]  # fmt: skip
ADDRESSES = (
    "/article/long?q=ferry", "/article/wide?q=ferry", "/article/bare", "/article/rtl", "/article/hostile?removed=1",
    "/editions/long?with=later", "/editions/wide?with=rtl",
)  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over stories that are hard to set."""
    with serve(build_archive(tmp_path_factory.mktemp("articles"), STORIES)) as address:
        yield address


def test_n_and_p_walk_from_match_to_match_and_round(page: Page) -> None:
    page.goto("/article/long?q=ferry")
    marks, said = page.locator("mark[id]"), page.locator(".matches [role=status]")
    expect(marks).to_have_count(7)
    for number in (1, 2, 3):
        page.keyboard.press("n")
        expect(said).to_have_text(f"{number} of 7")
    expect(marks.nth(2)).to_be_in_viewport()
    expect(page.locator("mark.here")).to_have_text("ferry")
    page.keyboard.press("p")
    expect(said).to_have_text("2 of 7")
    for _ in range(2):
        page.keyboard.press("p")
    expect(said).to_have_text("7 of 7")
    expect(marks.last).to_be_in_viewport()


def test_buttons_walk_the_matches_and_stay_in_sight(page: Page) -> None:
    page.goto("/article/long?q=ferry")
    onward = page.get_by_role("button", name="Next match")
    for _ in range(6):
        onward.click()

    expect(page.locator(".matches [role=status]")).to_have_text("6 of 7")
    expect(onward).to_be_in_viewport()
    expect(onward).to_be_focused()
    assert onward.bounding_box()["height"] >= 24


def test_the_list_of_matches_leads_to_them_without_script_too(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=served)
    page = context.new_page()
    page.goto("/article/long?q=ferry")
    expect(page.get_by_role("button", name="Next match")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    page.get_by_text("7 matches").click()
    page.locator(".matches li a").nth(5).click()

    expect(page.locator("#match-6")).to_be_in_viewport()
    context.close()


def test_a_match_of_the_list_closes_it(page: Page) -> None:
    page.goto("/article/long?q=ferry")
    page.get_by_text("7 matches").click()
    page.locator(".matches li a").nth(5).click()

    expect(page.locator(".matches ol")).to_be_hidden()
    expect(page.locator("#match-6")).to_be_in_viewport()


def test_citation_and_permalink_are_copied(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/article/long")
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    cited = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Copy the permalink").click()
    expect(page.get_by_role("button", name="Copied")).to_have_count(2)

    assert cited == page.locator("#citation").text_content()
    assert page.evaluate("navigator.clipboard.readText()") == f"{served}/article/long"
    context.close()


def test_a_citation_is_downloaded_under_a_name_of_its_own(page: Page) -> None:
    page.goto("/article/long")
    with page.expect_download() as download:
        page.get_by_role("link", name="RIS").click()

    assert download.value.suggested_filename == "gazette-long.ris"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_stories_that_are_hard_to_set_stand_out_and_fit(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    for where in ADDRESSES:
        page.goto(where)
        page.evaluate("document.querySelectorAll('article details').forEach(one => { one.open = true; })")
        assert (where, page.evaluate(POOR_CONTRAST)) == (where, [])
        assert too_wide(page, page.viewport_size["width"]) == []


def test_stories_fit_at_twice_the_size(browser: Browser, served: str) -> None:
    with window(browser, served, 640) as page:  # 1280 at 200 %
        for where in ADDRESSES:
            page.goto(where)


def test_print_has_the_story_and_its_citation_and_nothing_to_click(page: Page) -> None:
    page.goto("/article/long?q=ferry&hit=1")
    page.emulate_media(media="print")

    for shown in ("h1", ".byline", ".text", "#citation"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in ("search", ".place", ".matches", ".tools", ".cite .actions", ".whereabouts"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.goto("/article/hostile?removed=1")
    assert page.locator(".story .note a:visible").count() == 0


def test_hostile_text_stays_text_in_editions_and_citations(page: Page) -> None:
    for where in ("/editions/hostile?with=long", "/article/hostile?q=trap"):
        page.goto(where)
        assert page.locator("img, script:not([src])").count() == 0


def test_numbers_of_matches_stand_before_their_text_whatever_its_direction(page: Page) -> None:
    page.goto("/article/rtl?q=المجلس")
    page.locator(".matches summary").click()
    room = page.locator(".matches li").first.evaluate(
        "one => one.parentNode.getBoundingClientRect().right - one.getBoundingClientRect().right"
    )

    assert room > 20


def test_the_name_of_a_rule_stays_in_its_column(browser: Browser, tmp_path: Path, width: int) -> None:
    config = Config(index_dir=tmp_path / "var")
    rebuild([ARCHIVE / "northern-ledger" / "2015-05-14-what-tarrowmouths-vote-means-for-us.html"], config)
    with visit(browser, config, width) as page:
        page.goto("/")
        page.locator(".hits h3 a").click()
        page.locator(".removed summary").click()
        columns = page.locator(".removed tbody td:nth-child(2)").evaluate_all(
            "found => found.map(one => [one.querySelector('code'), one]).filter(([name]) => name)"
            ".map(pair => pair.map(one => one.getBoundingClientRect().right))"
        )
        assert len(columns) > 10
        assert [name for name, column in columns if name > column] == []
