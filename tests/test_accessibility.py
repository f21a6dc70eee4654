"""Every kind of page holds WCAG 2.2 AA as far as axe-core can tell, and what it cannot: zoom, colours, motion.

A picture of each is kept below var/screenshots, or where SCREENSHOTS says.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from index.builds import Builds
from index.config import Config
from tests.browsing import POOR_CONTRAST, serve, serve_app, window
from tests.furnished import PAGES, furnish
from web.app import create_app

SCREENSHOTS = Path(os.environ.get("SCREENSHOTS", "var/screenshots"))
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over an archive with something of every kind, for tests that write nothing."""
    with serve(furnish(tmp_path_factory.mktemp("furnished"))) as address:
        yield address


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_in_light_and_dark(page: Page, kind: str, width: int) -> None:
    page.goto(PAGES[kind])

    look_at(page, f"{kind}-{width}")


@pytest.mark.parametrize("kind", ["no-index", "being-made", "too-costly", "fault"])
def test_axe_finds_nothing_on_pages_of_errors(
    browser: Browser, archive: Config, tmp_path: Path, kind: str, width: int
) -> None:
    with ExitStack() as stack:
        if kind == "being-made":
            stack.enter_context(Builds(tmp_path).lock("rebuild"))
        broken = create_app(archive)
        broken.add_url_rule("/broken", view_func=lambda: str(1 // 0))
        nowhere, hurried = Config(index_dir=tmp_path), replace(archive, search_seconds=0)
        app = {"fault": broken, "too-costly": create_app(hurried)}.get(kind) or create_app(nowhere)
        page = stack.enter_context(window(browser, stack.enter_context(serve_app(app)), width))
        answer = page.goto("/broken" if kind == "fault" else '/?q="the+ferry+plan"+w/5+coun*')

        assert answer is not None
        assert answer.status == (500 if kind == "fault" else 503)
        look_at(page, f"{kind}-{width}")


def look_at(page: Page, name: str) -> None:
    """Keep pictures of a page in light and dark, and have axe look at both."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=SCREENSHOTS / f"{name}-{scheme}.png", full_page=True)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        assert page.evaluate(POOR_CONTRAST) == []


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_at_twice_the_size_still_fits(browser: Browser, served: str, kind: str) -> None:
    """WCAG 1.4.10: 1280 px at 400 % are 320 px wide."""
    for width in (640, 320):
        with window(browser, served, width) as page:  # which fails where it is wider
            page.goto(PAGES[kind])


@pytest.mark.parametrize("kind", PAGES)
def test_what_is_on_shows_in_forced_colours_and_nothing_moves(page: Page, kind: str) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(PAGES[kind])

    assert page.evaluate(MOVING) == []
    assert page.evaluate(SEEN_BY_GROUND_ALONE) == []


def test_a_dialog_gives_the_focus_back(page: Page) -> None:
    page.goto(PAGES["results"])
    link = page.locator(".hits h3 a").first
    link.focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.keyboard.press("Escape")

    expect(link).to_be_focused()


# Elements that move or fade.
MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
  const style = getComputedStyle(element);
  return [style.animationDuration, style.transitionDuration].some(time => parseFloat(time) > 0);
}).map(element => element.outerHTML)"""

# Current links that only a background or a shadow tells from the others, which forced colours take away.
SEEN_BY_GROUND_ALONE = """() => [...document.querySelectorAll("main [aria-current]")].filter(element => {
  const other = element.closest("nav, ul, ol")?.querySelector("a:not([aria-current])");
  const look = (one, name) => [one, ...one.querySelectorAll("bdi")].map(part => getComputedStyle(part)[name]).join();
  return other && ["outlineStyle", "fontWeight", "borderBottomStyle", "textDecorationLine"].every(
    name => look(element, name) === look(other, name));
}).map(element => element.outerHTML)"""
