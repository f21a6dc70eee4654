"""A search is saved in the view that one has of it, opens in it again, and tells what is new all the same."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from index.config import Config
from index.errors import MicroficheError
from search.concordance import concording
from search.saved import SavedQueries, default_url
from search.saved_file import Saved, read_saved
from tests.feeds_and_mails import send
from tests.reading import link, page, soup_of, texts
from tests.stories import Stories, story
from web.app import create_app

Build = Callable[..., Config]
KWIC = "/kwic?q=ferry&source=The+Islander&sort=oldest&by=left"
TIMELINE = "/timeline?q=ferry&source=The+Islander&vs=harbour&vs=count+%26+vote&share=1&step=month"


@pytest.fixture
def archive(build: Build, stories: Stories) -> Config:
    """Of each test's own, as searches are saved in it; `client` is the page over it."""
    return build(stories)


def saved(archive: Config) -> list[Saved]:
    return list(SavedQueries(default_url(archive)).all())


@pytest.mark.parametrize(
    ("address", "query", "view"),
    [
        (KWIC, "q=ferry&source=The+Islander&sort=oldest", "kwic?by=left"),
        ("/kwic?q=ferry&page=2", "q=ferry", "kwic"),
        (TIMELINE, "q=ferry&source=The+Islander", "timeline?vs=harbour&vs=count+%26+vote&share=1&step=month"),
        ("/timeline?vs=ferry&date=2015", "q=ferry&date=2015", "timeline"),
        ("/?q=ferry&sort=newest", "q=ferry&sort=newest", ""),
    ],
)
def test_what_is_kept_is_the_search_and_its_view(
    client: FlaskClient, archive: Config, address: str, query: str, view: str
) -> None:
    response = send(client, address, name="Ferry")

    assert (response.status_code, response.headers["Location"]) == (303, "/q/ferry")
    assert [(one.query, one.view) for one in saved(archive)] == [(query, view)]


@pytest.mark.parametrize("view", ["nonsense", "../kwic", "kwic/x?by=left", "http://evil.example/kwic"])
def test_a_view_that_there_is_not_is_not_kept(client: FlaskClient, archive: Config, view: str) -> None:
    send(client, "/?q=ferry", name="Ferry", view=view)
    assert [one.view for one in saved(archive)] == [""]


def test_matches_in_context_open_again_as_they_were(client: FlaskClient) -> None:
    send(client, KWIC, name="Ferry in context", note="for Ana")
    soup, before = page(client, "/q/ferry-in-context"), page(client, KWIC)

    assert texts(soup, "h1") == ["Ferry in context"]
    assert texts(soup, ".lines tr") == texts(before, ".lines tr") != []
    assert texts(soup, "th[aria-sort]") == ["Before"]
    assert link(soup, ".banner a", "Change the search") == KWIC
    assert soup.select(".save") == []


def test_a_timeline_opens_again_with_the_searches_beside_it(client: FlaskClient) -> None:
    send(client, TIMELINE, name="Ferry and harbour")
    soup, before = page(client, "/q/ferry-and-harbour"), page(client, TIMELINE)

    assert texts(soup, "h1") == ["Ferry and harbour"]
    assert texts(soup, ".series bdi")[::2] == ["ferry", "harbour", "count & vote"]
    assert texts(soup, ".numbers tr") == texts(before, ".numbers tr") != []
    assert link(soup, ".banner a", "Change the search") == TIMELINE


@pytest.mark.parametrize("address", [KWIC, TIMELINE])
def test_what_is_new_is_told_above_every_view(build: Build, stories: Stories, address: str) -> None:
    archive = build(stories)
    with create_app(archive).test_client() as client:
        send(client, address, name="Ferry")
    build([*stories, story(48), story(54)])
    with create_app(archive).test_client() as client:
        soup = page(client, "/q/ferry")
        feed = client.get("/q/ferry.json").json

    assert texts(soup, ".news a") == ["2 new stories"]
    assert "with 7 stories; now 9 (2 more)." in texts(soup, ".banner .byline")[-1]
    assert [one["id"].rpartition("-")[2] for one in feed["items"][:2]] == ["48", "54"]
    assert [one["href"] for one in soup.select("link[rel=alternate]")] == ["/q/ferry.atom", "/q/ferry.json"]


