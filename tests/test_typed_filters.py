"""Filters that were typed are shown apart from those that were clicked, and each can be switched off."""

from flask.testing import FlaskClient

from tests.reading import page, texts


def chips(client: FlaskClient, address: str) -> dict[str, str]:
    """What each chip says, and where it leads."""
    return {
        " ".join(chip.get_text(" ").split()): str(chip["href"]) for chip in page(client, address).select(".chips a")
    }


def test_each_filter_goes_by_a_click_and_leaves_the_others(client: FlaskClient) -> None:
    assert chips(client, "/?q=ferry+date:2016+-section:Sport&source=Gazette") == {
        "Remove the filter Source Gazette ×": "/?q=ferry+date:2016+-section:Sport",
        "Remove the filter Typed date:2016 ×": "/?q=ferry+-section:Sport&source=Gazette",
        "Remove the filter Typed not section:Sport ×": "/?q=ferry+date:2016&source=Gazette",
        "Clear all": "/?q=ferry",
    }


def test_the_only_thing_typed_can_be_taken_back(client: FlaskClient) -> None:
    assert chips(client, "/?q=has:byline") == {"Remove the filter Typed has:author ×": "/"}


def test_order_and_match_go_by_a_click_where_they_were_asked_for(client: FlaskClient) -> None:
    assert chips(client, "/?q=ferry+harbour+sort:oldest&sort=newest&match=any") == {
        "Remove the filter Typed sort:oldest ×": "/?q=ferry+harbour&sort=newest&match=any",
        "Remove the filter Find any of these words ×": "/?q=ferry+harbour+sort:oldest&sort=newest",
        "Remove the filter Order Newest ×": "/?q=ferry+harbour+sort:oldest&match=any",
        "Clear all": "/?q=ferry+harbour",
    }


def test_clearing_leaves_the_words_as_they_were_typed(client: FlaskClient) -> None:
    assert chips(client, "/?q=ferry+%26+co&source=A&source=B")["Clear all"] == "/?q=ferry+%26+co"


def test_words_are_no_filters(client: FlaskClient) -> None:
    assert chips(client, "/?q=ferry+title:flood") == {}


def test_a_saved_search_can_be_named_in_another(client: FlaskClient) -> None:
    form = page(client, "/?q=ferry").select_one(".save form")
    assert form is not None
    token = form.select_one("[name=csrf_token]")
    assert token is not None
    sent = {"csrf_token": token["value"], "address": "q=ferry", "name": "Boats", "note": ""}
    client.post("/saved", data=sent)
    soup = page(client, "/?q=@boats")
    assert "what the saved search “boats” finds (ferry)" in texts(soup, ".searched")[0]
