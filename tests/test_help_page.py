"""The help page prints the tables of the query language and of the fields."""

from flask.testing import FlaskClient
from playwright.sync_api import Browser

from index.schema import FIELDS
from search.language import FORMS, REMARKS
from tests.browsing import window
from tests.reading import link, page, texts


def test_help_lists_every_form_and_every_field(client: FlaskClient) -> None:
    soup = page(client, "/help")

    assert [tuple(texts(row, "code")) for row in soup.select("tbody tr")] == [
        *(form.typed for form in FORMS),
        *(tuple(f"{name}:" for name in (field.name, *field.aliases)) for field in FIELDS),
    ]
    assert texts(soup, "td:last-child") == [*(form.finds for form in FORMS), *(field.help for field in FIELDS)]
    assert texts(soup, "main p") == list(REMARKS)


def test_help_is_linked_from_every_masthead(client: FlaskClient) -> None:
    linked = [
        link(page(client, address), ".masthead nav a", "Help")
        for address in ("/", "/?q=ferry", "/article/story-1", "/saved")
    ]
    assert linked == ["/help"] * 4


def test_what_is_typed_leaves_room_for_what_it_finds_on_the_narrowest_screen(browser: Browser, served: str) -> None:
    with window(browser, served, 320) as page:
        page.goto("/help")
        boxes = [page.locator(f"tbody td:{side}-child").first.bounding_box() for side in ("first", "last")]
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert boxes[1]["width"] > boxes[0]["width"]
