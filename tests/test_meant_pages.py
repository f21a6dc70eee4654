"""What may have been meant, on the page; and the completions that the search box asks for."""

import pytest
from flask.testing import FlaskClient

from index.config import Config
from tests.reading import link, page, texts
from web.app import create_app


def test_the_page_offers_what_may_have_been_meant_a_click_away(client: FlaskClient) -> None:
    soup = page(client, "/?q=fery+council&source=The+Islander&sort=oldest")

    assert texts(soup, ".meant") == ["Did you mean: ferry council?"]
    assert texts(soup, ".meant strong") == ["ferry"]
    assert link(soup, ".meant a") == "/?q=ferry+council&source=The+Islander&sort=oldest"
    assert texts(page(client, link(soup, ".meant a")), "h1") == ["7 stories"]


def test_nothing_is_searched_but_what_was_typed(client: FlaskClient) -> None:
    soup = page(client, "/?q=fery")

    assert texts(soup, "h1") == ["0 stories"]
    assert soup.select_one("#q")["value"] == "fery"
    assert texts(soup, ".meant") == ["Did you mean: ferry?"]


@pytest.mark.parametrize("address", ["/", "/?q=ferry", "/?q=ferry+-fery", "/?q=xylophone"])
def test_a_page_without_misspelt_words_offers_nothing(client: FlaskClient, address: str) -> None:
    assert texts(page(client, address), ".meant") == []


def test_completions_are_json(client: FlaskClient) -> None:
    assert client.get("/suggest?q=late+isl").json == {
        "offers": [
            {
                "text": 'source:"The Islander"',
                "kind": "source",
                "count": 22,
                "query": 'late source:"The Islander"',
                "said": "source · 22",
            }
        ],
        "said": "1 suggestion",
    }


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=%00%ED%A0%80", "?q=" + "%22" * 5_000, "?q=" + "a+" * 5_000, "?q=source:%22%22"]
)
def test_whatever_is_typed_gets_an_answer(client: FlaskClient, query: str) -> None:
    assert isinstance(client.get(f"/suggest{query}").json["offers"], list)


def test_without_an_archive_there_is_nothing_to_complete(tmp_path_factory: pytest.TempPathFactory) -> None:
    with create_app(Config(index_dir=tmp_path_factory.mktemp("none"))).test_client() as client:
        assert client.get("/suggest?q=fer").status_code == 503
