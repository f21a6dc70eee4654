"""How soon a browser has painted a page of the demo archive's results, beyond the search itself; and its weight.

The server is `microfiche demo` as a process of its own. A window is let alone before it is sent anywhere: Chromium goes
on to start its own interface for seconds after it has opened one, which takes both cores of a small machine.
"""

import re
import statistics
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from index.config import Config
from index.demo import build_demo, demo_config
from tests.bench.shared import hold
from tests.browsing import ARGUMENTS, CHROMIUM
from tests.command_helpers import address_of, process

ROUNDS = 8
SETTLES_MS = 2500
PAGES = ("/?q=ferry", "/?q=%22blue+lantern%22", "/?q=council+harbour+budget&sort=newest")
CEILINGS = {
    r"from the front page +median +([.\d]+) ms": 200,
    r"first visit +median +([.\d]+) ms": 200,
    r"weight +most +([.\d]+) kB": 60,
}
EMPTY = "/robots.txt"  # a few words without a stylesheet
LARGEST = """() => new Promise(found => new PerformanceObserver(list => found(list.getEntries().at(-1).startTime))
  .observe({type: "largest-contentful-paint", buffered: true}))"""


def run() -> None:
    """Each page as the first of the archive that a window sees, then as the result of a search from the front page."""
    with tempfile.TemporaryDirectory() as folder:
        build_demo(demo_config(Config(), Path(folder)))
        served = process("demo", "--index", folder, "--port", "0", cwd=Path(folder))
        with served as server, sync_playwright() as playwright:
            address = address_of(server).rstrip("/")
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            cold = [_visits(browser, address, page)[0] for _ in range(ROUNDS) for page in PAGES]
            warm = [_visits(browser, address, "/", page)[1] for _ in range(ROUNDS) for page in PAGES]
            empty = [_visits(browser, address, EMPTY)[0] for _ in range(ROUNDS)]
            browser.close()
    said = (
        f"{_row('from the front page', warm)} to the largest paint without the search\n"
        f"{_row('first visit', cold)} the same, with nothing of the archive kept by the browser\n"
        f"{_row('robots.txt', empty)} the same, which the browser needs whatever it shows\n"
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
    sizes: list[float] = []
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.wait_for_timeout(SETTLES_MS)
    seen = []
    for path in paths:
        sizes.clear()
        page.goto(address + path, wait_until="networkidle")
        found = page.locator(".searched .aside")
        searched = re.search(r"(\d+) ms", found.first.inner_text()) if found.count() else None
        seen.append(_Visit(page.evaluate(LARGEST) - (int(searched[1]) if searched else 0), sum(sizes)))
    context.close()
    return seen
