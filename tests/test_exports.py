"""Every hit of a search as a file."""

import csv
import io
import json
from collections.abc import Callable
from datetime import datetime
from zipfile import ZipFile

import pytest
import rispy
from flask.testing import FlaskClient
from pybtex.database import parse_string

from index.config import Config
from search.exporting.export import About
from search.exporting.formats import FORMATS, file_name
from tests.reading import page, texts
from tests.stories import Stories, build_archive, story
from web.app import create_app
from web.parts import KEY

Build = Callable[..., Config]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_csv_has_every_hit_in_the_order_of_the_search(client: FlaskClient) -> None:
    rows = table(client.get("/export.csv?q=ferry&sort=oldest&page=2").text)

    ids = [f"story-{number}" for number in (12, 24, 3, 39, 15, 30, 6, 42, 33, 21)]
    assert [int(row["number"]) for row in rows] == list(range(1, 16))
    assert [row["id"] for row in rows if row["published"]] == ids
    assert [row["id"] for row in rows[10:]] == ["story-18", "story-27", "story-36", "story-45", "story-9"]


def test_a_row_of_csv_tells_the_story_and_where_it_is_from(client: FlaskClient) -> None:
    row = table(client.get("/export.csv?q=ferry&source=The+Islander&sort=oldest").text)[0]
    build, exported = row.pop("build"), row.pop("exported")

    assert datetime.fromisoformat(exported).tzinfo
    assert build == client.application.extensions[KEY].archive.searcher().manifest.build_id
    assert row == {
        "number": "1",
        "id": "story-12",
        "title": "Council votes on ferry plan 12",
        "authors": "Ana Ash",
        "source": "The Islander",
        "section": "Life",
        "published": "2014-01-13",
        "updated": "",
        "tags": "ferry; council",
        "agency": "",
        "language": "",
        "words": "15",
        "url": "https://gazette.example/12",
        "address": "http://localhost/article/story-12",
        "score": row["score"],
        "query": "ferry",
        "searched_as": "stories with ferry, source The Islander",
        "search_address": "http://localhost/?q=ferry&source=The+Islander&sort=oldest",
        "hits": "7",
    }


@pytest.mark.parametrize("title", ["=1+1", "+1 for the pier", "-5 at night", "@home", "  =1+1", "＝1＋1"])
def test_nothing_in_csv_is_run_as_a_formula(build: Build, title: str) -> None:
    with create_app(build([story(1) | {"title": title}])).test_client() as client:
        row = table(client.get("/export.csv?q=-ferry").text)[0]

    assert (row["title"], row["query"]) == (f"'{title.strip()}", "'-ferry")


def test_json_lines_have_the_text_and_values_as_they_are(client: FlaskClient) -> None:
    lines = [json.loads(line) for line in client.get("/export.jsonl?q=-ferry").text.splitlines()]
    assert len(lines) == 30
    one = next(line for line in lines if line["id"] == "story-1")
    assert (one["query"], one["hits"], one["tags"]) == ("-ferry", 30, ["harbour", "council"])
    assert one["text"] == "The council met on the harbour plan, its number 1.\n\nNobody left before the count."


def test_plain_text_begins_with_what_was_searched(client: FlaskClient) -> None:
    head, *stories = client.get("/export.txt?q=ferry&sort=oldest").text.split(f"\n{'=' * 72}\n")
    lines = head.splitlines()

    assert lines[:5] == [
        "The Coast Archive",
        "",
        "Searched for: ferry",
        "Searched as: stories with ferry",
        "Stories: 15",
    ]
    assert lines[-1] == "http://localhost/?q=ferry&sort=oldest"
    assert stories[0] == (
        "1 of 15\nhttp://localhost/article/story-12\n\nCouncil votes on ferry plan 12\nBy Ana Ash\n"
        "The Islander, Life, 13 January 2014\nhttps://gazette.example/12\n\n"
        "The council met on the ferry plan, its number 12.\n\nNobody left before the count.\n"
    )


def test_a_zip_has_a_text_for_every_hit_and_a_table_that_names_them(client: FlaskClient) -> None:
    with ZipFile(io.BytesIO(client.get("/export.zip?q=ferry&sort=oldest").data)) as file:
        assert file.testzip() is None
        names = file.namelist()
        rows = table(file.read("index.csv").decode("utf-8"))
        text = file.read(rows[0]["file"]).decode("utf-8")
        readme = file.read("README.txt").decode("utf-8")

    assert names == ["README.txt", *(row["file"] for row in rows), "index.csv"]
    assert rows[0]["file"] == "texts/01-council-votes-on-ferry-plan-12.txt"
    assert (rows[0]["id"], rows[0]["query"], rows[0]["hits"]) == ("story-12", "ferry", "15")
    assert text == (
        "Council votes on ferry plan 12\n\nThe council met on the ferry plan, its number 12.\n\n"
        "Nobody left before the count.\n"
    )
    assert readme.startswith("The Coast Archive\n\nSearched for: ferry\n")


