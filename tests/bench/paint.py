"""How soon a browser has painted a page of the demo archive's results, beyond the search itself; and its weight."""

import logging
import re
import statistics
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from index.config import Config
from index.demo import build_demo, demo_config
from tests.bench.shared import hold
from tests.browsing import ARGUMENTS, CHROMIUM, serve

ROUNDS = 8
PAGES = ("/?q=ferry", "/?q=%22blue+lantern%22", "/?q=council+harbour+budget&sort=newest")
CEILINGS = {r"from the front page +median +([.\d]+) ms": 200, r"weight +most +([.\d]+) kB": 60}
EMPTY = "/empty"
LARGEST = """() => new Promise(found => new PerformanceObserver(list => found(list.getEntries().at(-1).startTime))
  .observe({type: "largest-contentful-paint", buffered: true}))"""


def run() -> None:
    """Each page as the first thing that a window sees, then as the result of a search from the front page."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        config = demo_config(Config(), Path(folder))
        build_demo(config)
        with sync_playwright() as playwright, serve(config) as address:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            cold = [_visits(browser, address, page)[0] for _ in range(ROUNDS) for page in PAGES]
            warm = [_visits(browser, address, "/", page)[1] for _ in range(ROUNDS) for page in PAGES]
            empty = [_visits(browser, address, EMPTY)[0] for _ in range(ROUNDS)]
            browser.close()
    said = (
        f"{_row('from the front page', warm)} to the largest paint without the search\n"
        f"{_row('first thing seen', cold)} the same\n"
        f"{_row('an empty page', empty)} the same, which the browser needs whatever it shows\n"
        f"weight       most   {max(one.weight for one in cold) / 1000:6.1f} kB over the wire with everything\n"
    )
    print(said, end="")
    hold(said, {}, CEILINGS)


class _Visit(NamedTuple):
    """One page as a browser met it."""

    painted: float  # ms to the largest paint, less those of the search as the page tells them
    weight: float  # bytes


def _row(name: str, visits: list[_Visit]) -> str:
    times = [one.painted for one in visits]
    return f"{name:20} median {statistics.median(times):6.1f} ms ({min(times):.0f} to {max(times):.0f})"


def _visits(browser: Browser, address: str, *paths: str) -> list[_Visit]:
    """The pages one after another in a window that has seen nothing before."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.route(f"**{EMPTY}", lambda route: route.fulfill(content_type="text/html", body="<!doctype html><p>Empty"))
    sizes: list[float] = []
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    seen = []
    for path in paths:
        sizes.clear()
        page.goto(address + path, wait_until="networkidle")
        found = page.locator(".searched .aside")
        searched = re.search(r"(\d+) ms", found.first.inner_text()) if found.count() else None
        seen.append(_Visit(page.evaluate(LARGEST) - (int(searched[1]) if searched else 0), sum(sizes)))
    context.close()
    return seen
