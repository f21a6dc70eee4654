"""Answers of the API, read as a program reads them."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

API = "/api/v1"


def json(client: FlaskClient, address: str) -> Any:
    response = client.get(API + address)
    assert response.status_code == 200, response.text
    return response.json


def problem(response: TestResponse) -> tuple[int, str, str]:
    """Status, the name of its kind, and what is wrong."""
    assert response.content_type == "application/problem+json"
    told = response.json
    assert told["status"] == response.status_code
    return told["status"], told["type"].split("#")[1], told["detail"]
