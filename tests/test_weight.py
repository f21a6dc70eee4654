"""What a first page of results weighs over the wire, with everything that it loads."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from index.config import Config
from tests.browsing import serve
from tests.stories import story

MOST_BYTES = 60_000
MOST_SCRIPT_BYTES = 15_000  # of all files together, as they are in the repository
STATIC = Path(__file__).parent.parent / "web" / "static"


def varied(number: int) -> dict[str, Any]:
    """A story of which nearly every value is its own, so that the facets are as long as they get."""
    text = " ".join(f"The council of ward {number} heard report {number * 7 + n} on the pier." for n in range(12))
    return story(number) | {
        "title": f"Council hears {number} residents on the future of the old pier and what it is to cost",
        "body": f"{text}\n\n{text}",
        "source": f"The {number} Courier and Advertiser of the Coast",
        "section": ["News", f"Ward {number}"],
        "author": f"Correspondent Number {number}",
        "tags": [f"topic {number} of the week", f"ward {number}", "council"],
        "date": f"{1950 + number}-{1 + number % 12:02d}-{1 + number % 28:02d}",
    }


def test_a_first_page_of_results_weighs_little_and_asks_nobody_else(
    build: Callable[..., Config], browser: Browser
) -> None:
    weights: dict[str, float] = {}
    with serve(build([varied(number) for number in range(1, 61)])) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        names: dict[str, str] = {}
        wire.on("Network.requestWillBeSent", lambda event: names.update({event["requestId"]: event["request"]["url"]}))
        wire.on(
            "Network.loadingFinished",
            lambda event: weights.update({names[event["requestId"]]: event["encodedDataLength"]}),
        )
        page.goto(f"{address}/?q=council+pier+report", wait_until="networkidle")
        assert page.locator(".hits > li").count() == 20
        context.close()

    assert {url for url in weights if not url.startswith(address)} == set()
    assert len(weights) > 3
    assert sum(weights.values()) <= MOST_BYTES, weights


def test_the_scripts_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in STATIC.glob("*.js")}
    assert sum(sizes.values()) <= MOST_SCRIPT_BYTES, sizes


@pytest.mark.parametrize("address", ["/", "/?q=ferry", "/article/story-3", "/help"])
def test_scripts_hold_nothing_up(client: Any, address: str) -> None:
    tags = [line for line in client.get(address).text.splitlines() if "<script" in line]
    assert tags != []
    assert [tag for tag in tags if " defer>" not in tag] == []
