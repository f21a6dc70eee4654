"""The names under which the archive may be asked for."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from index.config import Config
from tests.api_reading import API, problem
from tests.reading import soup_of, texts
from web.app import create_app


@pytest.mark.parametrize(
    ("settings", "host", "status"),
    [
        ({}, "localhost:8000", 200),
        ({}, "127.0.0.1", 200),
        ({}, "[::1]:8000", 200),
        ({}, "evil.example", 421),
        ({}, "[", 421),
        ({"host": "0.0.0.0"}, "archive.example", 200),
        ({"public_url": "https://archive.example/a"}, "archive.example", 200),
        ({"public_url": "https://archive.example/a"}, "ARCHIVE.example:443", 200),
        ({"public_url": "https://archive.example/a"}, "127.0.0.1:8000", 200),
        ({"public_url": "https://archive.example/a"}, "archive.example.evil.example", 421),
        ({"public_url": "https://archive.example/a", "host": "0.0.0.0"}, "evil.example", 421),
    ],
)
def test_the_archive_answers_to_its_own_names_alone(
    archive: Config, settings: dict[str, str], host: str, status: int
) -> None:
    response = create_app(replace(archive, **settings)).test_client().get("/help", headers={"Host": host})

    assert response.status_code == status
    if status == 421:
        assert texts(soup_of(response.text), "h1") == ["Not the name of this archive"]


def test_another_name_is_a_problem_of_the_api(archive: Config) -> None:
    with create_app(replace(archive, public_url="https://archive.example")).test_client() as client:
        response = client.get(f"{API}/search", headers={"Host": "evil.example"})

    assert problem(response) == (421, "host", "This archive is not known as evil.example.")
    assert response.json["type"] == "https://archive.example/api#host"


def test_a_name_that_cannot_be_read_is_a_problem_as_well(client: FlaskClient) -> None:
    response = client.get(f"{API}/search", headers={"Host": "a b"})

    assert problem(response) == (421, "host", "This archive is not known as a b.")
    assert response.json["type"] == "/api#host"
