"""Nothing on a page is said past the catalogue: every word that is no reader's and no story's comes from a message."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from index.config import Config
from tests.marking import RUSSIAN, marking, unmarked
from web.app import create_app

PAGES = (
    "/",
    "/?page=2",
    "/?q=гавань",
    "/?q=наводнение&source=Газета&not-tag=мост&date=2015&date=unknown&sort=oldest&show=headlines",
    "/?q=гавань+date:2014..+words:2..",
    "/?q=наводнение+луна",
    "/?q=луна",
    "/?q=наваднение",
    '/?q=atleast5+гав*+гаванъ~+"город+луна"+OR+w/5+)',
    "/facet/author?q=гавань",
    "/facet/section?find=г&order=name",
    "/facet/date",
    "/why",
    "/why?q=гавань+-мэр+date:2015&source=Газета",
    "/why?q=наводнение+w/5+луна+onday:3-4+has:author+title:мост",
    "/why?q=луна+-the",
    "/help",
    "/article/1",
    "/article/1?q=гавань&hit=2",
    "/article/5",
    "/article/none",
    "/editions/1?with=31",
    "/editions/1",
    "/archive",
    "/timeline?q=гавань&vs=мэр&vs=луна",
    "/timeline?q=гавань&step=day&share=1",
    "/kwic?q=гавань+мэр&by=left",
    "/kwic?source=Газета",
    "/nothing",
    "/saved",
    "/q/none",
)


NOWHERE = "/nothing"
OF_SAVED_SEARCHES = ("saved", "edit", "ask_delete", "changes", "deleted_list")  # endpoints; see the test of them
VALUES = "relevance newest oldest all any source section author tag date count name year month day"  # of parameters
OF_THE_API = "api."  # endpoints that answer with JSON
NO_PAGES = (
    *("static", "suggest", "opensearch", "opensearch_suggestions", "robots", "sitemap", "sitemap_part"),
    *("cite", "kwic_file", "timeline_csv", "search_atom", "search_json", "saved_atom", "saved_json", "export"),
)  # endpoints that answer with no page


@pytest.mark.parametrize("address", PAGES)
def test_nothing_on_a_page_is_said_past_the_catalogue(russian: Config, address: str) -> None:
    with marking(russian) as client:
        assert unmarked(client.get(address).text, address) == []


def test_nothing_on_the_page_about_the_api_is_said_past_the_catalogue(russian: Config) -> None:
    with marking(russian) as client:
        assert unmarked(client.get("/api").text, VALUES) == []


def test_nothing_on_the_pages_of_saved_searches_is_said_past_the_catalogue(build: Callable[..., Config]) -> None:
    with marking(build(RUSSIAN, archive_name="Архив", language="ru")) as client:
        saved = client.post("/saved", data={"address": "q=гавань", "name": "Гавань", "note": ""}).location
        assert unmarked(client.get(saved).text) == []
    changed = [RUSSIAN[0] | {"title": "Гавань снова открыта"}, *RUSSIAN[5:], RUSSIAN[2] | {"id": "40"}]
    with marking(build(changed, archive_name="Архив", language="ru")) as client:
        for address in (saved, f"{saved}/changes", "/saved", "/saved?find=луна", f"{saved}/edit", f"{saved}/delete"):
            assert unmarked(client.get(address).text) == []
        assert unmarked(client.post(f"{saved}/delete", follow_redirects=True).text) == []
        assert unmarked(client.get("/saved/deleted").text) == []
        assert unmarked(client.post(f"{saved}/restore", follow_redirects=True).text) == []


def test_nothing_on_the_pages_of_errors_is_said_past_the_catalogue(tmp_path: Path) -> None:
    with marking(Config(index_dir=tmp_path, archive_name="Архив")) as client:
        assert unmarked(client.post("/help").text) == []
        assert unmarked(client.post("/saved", data={"note": "x" * 100_000}).text) == []


def test_no_kind_of_page_is_left_out_here(russian: Config) -> None:
    app = create_app(russian)
    addresses = app.url_map.bind("localhost")
    seen = {addresses.match(urlsplit(address).path)[0] for address in PAGES if not address.startswith(NOWHERE)}
    rules = [rule for rule in app.url_map.iter_rules() if not rule.endpoint.startswith(OF_THE_API)]
    every = {rule.endpoint for rule in rules if "GET" in (rule.methods or ())}
    assert every - seen - {*OF_SAVED_SEARCHES, "api_page"} == {*NO_PAGES}