def test_form_and_page_say_which_of_several_searches_the_news_are_of(client: FlaskClient) -> None:
    said = texts(page(client, TIMELINE), ".save .aside")
    assert said[1] == ("What is new is told of the first search alone, “ferry”; the others are kept for the timeline.")
    assert len(texts(page(client, "/timeline?q=ferry"), ".save p.aside")) == 1

    send(client, TIMELINE, name="Years")
    send(client, "/timeline?q=ferry", name="Alone")
    assert texts(page(client, "/q/years"), ".banner .byline")[0] == said[1]
    assert "What is new is told" not in page(client, "/q/alone").get_text()


@pytest.mark.parametrize("address", ["/kwic", "/timeline"])
def test_where_nothing_is_searched_nothing_is_saved(client: FlaskClient, address: str) -> None:
    assert page(client, address).select(".save") == []


def test_the_list_says_what_a_search_opens_in_and_is_searched_for_it(client: FlaskClient) -> None:
    send(client, KWIC, name="Lines")
    send(client, TIMELINE, name="Years")
    send(client, "/?q=ferry", name="Stories")
    soup = page(client, "/saved")
    listed = dict(zip(texts(soup, ".searches h2"), texts(soup, ".searches .byline"), strict=True))

    assert [listed[name].rpartition(" · ")[2] for name in ("Lines", "Years")] == ["In context", "Over time"]
    assert listed["Stories"].endswith("now 15")
    assert texts(page(client, "/saved?find=harbour"), ".searches h2") == ["Years"]


def test_the_view_travels_in_the_file(client: FlaskClient, archive: Config) -> None:
    send(client, TIMELINE, name="Years")
    send(client, "/?q=ferry", name="Stories")
    store = SavedQueries(default_url(archive))
    text, before = store.export_text(), store.all()
    store.import_text(text)

    assert (store.all(), text.count("view = ")) == (before, 1)


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        ('"/kwic"', r"\[\[saved\]\] number 1: view must begin with one of kwic, timeline, not '/kwic'"),
        ("3", "view must be text in quotes, not 3"),
    ],
)
def test_a_view_that_cannot_be_read_from_a_file_is_told_in_a_sentence(view: str, sentence: str) -> None:
    with pytest.raises(MicroficheError, match=sentence):
        read_saved(f'[[saved]]\nslug = "a"\nname = "A"\nquery = "q=a"\nview = {view}')


def test_a_view_with_parameters_that_make_no_sense_opens_without_them(client: FlaskClient, archive: Config) -> None:
    SavedQueries(default_url(archive)).import_text(
        '[[saved]]\nslug = "a"\nname = "A"\nquery = "q=ferry"\nview = "kwic?by=nonsense&x=<b>"'
    )
    response = client.get("/q/a")
    assert (response.status_code, link(soup_of(response.text), ".banner a", "Change")) == (200, "/kwic?q=ferry")


def test_a_view_that_the_archive_has_outgrown_opens_as_results_that_say_why(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = send(client, KWIC, name="Ferry").headers["Location"]
    monkeypatch.setattr(concording, "MOST_MATCHES", 1)
    response = client.get(address)
    soup = soup_of(response.text)

    assert (response.status_code, texts(soup, "h1")) == (200, ["Ferry"])
    assert " matches are too many to be put in order, 1 are the most. " in texts(soup, ".message")[-1]
    assert link(soup, ".banner a", "Change the search") == "/?q=ferry&source=The+Islander&sort=oldest"
