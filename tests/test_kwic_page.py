"""Keyword in context on the page, and all of its lines as a file."""

import csv
import io
import json
from collections.abc import Callable
from itertools import count

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from index.config import Config
from search.concordance import concording
from search.concordance.tables import COLUMNS
from tests.browsing import WIDTHS, visit
from tests.reading import link, page, soup_of, texts
from tests.stories import story
from web.app import create_app

ROW = {
    "left": "Council votes on ",
    "match": "ferry",
    "right": " plan 21",
    "where": "headline",
    "title": "Council votes on ferry plan 21",
    "source": "Harbour Gazette",
    "published": "2014-10-22",
    "id": "story-21",
    "url": "https://gazette.example/21",
    "address": "http://localhost/article/story-21",
    "query": "ferry",
}


def test_results_lead_to_their_concordance(client: FlaskClient) -> None:
    soup = page(client, "/?q=ferry&source=The+Islander&sort=newest&page=1")
    assert link(soup, ".bar a", "In context") == "/kwic?q=ferry&source=The+Islander&sort=newest"


def test_all_stories_have_no_concordance(client: FlaskClient) -> None:
    assert "In context" not in texts(page(client, "/"), ".bar a")


def test_a_line_shows_both_sides_of_its_match_and_leads_to_its_story(client: FlaskClient) -> None:
    soup = page(client, "/kwic?q=ferry&sort=newest")

    assert texts(soup, "h1 [role=status]") == ["30 matches in context"]
    assert texts(soup, ".searched")[0].startswith("In 15 stories. Searched as: stories with ferry.")
    assert texts(soup, ".lines tbody tr:first-child td")[:4] == [
        "Headline: ¶Council votes on",
        "ferry",
        "plan 21¶",
        "Harbour Gazette",
    ]
    assert link(soup, ".lines td.match a").startswith("/article/story-")
    assert link(soup, ".lines td.match a").endswith("?q=ferry&sort=newest&hit=1")


def test_the_story_of_a_line_has_the_match_marked(client: FlaskClient) -> None:
    story_page = page(client, link(page(client, "/kwic?q=ferry&by=date"), ".lines td.match a"))
    assert set(texts(story_page, "mark")) == {"ferry"}
    assert texts(story_page, ".position")


def test_headings_put_the_lines_in_order(client: FlaskClient) -> None:
    soup = page(client, "/kwic?q=ferry&tag=council&by=right&page=1")

    assert [(one.get_text(), one.get("aria-sort"), one.a["href"]) for one in soup.select(".lines th")] == [
        ("Before", None, "/kwic?q=ferry&tag=council&by=left"),
        ("Match", None, "/kwic?q=ferry&tag=council&by=match"),
        ("After", "ascending", "/kwic?q=ferry&tag=council&by=right"),
        ("Story", None, "/kwic?q=ferry&tag=council"),
        ("Date", None, "/kwic?q=ferry&tag=council&by=date"),
    ]
    assert [th["aria-sort"] for th in page(client, "/kwic?q=ferry&by=nonsense").select("[aria-sort]")] == ["other"]


def test_every_line_is_on_one_of_the_pages(client: FlaskClient) -> None:
    soup = page(client, "/kwic?q=council&by=left&page=2")

    assert texts(soup, "h1 [role=status]") == ["90 matches in context"]
    assert len(soup.select(".lines tbody tr")) == 40
    assert texts(soup, ".pages [aria-current=page]") == ["Page 2"]
    assert link(soup, ".pages a", "Previous") == "/kwic?q=council&by=left"
    assert texts(page(client, "/kwic?q=council&by=left&page=99"), ".pages [aria-current=page]") == ["Page 2"]


