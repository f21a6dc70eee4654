"""The files of a search that finds nothing: they tell what was searched, and in which build."""

import csv
import io
import json
from datetime import datetime
from zipfile import ZipFile

import pytest
import rispy
from flask.testing import FlaskClient

from search.exporting.columns import STORY
from search.exporting.formats import FORMATS
from web.parts import KEY


def test_a_table_of_nothing_found_has_one_row_which_tells_the_search(client: FlaskClient) -> None:
    (row,) = csv.DictReader(io.StringIO(client.get("/export.csv?q=zeppelin").text.removeprefix("\ufeff")))
    (line,) = map(json.loads, client.get("/export.jsonl?q=zeppelin").text.splitlines())
    many = json.loads(client.get("/export.jsonl?q=ferry").text.splitlines()[0])
    build, exported = line.pop("build"), line.pop("exported")

    search = {
        "query": "zeppelin",
        "searched_as": "stories with zeppelin",
        "search_address": "http://localhost/?q=zeppelin",
        "hits": 0,
    }
    assert line == dict.fromkeys([*STORY, "text"]) | {"authors": [], "tags": [], "agency": []} | search
    assert list(many) == [*line, "build", "exported"]
    assert (build, many["build"]) == (many["build"], row["build"])
    assert row == dict.fromkeys(STORY, "") | search | {"hits": "0", "build": build, "exported": row["exported"]}
    assert datetime.fromisoformat(exported).tzinfo


def test_ris_of_nothing_found_has_one_entry_which_is_of_the_search(client: FlaskClient) -> None:
    (entry,) = rispy.loads(client.get("/export.ris?q=zeppelin").data.decode("utf-8"))
    day = entry.pop("access_date").replace("/", "-").rstrip("-")

    build = client.application.extensions[KEY].archive.searcher().manifest.build_id
    (note,) = entry.pop("notes")
    assert note.startswith(
        f"Searched for: zeppelin; Searched as: stories with zeppelin; Stories: 0; Build of the index: {build}; "
        f"Exported: {day}"
    )
    assert entry == {
        "type_of_reference": "GEN",
        "title": "No story is found: stories with zeppelin",
        "urls": ["http://localhost/?q=zeppelin"],
        "name_of_database": "The Coast Archive",
    }


@pytest.mark.parametrize("ending", [one.ending for one in FORMATS])
@pytest.mark.parametrize("typed", ["ferry", "zeppelin"])
def test_every_file_tells_the_query_and_the_build_even_of_nothing_found(
    client: FlaskClient, ending: str, typed: str
) -> None:
    data = client.get(f"/export.{ending}?q={typed}").data
    if ending == "zip":
        with ZipFile(io.BytesIO(data)) as file:
            data = file.read("README.txt")

    build = client.application.extensions[KEY].archive.searcher().manifest.build_id
    assert {typed, build} == {one for one in (typed, build) if one.encode() in data}
