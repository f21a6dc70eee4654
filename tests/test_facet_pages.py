"""Facets beside the hits and as lists of their own, asked for as a browser without script asks for them."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from index.config import Config
from tests.reading import facet, link, page, texts
from tests.stories import build_archive, story
from web.app import create_app

PLACES = ["World/Syria/Aleppo", "World/Syria", "World/Peru", *(f"World/Place {n:02d}" for n in range(12)), "Sport/Cup"]
WIRE = "The pier at Ostend fell into the sea at noon and nobody was hurt by it. " * 9
COPIES = [("a", "Gazette", "2016-01-01"), ("b", "Ledger", "2016-01-02"), ("c", "Ledger", "2016-01-03")]
RECORDS = [
    *(
        story(number) | {"author": f"Äda {number:03d}", "section": PLACES[number % len(PLACES)].split("/")}
        for number in range(1, 251)
    ),
    *({"id": id, "title": "Pier falls", "body": WIRE, "source": paper, "date": date} for id, paper, date in COPIES),
]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """250 stories of as many authors, and one printed in three places."""
    return build_archive(tmp_path_factory.mktemp("places"), RECORDS)


@pytest.fixture
def client(places: Config) -> Iterator[FlaskClient]:
    with create_app(places).test_client() as client:
        yield client


def rows(soup: BeautifulSoup) -> list[str]:
    """The values of a list, each with what else is said of it."""
    return texts(soup, ".list:last-of-type li")


def pressed(soup: BeautifulSoup, button: str, **entered: str) -> list[tuple[str, str]]:
    """What the list's form sends when a button is pressed, with texts entered and boxes ticked before."""
    form = soup.select_one(".listing form")
    assert form is not None
    pairs = []
    for one in form.select("input[name], button"):
        if one.name == "button":
            sends = " ".join(one.get_text().split()) == button and one.get("name")
        elif one.get("type") == "checkbox":
            sends = "checked" in one.attrs or one["value"] in entered.get("tick", "").split("|")
        else:
            sends = True
        if sends:
            pairs.append((str(one["name"]), entered.get(str(one["name"]), str(one.get("value", "")))))
    return [(name, value) for name, value in pairs if name != "tick"] + ticks_of(form, entered)


def ticks_of(form: BeautifulSoup, entered: dict[str, str]) -> list[tuple[str, str]]:
    boxes = form.select("input[type=checkbox]")
    wanted = set(filter(None, entered.get("tick", "").split("|")))
    assert wanted <= {str(box["value"]) for box in boxes}
    return [("tick", str(box["value"])) for box in boxes if "checked" in box.attrs or box["value"] in wanted]


def sent(client: FlaskClient, soup: BeautifulSoup, button: str, **entered: str) -> tuple[BeautifulSoup, str]:
    """The page behind a button, and its address."""
    form = soup.select_one(".listing form")
    assert form is not None
    answer = client.get(str(form["action"]), query_string=pressed(soup, button, **entered), follow_redirects=True)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "lxml"), answer.request.full_path


def query_of(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query)


def test_long_facets_show_ten_values_and_lead_to_the_list_of_all(client: FlaskClient) -> None:
    soup = page(client, "/?q=council")
    listed = page(client, link(soup, "#facet-author .more"))

    assert (len(facet(soup, "author")), texts(soup, "#facet-author .more")) == (10, ["All 250 … Author"])
    assert (texts(listed, "h1"), texts(listed, "main h2")) == (["Author"], ["250 values"])
    assert (len(rows(listed)), rows(listed)[0]) == (100, "Äda 001 1")


def test_an_address_that_asked_for_all_values_leads_to_the_list(client: FlaskClient) -> None:
    answer = client.get("/?q=council&tag=ferry&all=nothing&all=author&all=tag")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/facet/author?q=council&tag=ferry")


def test_a_chosen_value_beyond_the_first_ten_stands_first(client: FlaskClient) -> None:
    soup = page(client, "/?author=%C3%84da+249&not-author=%C3%84da+248")

    assert [name for name, _ in facet(soup, "author")][:3] == ["Äda 249", "Äda 248", "Äda 001"]