def test_frequent_neighbours_lead_to_their_own_matches(client: FlaskClient) -> None:
    soup = page(client, "/kwic?q=ferry&by=left&source=The+Islander")

    assert texts(soup, ".beside dd") == ["on 7", "the 7", "plan 14"]
    narrowed = page(client, link(soup, ".beside a", "the"))
    assert texts(narrowed, "h1 [role=status]") == ["7 matches in context"]
    assert set(texts(narrowed, ".lines td.match")) == {"the ferry"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/kwic", "This search has no words that could be set in context"),
        ("/kwic?source=The+Islander", "This search has no words that could be set in context"),
        ("/kwic?q=by:ash", "The stories of this search are found by other things than their headlines and texts"),
        ("/kwic?q=zeppelin", "No story is found."),
    ],
)
def test_where_there_are_no_lines_the_page_says_why(client: FlaskClient, address: str, said: str) -> None:
    soup = page(client, address)
    assert texts(soup, "main > p")[0].startswith(said)
    assert soup.select("table") == []


def test_stories_found_by_their_byline_are_told_of(client: FlaskClient) -> None:
    soup = page(client, "/kwic?q=elm+OR+ferry")
    assert texts(soup, ".summary > .aside") == [
        "4 more stories are found by other things than their headlines and texts, such as their bylines."
    ]


def test_lines_in_another_language_than_the_page_say_so(build: Callable[..., Config]) -> None:
    arabic = {"id": "ar", "title": "خطة العبارة ferry الجديدة", "body": "", "language": "ar", "date": "2020"}
    unnamed = {"id": "fr", "title": "Le ferry est de retour", "body": "", "language": "fr", "date": "2019"}
    with create_app(build([story(3), arabic | {"source": "Ledger"}, unnamed])).test_client() as client:
        rows = page(client, "/kwic?q=title:ferry&sort=newest").select(".lines tbody tr")
    assert [[one.get("lang") for one in row.select("td:not(.date) bdi")] for row in rows] == [
        ["ar", "ar", "ar", None],
        ["fr", "fr", "fr", "fr"],
        [None] * 4,
    ]


@pytest.mark.parametrize("address", ["/kwic?q=ferry&by=left&tag=council", "/kwic.csv?q=ferry&tag=council"])
def test_more_matches_than_can_be_put_in_order_have_a_page_that_says_so(
    client: FlaskClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concording, "MOST_MATCHES", 29)
    response = client.get(address)
    soup = soup_of(response.text)

    assert (response.status_code, texts(soup, "h1")) == (400, ["Too many matches"])
    assert texts(soup, "main p")[0] == (
        "30 matches are too many to be put in order, 29 are the most. "
        "Search for rarer words, or narrow the search to some years."
    )
    assert link(soup, "main a", "Back to the results") == "/?q=ferry&tag=council"
    kept = {"q": "ferry", "tag": "council"}
    assert {str(one["name"]): one["value"] for one in soup.select("form.search input")} == kept