def test_ris_has_an_entry_a_hit_with_what_was_searched(client: FlaskClient) -> None:
    text = client.get("/export.ris?q=ferry&sort=oldest").data.decode("utf-8")
    entries = rispy.loads(text)

    assert [entry["accession_number"] for entry in entries][:3] == ["story-12", "story-24", "story-3"]
    assert len(entries) == 15
    assert entries[0]["notes"][-1].startswith(
        "Searched for: ferry; Searched as: stories with ferry; Stories: 15; Build"
    )


def test_bibtex_has_an_entry_a_hit_below_what_was_searched(client: FlaskClient) -> None:
    text = client.get("/export.bib?q=ferry+-ann%40home&sort=oldest").data.decode("utf-8")
    entries = parse_string(text, "bibtex").entries

    assert text.startswith("% The Coast Archive\n% Searched for: ferry -ann(at)home\n% Searched as: ")
    assert [key.partition("-")[2] for key in entries][:2] == ["story-12", "story-24"]
    assert len(entries) == 15


def test_names_within_a_zip_are_safe_and_different(build: Build) -> None:
    titles = ["../../etc/passwd", "CON", "ночь", "../../etc/passwd"]
    config = build([story(number) | {"title": title, "date": "2016-01-01"} for number, title in enumerate(titles, 1)])
    with create_app(config).test_client() as client, ZipFile(io.BytesIO(client.get("/export.zip").data)) as file:
        names = file.namelist()[1:-1]

    expected = ["1-etc-passwd", "2-con", "3", "4-etc-passwd"]
    assert names == [f"texts/{name}.txt" for name in expected]


@pytest.mark.parametrize(
    ("typed", "plain", "telling"),
    [
        ("über café", "uber-cafe_", "%C3%BCber-caf%C3%A9_"),
        ("потоп", "", "%D0%BF%D0%BE%D1%82%D0%BE%D0%BF_"),
        ("فيضان flood 洪水", "flood_", "%D9%81%D9%8A%D8%B6%D8%A7%D9%86-flood-%E6%B4%AA%E6%B0%B4_"),
    ],
)
def test_a_search_in_other_letters_names_the_file_as_well(
    client: FlaskClient, typed: str, plain: str, telling: str
) -> None:
    with client.get("/export.csv", query_string={"q": typed}) as response:
        said = response.headers["Content-Disposition"]
    day = said.removesuffix(".csv")[-len("2026-11-29") :]

    names = f"the-coast-archive_{plain}{day}.csv", f"the-coast-archive_{telling}{day}.csv"
    assert said == f"attachment; filename={names[0]}; filename*=UTF-8''{names[1]}"


@pytest.mark.parametrize("ending", [one.ending for one in FORMATS])
def test_a_file_has_a_telling_name_and_the_type_of_its_format(client: FlaskClient, ending: str) -> None:
    with client.get(f"/export.{ending}?q=ferry+-cup") as response:
        name = response.headers["Content-Disposition"]
        told = response.headers["Content-Type"]

    day = datetime.now().astimezone().date()
    assert name.startswith("attachment; filename=the-coast-archive_ferry-cup_20")
    assert name.endswith(f".{ending}")
    assert str(day.year) in name
    assert told.split(";")[0] == next(one.media_type for one in FORMATS if one.ending == ending)


def test_a_name_keeps_the_letters_of_any_script() -> None:
    about = About("Архив", 'паром "ночью"', "", (), 0, "", "2026-11-29T10:00:00+00:00", "")
    assert file_name(about, "csv") == "архив_паром-ночью_2026-11-29.csv"


def test_a_format_that_there_is_not_is_told(client: FlaskClient) -> None:
    response = client.get("/export.pdf?q=ferry")
    assert response.status_code == 404
    assert "There is no export of this format; there are: csv" in response.text


def test_the_build_that_an_export_began_with_is_read_to_its_end(build: Build, stories: Stories) -> None:
    config = build(stories)
    with create_app(config).test_client() as client:
        archive = client.application.extensions[KEY].archive
        first = archive.searcher().manifest.build_id
        with client.get("/export.jsonl?q=council") as response:
            parts = response.iter_encoded()
            build(stories[:3])
            archive._looked_at = float("-inf")
            assert archive.searcher().manifest.build_id != first
            lines = [json.loads(line) for line in b"".join(parts).decode().splitlines()]

    assert (len(lines), {line["build"] for line in lines}) == (45, {first})


def test_a_search_that_takes_too_long_is_told_before_a_file_begins(build: Build, stories: Stories) -> None:
    config = build_archive(build(stories).index_dir.parent, stories, search_seconds=0)
    with create_app(config).test_client() as client:
        response = client.get("/export.csv?q=ferry+pier+council")
    assert response.status_code == 503
    assert "Content-Disposition" not in response.headers


def test_the_page_of_results_offers_every_format_with_the_same_search(client: FlaskClient) -> None:
    soup = page(client, "/?q=ferry&source=The+Islander&page=2")
    links = [str(one["href"]) for one in soup.select(".export li a")]

    assert links == [f"/export.{one.ending}?q=ferry&source=The+Islander" for one in FORMATS]
    assert texts(soup, "#export") == ["All 7 stories as a file:"]


def test_where_nothing_is_found_nothing_is_offered(client: FlaskClient) -> None:
    assert page(client, "/?q=nothinglikeit").select(".export") == []
