"""What readers see of exports and of the API, in a real browser."""

import csv
from pathlib import Path

from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from search.api.endpoints import ENDPOINTS
from search.api.problems import KINDS
from tests.browsing import POOR_CONTRAST
from tests.reading import page as page_of
from tests.reading import texts


def test_the_page_of_the_api_has_every_endpoint_parameter_and_problem(client: FlaskClient) -> None:
    soup = page_of(client, "/api")

    assert texts(soup, ".address code") == [f"GET /api/v1{one.path}" for one in ENDPOINTS]
    told = [texts(section, ":not(details) > .wide tbody th") for section in soup.select(".endpoint")]
    assert told == [[parameter.name for parameter in one.parameters] for one in ENDPOINTS]
    assert [row["id"] for row in soup.select("tr[id]")] == [kind.name for kind in KINDS]


def test_the_page_of_the_api_can_be_read_on_every_screen(page: Page) -> None:
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        page.goto("/api")
        for answer in page.locator("details").all():
            answer.locator("summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        assert page.evaluate(POOR_CONTRAST) == []


def test_a_search_is_saved_as_a_table_from_its_page(page: Page, tmp_path: Path) -> None:
    page.goto("/?q=ferry")
    page.get_by_text("Export", exact=True).click()
    expect(page.get_by_text("All 15 stories as a file:")).to_be_visible()
    assert page.evaluate(POOR_CONTRAST) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV table").click()
    download.value.save_as(tmp_path / "ferry.csv")

    with (tmp_path / "ferry.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 15