def test_a_concordance_that_takes_too_long_has_the_page_of_costly_searches(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/?q=ferry")  # finds the stories, so that only their lines are left to be made
    seconds = count(step=60)
    monkeypatch.setattr("time.monotonic", lambda: float(next(seconds)))
    response = client.get("/kwic?q=ferry&by=left")

    assert (response.status_code, texts(soup_of(response.text), "h1")) == (503, ["This search takes too long"])


@pytest.mark.parametrize("address", ["/kwic?q=%00&by=%00&page=x", "/kwic?q=((((&by=left", "/kwic?q=%22&page=-1"])
def test_whatever_is_asked_has_a_concordance(client: FlaskClient, address: str) -> None:
    assert texts(page(client, address), "h1") == ["0 matches in context"]


def test_a_file_has_every_line_with_its_story_its_query_and_its_build(client: FlaskClient) -> None:
    response = client.get("/kwic.csv?q=ferry&source=Harbour+Gazette&sort=newest&date=2014-10")
    rows = list(csv.DictReader(io.StringIO(response.get_data(as_text=True).removeprefix("\ufeff"))))

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == "attachment; filename=concordance.csv"
    assert tuple(rows[0]) == COLUMNS
    build = rows[0].pop("build")
    assert (rows[0], bool(build)) == (ROW, True)
    assert len(rows) == 4


def test_json_lines_are_the_same(client: FlaskClient) -> None:
    response = client.get("/kwic.jsonl?q=ferry&source=Harbour+Gazette&sort=newest&date=2014-10&by=result")
    first = json.loads(response.text.splitlines()[0])

    assert {name: first[name] for name in ROW} == ROW
    assert response.headers["Content-Type"] == "application/jsonl"


@pytest.mark.parametrize("by", ["result", "left", "right", "match", "date"])
def test_a_file_has_the_lines_of_all_pages_in_their_order(client: FlaskClient, by: str) -> None:
    rows = [json.loads(line) for line in client.get(f"/kwic.jsonl?q=council&by={by}").text.splitlines()]
    soups = [page(client, f"/kwic?q=council&by={by}&page={number}") for number in (1, 2)]

    shown = [str(one["href"]).split("?")[0] for soup in soups for one in soup.select("td.match a")]
    assert [f"/article/{row['id']}" for row in rows] == shown


def test_a_file_without_lines_has_one_row_which_tells_the_search(client: FlaskClient) -> None:
    text = client.get("/kwic.csv?q=zeppelin").text.removeprefix("\ufeff")
    (line,) = map(json.loads, client.get("/kwic.jsonl?q=zeppelin").text.splitlines())
    build = json.loads(client.get("/kwic.jsonl?q=ferry").text.splitlines()[0])["build"]

    assert line == dict.fromkeys(COLUMNS) | {"query": "zeppelin", "build": build}
    assert list(csv.reader(io.StringIO(text)))[1:] == [[value or "" for value in line.values()]]


def test_an_ending_that_is_none_is_not_found(client: FlaskClient) -> None:
    assert client.get("/kwic.exe?q=ferry").status_code == 404


def test_the_addresses_of_the_stories_are_those_of_readers(build: Callable[..., Config]) -> None:
    config = build([story(1)], public_url="https://archive.example/news")
    with create_app(config).test_client() as client:
        (line,) = client.get("/kwic.jsonl?q=number").text.splitlines()
    assert json.loads(line)["address"] == "https://archive.example/news/article/story-1"


def test_a_cell_is_never_a_formula(build: Callable[..., Config]) -> None:
    body = "=HYPERLINK(1) ferry and so on it goes in the harbour of the town."
    config = build([story(1) | {"id": "a", "title": "=1+1 is two", "body": body}])
    with create_app(config).test_client() as client:
        row = list(csv.reader(io.StringIO(client.get("/kwic.csv?q=ferry").text)))[1]
    assert (row[0], row[4]) == ("'=HYPERLINK(1) ", "'=1+1 is two")


def test_matches_stand_below_each_other_and_in_sight(page: Page) -> None:
    page.goto("/kwic?q=ferry&by=left")
    boxes = [one.bounding_box() for one in page.locator("td.match").all()]

    assert len({(box["x"], box["width"], box["height"]) for box in boxes if box}) == 1
    assert boxes[0]
    assert boxes[0]["x"] + boxes[0]["width"] < page.viewport_size["width"]  # type: ignore[index]
    assert boxes[0]["height"] >= 24


def test_a_match_without_end_leaves_the_others_in_sight(browser: Browser, build: Callable[..., Config]) -> None:
    config = build([story(1) | {"title": f"Ferry{'y' * 300}", "body": "The ferry came back to the quay."}])
    for width in WIDTHS:
        with visit(browser, config, width) as page:
            page.goto("/kwic?q=ferry*")
            boxes = [one.bounding_box() for one in page.locator("td.match").all()]
            assert [box["x"] + box["width"] < width for box in boxes if box] == [True, True]


def test_hostile_text_stays_text_in_a_concordance(page: Page) -> None:
    page.goto("/kwic?q=broken")
    expect(page.locator("td.left bdi").first).to_contain_text("<script>document.title")
    expect(page).to_have_title("In context · broken · News archive")
