"""How soon a browser has painted a page of the demo archive's results, beyond the search itself; and its weight."""

import logging
import re
import statistics
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from index.config import Config
from index.demo import build_demo, demo_config
from tests.bench.shared import hold
from tests.browsing import ARGUMENTS, CHROMIUM, serve

ROUNDS = 15
PAGES = ("/?q=ferry", "/?q=%22blue+lantern%22", "/?q=council+harbour+budget&sort=newest")
CEILINGS = {r"first visit +median +([.\d]+) ms": 200, r"weight +most +([.\d]+) kB": 60}
LARGEST = """() => new Promise(found => new PerformanceObserver(list => found(list.getEntries().at(-1).startTime))
  .observe({type: "largest-contentful-paint", buffered: true}))"""


def run() -> None:
    """Every page anew in a window that has seen nothing yet, as a first visit is."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        config = replace(demo_config(Config(), Path(folder)), page_size=20)
        build_demo(config)
        with sync_playwright() as playwright, serve(config) as address:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            seen = [_visit(browser, address + page) for _ in range(ROUNDS) for page in PAGES]
            browser.close()
    times, weights = zip(*seen, strict=True)
    said = (
        f"first visit  median {statistics.median(times):6.1f} ms to the largest paint without the search "
        f"({min(times):.0f} to {max(times):.0f}, {len(times)} visits)\n"
        f"weight       most   {max(weights) / 1000:6.1f} kB over the wire with everything\n"
    )
    print(said, end="")
    hold(said, {}, CEILINGS)


def _visit(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds to the largest paint less those of the search as the page tells them, and bytes."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    sizes: list[float] = []
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    painted = page.evaluate(LARGEST)
    searched = re.search(r"(\d+) ms", page.locator(".searched .aside").first.inner_text())
    context.close()
    return painted - (int(searched[1]) if searched else 0), sum(sizes)
