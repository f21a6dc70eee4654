"""A real browser over a real server, for the tests of what readers do on a desk and on a phone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from werkzeug.serving import make_server

from index.config import Config
from web.app import create_app

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTHS = (390, 1280)
HOSTILE = "<script>document.title = 'broken'</script><img src=x onerror=\"document.title = 'broken'\"> \"'"


@contextmanager
def serve(config: Config) -> Iterator[str]:
    """The address of a server over an archive."""
    with serve_app(create_app(config)) as address:
        yield address


@contextmanager
def serve_app(app: Flask) -> Iterator[str]:
    """The address of a server of an app."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def window(browser: Browser, address: str, width: int) -> Iterator[Page]:
    """A page of that width, which must never be wider than its window nor break its own security policy."""
    context = browser.new_context(viewport={"width": width, "height": 800}, base_url=address)
    page = context.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.extend(told(message, page)))
    page.on("load", lambda loaded: messages.extend(too_wide(loaded, width)))
    yield page
    context.close()
    assert messages == []


@contextmanager
def visit(browser: Browser, config: Config, width: int) -> Iterator[Page]:
    """A page of that width over an archive of a test's own."""
    with serve(config) as address, window(browser, address, width) as page:
        yield page


def told(message: ConsoleMessage, page: Page) -> list[str]:
    """What the console says, but for a page's own answer, which may be an error by intent."""
    own = message.location["url"] == page.url and message.text.startswith("Failed to load resource")
    return [] if own else [message.text]


def too_wide(page: Page, width: int) -> list[str]:
    """What is wrong with the width of a page, in a sentence."""
    found = page.evaluate("document.documentElement.scrollWidth")
    return [f"{page.url} is {found} px wide"] if found > width else []


def open_facets(page: Page) -> None:
    """On a phone the facets are folded away."""
    if page.viewport_size["width"] == min(WIDTHS):
        expect(page.locator(".facets")).to_be_hidden()
        page.get_by_text("Narrow the results").click()
    expect(page.locator(".facets")).to_be_visible()


def search(page: Page, words: str) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill(words)
    page.get_by_role("button", name="Search").click()


# Every text with less contrast to its ground than WCAG 2.2 AA asks for (4.5), by its formula for relative luminance.
POOR_CONTRAST = """() => {
  const numbers = text => text.match(/[\\d.]+/g).map(Number);
  const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = element => {
    for (; element; element = element.parentElement) {
      const [r, g, b, alpha = 1] = numbers(getComputedStyle(element).backgroundColor);
      if (alpha > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  return [...document.body.querySelectorAll("*")].filter(element => {
    if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) return false;
    const [one, other] = [light(numbers(getComputedStyle(element).color)), light(ground(element))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5;
  }).map(element => element.outerHTML);
}"""