def test_branches_open_and_close_in_place(client: FlaskClient) -> None:
    soup = page(client, "/?q=council&page=2")
    assert [name for name, _ in facet(soup, "section")] == ["World", "Sport"]

    opened = page(client, link(soup, "#facet-section .turn").split("#")[0])
    assert texts(opened, ".pages [aria-current=page]") == ["Page 2"]
    assert [name for name, _ in facet(opened, "section")][:3] == ["World", "Syria", "Peru"]
    assert texts(opened, "#facet-section li li:has(> .exclude) > .value")[0] == "Syria"
    assert texts(opened, "#facet-section li > .more") == ["4 more: World"]
    assert link(opened, "#facet-section li > .more") == "/facet/section?q=council&under=World"
    assert opened.select_one("#facet-section .turn")["aria-expanded"] == "true"
    assert link(opened, "#facet-section .turn") == "/?q=council&page=2#facet-section"
    assert len(opened.select(".narrow[open]")) == 1


def test_the_list_is_paged_to_the_last_value_from_a_to_z(client: FlaskClient) -> None:
    soup, _ = sent(client, page(client, "/facet/author"), "A to Z")
    soup, address = sent(client, soup, "Page 3")

    assert (len(rows(soup)), rows(soup)[-1]) == (50, "Äda 250 1")
    assert query_of(address) == [("order", "name"), ("page", "3")]
    assert texts(page(client, "/facet/author?page=99"), ".pages [aria-current=page]") == ["Page 3"]


def test_values_are_found_by_any_part_of_them(client: FlaskClient) -> None:
    soup, _ = sent(client, page(client, "/facet/author?q=council"), "Find", find="ADA 24")
    assert (len(rows(soup)), rows(soup)[0], texts(soup, "main h2")) == (10, "Äda 240 1", ["10 with “ADA 24”"])

    nothing = page(client, "/facet/author?find=zeppelin")
    assert (texts(nothing, "main h2"), link(nothing, "a", "Show all")) == (
        ["0 with “zeppelin”"],
        "/facet/author?order=count",
    )


def test_several_values_are_chosen_in_one_go_from_several_pages(client: FlaskClient) -> None:
    soup, _ = sent(client, page(client, "/facet/author?q=council&sort=oldest"), "Next", tick="Äda 001|Äda 002")
    assert texts(soup, "main h2")[0] == "Ticked on other pages"
    soup, _ = sent(client, soup, "Find", find="249")
    soup, address = sent(client, soup, "Choose ticked", tick="Äda 249")

    assert query_of(address) == [
        ("q", "council"),
        ("author", "Äda 001"),
        ("author", "Äda 002"),
        ("author", "Äda 249"),
        ("sort", "oldest"),
    ]
    assert texts(soup, "h1") == ["3 stories"]


def test_several_values_are_left_out_in_one_go_beside_those_that_are_chosen(client: FlaskClient) -> None:
    soup = page(client, "/facet/tag?tag=council")
    assert texts(soup, ".chips li") == ["Remove the filter council ×"]
    soup, address = sent(client, soup, "Leave out ticked", tick="ferry")

    assert query_of(address) == [("tag", "council"), ("not-tag", "ferry")]


def test_a_value_is_freed_on_the_list_and_the_list_stays(client: FlaskClient) -> None:
    soup = page(client, "/facet/author?q=council&author=%C3%84da+249&not-author=%C3%84da+248&find=24")
    assert {"left out: Äda 248 1", "chosen: Äda 249 1"} <= set(rows(soup))
    soup, address = sent(client, soup, "Remove the filter not Äda 248 ×", tick="Äda 242")

    kept = [("q", "council"), ("author", "Äda 249"), ("order", "count"), ("find", "24"), ("tick", "Äda 242")]
    assert query_of(address) == kept
    assert texts(soup, ".list label:has(input[checked])") == ["Äda 242"]


