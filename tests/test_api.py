"""The API: the page's searches as data."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from index.config import Config
from search.api.endpoints import ENDPOINTS
from search.saved import SavedQueries, default_url
from tests.api_reading import API, json, problem
from tests.stories import Stories, story
from web.app import create_app
from web.parts import KEY

Build = Callable[..., Config]


def test_a_search_is_answered_as_on_the_page(client: FlaskClient) -> None:
    found = json(client, "/search?q=ferry&source=The+Islander&sort=oldest&limit=1")
    hit = found.pop("hits")[0]
    build_id = client.application.extensions[KEY].archive.searcher().manifest.build_id

    assert found.pop("next_cursor")
    assert found == {
        "total": 7,
        "typed": "ferry",
        "searched_as": "stories with ferry, source The Islander",
        "order": "oldest",
        "match": None,
        "notes": [],
        "did_you_mean": [],
        "address": "http://localhost/?q=ferry&source=The+Islander&sort=oldest",
        "build_id": build_id,
    }
    assert hit == {
        "id": "story-12",
        "address": "http://localhost/article/story-12",
        "title": "Council votes on ferry plan 12",
        "title_parts": [
            {"text": "Council votes on ", "matched": False},
            {"text": "ferry", "matched": True},
            {"text": " plan 12", "matched": False},
        ],
        "source": "The Islander",
        "section": ["Life"],
        "authors": ["Ana Ash"],
        "published": "2014-01-13",
        "url": "https://gazette.example/12",
        "score": hit["score"],
        "snippet": "The council met on the ferry plan, its number 12.",
        "snippet_parts": [
            {"text": "The council met on the ", "matched": False},
            {"text": "ferry", "matched": True},
            {"text": " plan, its number 12.", "matched": False},
        ],
        "copies": 0,
    }


@pytest.mark.parametrize("search", ["q=council", "q=council+plan+ferry&match=any", "", "sort=oldest&not-source=None"])
@pytest.mark.parametrize("limit", [1, 7, 45, 100])
def test_the_cursor_leads_to_every_hit_once(client: FlaskClient, search: str, limit: int) -> None:
    pages = [json(client, f"/search?{search}&limit={limit}")]
    while pages[-1]["next_cursor"]:
        pages.append(json(client, f"/search?{search}&limit={limit}&cursor={pages[-1]['next_cursor']}"))

    whole = json(client, f"/search?{search}&limit=100")
    assert [hit["id"] for page in pages for hit in page["hits"]] == [hit["id"] for hit in whole["hits"]]
    assert whole["total"] == len({hit["id"] for hit in whole["hits"]}) == 45


def test_a_cursor_of_another_search_is_refused(client: FlaskClient) -> None:
    cursor = json(client, "/search?q=ferry&limit=2")["next_cursor"]
    status, kind, detail = problem(client.get(f"{API}/search?q=ferry&sort=newest&limit=2&cursor={cursor}"))

    assert (status, kind) == (404, "cursor")
    assert detail.startswith("This cursor is of another search")


def test_a_cursor_of_an_archive_that_was_rebuilt_is_refused(build: Build, stories: Stories) -> None:
    config = build(stories)
    with create_app(config).test_client() as client:
        cursor = json(client, "/search?q=ferry&limit=2")["next_cursor"]
        build(stories[:30])
    with create_app(config).test_client() as client:
        told = problem(client.get(f"{API}/search?q=ferry&limit=2&cursor={cursor}"))

    assert told == (410, "rebuilt", "The archive was rebuilt after this cursor was given; begin again without it.")


def test_an_article_is_given_whole_with_its_marks(client: FlaskClient) -> None:
    found = json(client, "/articles/story-12?q=ferry")

    assert (found["id"], found["title"], found["tags"]) == (
        "story-12",
        "Council votes on ferry plan 12",
        ["ferry", "council"],
    )
    assert [one["text"] for one in found["body"]] == [
        "The council met on the ferry plan, its number 12.",
        "Nobody left before the count.",
    ]
    assert [part["text"] for part in found["body"][0]["parts"] if part["matched"]] == ["ferry"]
    assert (found["copy_of"], found["copies"], found["origin"]) == (None, [], "stories.jsonl:12")


@pytest.mark.parametrize("article_id", ["a/b", "https://a.example/x?y=1&z#t", "17~2", "ä+ö", "a//b", "../x"])
def test_an_id_may_hold_anything(build: Build, article_id: str) -> None:
    with create_app(build([story(1) | {"id": article_id}])).test_client() as client:
        hit = json(client, "/search")["hits"][0]
        found = json(client, f"/articles/{quote(article_id, safe='')}")
        page = client.get(hit["address"])

    assert hit["id"] == found["id"] == article_id
    assert (found["address"], page.status_code) == (hit["address"], 200)


def test_copies_and_their_lead_name_each_other(build: Build) -> None:
    with create_app(build([story(1), story(1) | {"id": "copy", "source": "The Islander"}])).test_client() as client:
        lead, copy = json(client, "/articles/story-1"), json(client, "/articles/copy")

    assert (lead["copy_of"], lead["copies"], copy["copy_of"], copy["copies"]) == (None, ["copy"], "story-1", [])


def test_facets_are_counted_as_on_the_page(client: FlaskClient) -> None:
    found = json(client, "/facets?q=ferry&field=source&field=section&source=The+Islander&limit=1&order=name")

    assert found["total"] == 7
    assert found["facets"] == [
        {
            "field": "source",
            "label": "Source",
            "size": 2,
            "values": [
                {"value": "Harbour Gazette", "count": 8, "chosen": False, "excluded": False, "inside": 0},
            ],
        },
        {
            "field": "section",
            "label": "Section",
            "size": 1,
            "values": [{"value": "Life", "count": 7, "chosen": False, "excluded": False, "inside": 0}],
        },
    ]


def test_facets_can_be_looked_through_and_opened(client: FlaskClient) -> None:
    def values(parameters: str) -> list[str]:
        return [one["value"] for one in json(client, f"/facets?{parameters}")["facets"][0]["values"]]

    assert values("field=author&find=ma&order=name") == ["Ana Maple"]
    assert values("field=section&under=News") == ["News/Politics"]
    assert values("field=date&under=2014&limit=2&offset=1") == ["2014-07", "2014-04"]
    assert [one["field"] for one in json(client, "/facets?limit=0")["facets"]] == [
        *("source", "section", "author", "tag", "date")
    ]


def test_a_timeline_adds_up(client: FlaskClient) -> None:
    found = json(client, "/timeline?q=council&step=year")

    assert [(bar["period"], bar["hits"], bar["stories"]) for bar in found["bars"]] == [
        ("2014", 10, 10),
        ("2015", 15, 15),
        ("2016", 15, 15),
    ]
    assert (found["total"], found["undated"], found["bars"][0]["share"]) == (45, 5, 1.0)


def test_completions_are_those_of_the_box(client: FlaskClient) -> None:
    assert json(client, "/suggest?q=fer")["completions"][0] == {
        "text": "ferry",
        "kind": "word",
        "count": 15,
        "query": "ferry",
    }


def test_saved_searches_are_listed_and_lead_to_their_hits(build: Build, stories: Stories) -> None:
    config = build(stories)
    saved = SavedQueries(default_url(config)).save(
        "Ferry", "a note", "q=ferry&not-source=The+Islander", 8, "b1", tags=("sea", "cup"), view="kwic?by=left"
    )
    with create_app(config).test_client() as client:
        listed, one = json(client, "/saved")["saved"], json(client, "/saved/ferry")
        found = client.get(one["search"]).json

    assert listed == [one]
    assert one == {
        "slug": "ferry",
        "name": "Ferry",
        "note": "a note",
        "tags": ["sea", "cup"],
        "query": "q=ferry&not-source=The+Islander",
        "view": "kwic?by=left",
        "saved_at": saved.saved_at,
        "hits": 8,
        "build_id": "b1",
        "address": "http://localhost/q/ferry",
        "search": "http://localhost/api/v1/search?q=ferry&not-source=The+Islander",
    }
    assert found["total"] == 8


def test_a_saved_search_that_was_written_by_hand_leads_to_its_hits_as_well(build: Build, stories: Stories) -> None:
    config = build(stories)
    SavedQueries(default_url(config)).import_text(
        '[[saved]]\nslug = "a"\nname = "A"\nquery = "q=the ferry&page=2&sort=best&section=&x=1"'
    )
    with create_app(config).test_client() as client:
        one = json(client, "/saved/a")
        found = client.get(one["search"])

    assert (one["query"], one["search"]) == (
        "q=the ferry&page=2&sort=best&section=&x=1",
        "http://localhost/api/v1/search?q=the+ferry",
    )
    assert (found.status_code, found.json["total"] > 0) == (200, True)


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda one: one.path)
def test_every_answer_is_as_described(build: Build, stories: Stories, endpoint: Any) -> None:
    config = build(stories)
    SavedQueries(default_url(config)).save("Ferry cup", "", "q=ferry", 8, "b1")
    with create_app(config).test_client() as client:
        records = json(client, "/openapi.json")["components"]
        found = json(client, endpoint.example.replace("735d30346724", "story-3"))

    schema = {"$ref": f"#/components/schemas/{endpoint.answer_name}", "components": records}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []
