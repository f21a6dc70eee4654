"""The switch between snippets and headlines: a reader's choice, not the address's."""

from flask.testing import FlaskClient

from tests.reading import page, texts


def choices(client: FlaskClient, address: str) -> list[tuple[str, str, bool]]:
    found = page(client, address).select("[aria-label=Show] a")
    return [(one.text, str(one["href"]), "aria-current" in one.attrs) for one in found]


def test_snippets_are_shown_until_headlines_are_chosen(client: FlaskClient) -> None:
    shown = ("Snippets", "/?q=ferry&source=The+Islander&show=full")
    other = ("Headlines", "/?q=ferry&source=The+Islander&show=compact")
    address = "/?q=ferry&source=The+Islander"
    assert choices(client, address) == [(*shown, True), (*other, False)]
    assert len(texts(page(client, address), ".snippet")) == 7

    client.get(other[1])
    assert choices(client, address) == [(*shown, False), (*other, True)]
    assert texts(page(client, address), ".snippet") == []
    assert len(texts(page(client, address), ".hits h3")) == 7


def test_the_choice_leaves_the_address(client: FlaskClient) -> None:
    answer = client.get("/?q=ferry&show=compact&page=1")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/?q=ferry&page=1")
    assert "show=compact" in answer.headers["Set-Cookie"]


def test_what_is_no_choice_is_passed_over(client: FlaskClient) -> None:
    assert client.get("/?q=ferry&show=everything").status_code == 200
    client.set_cookie("show", "<b>")
    assert choices(client, "/?q=ferry")[0][2]