def test_nothing_ticked_is_said(client: FlaskClient) -> None:
    assert texts(page(client, "/facet/tag?q=council&do=choose"), ".note") == ["Nothing is ticked yet."]


def test_what_is_on_already_cannot_be_ticked_as_well(client: FlaskClient) -> None:
    soup = page(client, "/facet/tag?tag=council&not-tag=ferry&tick=council&tick=ferry&do=leave-out")

    assert (texts(soup, ".note"), soup.select("[name=tick][checked]")) == (["Nothing is ticked yet."], [])


def test_paths_are_walked_step_by_step_and_back(client: FlaskClient) -> None:
    soup = page(client, "/facet/section?order=name")
    assert rows(soup) == ["Sport 1 within: Sport 15", "World 14 within: World 235"]

    soup, _ = sent(client, soup, "14 within: World", find="what was looked for before")
    assert rows(soup)[-2:] == ["Place 11 15", "Peru 16"] or rows(soup)[-2:] == [
        "Place 11 15",
        "Syria 1 within: Syria 31",
    ]
    soup, _ = sent(client, soup, "1 within: Syria")
    assert (texts(soup, ".trail")[0], rows(soup)) == ("Section › World › Syria", ["Aleppo 15"])
    soup, address = sent(client, soup, "Choose ticked", tick="World/Syria/Aleppo")
    assert query_of(address) == [("section", "World/Syria/Aleppo")]


@pytest.mark.parametrize(("button", "name"), [("Choose ticked", "section"), ("Leave out ticked", "not-section")])
def test_of_a_tick_and_what_lies_within_it_the_wider_one_counts(client: FlaskClient, button: str, name: str) -> None:
    soup = page(client, "/facet/section?find=syria")
    assert rows(soup) == ["World › Syria 1 within: World › Syria 31"]
    soup = page(client, "/facet/section?under=World/Syria&tick=World/Syria&tick=World/Syria/Aleppo&tick=Sport")
    _, address = sent(client, soup, button)
    assert query_of(address) == [(name, "Sport"), (name, "World/Syria")]


def test_a_found_path_is_named_in_full(client: FlaskClient) -> None:
    assert rows(page(client, "/facet/section?find=alep")) == ["World › Syria › Aleppo 15"]


def test_the_copies_of_a_hit_unfold_in_place_and_fold_again(client: FlaskClient) -> None:
    soup = page(client, "/?q=pier")
    assert texts(soup, ".copies") == ["Also in 1 other paper, 2 copies"]

    unfolded = page(client, link(soup, ".copies a").split("#")[0])
    assert texts(unfolded, ".copies li") == ["Ledger, 2 January 2016", "Ledger, 3 January 2016"]
    assert [one["href"] for one in unfolded.select(".copies li a")] == ["/article/b", "/article/c"]
    assert link(unfolded, ".copies > a") == "/?q=pier#hit-1"


def test_a_copy_that_only_it_is_found_leads_to_the_others(client: FlaskClient) -> None:
    soup = page(client, "/?q=pier&source=Ledger&copies=b")

    assert texts(soup, ".copies > a") == ["Also in 1 other paper, 2 copies"]
    assert texts(soup, ".copies li") == ["Gazette, 1 January 2016", "Ledger, 3 January 2016"]


@pytest.mark.parametrize(
    "address",
    [
        "/facet/tag?q=%00&find=%00%ED%A0%80&order=x&under=%00&page=-1&tick=&tick=nothing",
        "/facet/section?open=////&find=%2F",
        "/facet/date?find=99999999999&open=x",
        "/facet/date?find=2016-99-99",
        "/facet/author?free=nobody",
        "/?open-section=%00&open-date=x&copies=nothing&all=",
    ],
)
def test_no_address_breaks_a_list(client: FlaskClient, address: str) -> None:
    assert client.get(address, follow_redirects=True).status_code == 200


def test_what_is_no_facet_has_no_list(client: FlaskClient) -> None:
    assert client.get("/facet/title").status_code == 404
