"""The OpenAPI 3.1 description of the API, made from the tables that requests and answers are made by."""

from itertools import groupby
from typing import Any

from search.api.endpoints import ENDPOINTS, RECORDS, Endpoint
from search.api.parameters import Parameter
from search.api.problems import MEDIA_TYPE, SCHEMA, Kind
from search.api.schemas import Schema, reference

VERSION = "1"
_ABOUT = (
    "The archive as data: the same searches as its page, with the same parameters. Every answer names the build of "
    "the index that gave it; every hit can be reached by the cursor; errors are problem details (RFC 9457)."
)
_LINKS: dict[str, dict[str, Any]] = {  # endpoint → name of a link → what its answer is asked for next
    "results": {"firstHit": {"operationId": "article", "parameters": {"id": "$response.body#/hits/0/id"}}},
    "allSaved": {"firstSaved": {"operationId": "saved", "parameters": {"slug": "$response.body#/saved/0/slug"}}},
}
_TAGGED = {"schema": {"type": "string"}, "description": "of the answer, for If-None-Match"}


def description(archive: str, address: str) -> dict[str, Any]:
    """address  of the API, its version included"""
    return {
        "openapi": "3.1.0",
        "info": {"title": archive, "version": VERSION, "description": _ABOUT},
        "servers": [{"url": address}],
        "paths": {one.path: {"get": _operation(one)} for one in ENDPOINTS},
        "components": {"schemas": {**RECORDS, "Problem": SCHEMA}},
    }


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "description": endpoint.means,
        "parameters": [_parameter(one) for one in endpoint.parameters],
        "responses": {
            "200": _answer(endpoint),
            "304": {"description": "The answer is still the one of If-None-Match."},
            **{str(status): _problem(list(kinds)) for status, kinds in groupby(_sorted(endpoint), _status)},
        },
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema: Schema = parameter.schema
    if parameter.several:
        schema = {"type": "array", "items": schema}
    if parameter.default is not None:
        schema = schema | {"default": parameter.default}
    described = {"name": parameter.name, "in": parameter.place, "description": _english(parameter), "schema": schema}
    if parameter.place == "path":
        return described | {"required": True}
    return described | ({"style": "form", "explode": True} if parameter.several else {})


def _english(parameter: Parameter) -> str:
    return parameter.means % {"what": parameter.field.help} if parameter.field else parameter.means


def _answer(endpoint: Endpoint) -> dict[str, Any]:
    links = {"links": _LINKS[endpoint.name]} if endpoint.name in _LINKS else {}
    return {
        "description": endpoint.summary,
        "headers": {"ETag": _TAGGED},
        "content": {"application/json": {"schema": reference(endpoint.answer_name)}},
        **links,
    }


def _problem(kinds: list[Kind]) -> dict[str, Any]:
    return {
        "description": "; ".join(kind.title for kind in kinds),
        "content": {MEDIA_TYPE: {"schema": reference("Problem")}},
    }


def _sorted(endpoint: Endpoint) -> list[Kind]:
    return sorted(endpoint.problems, key=_status)


def _status(kind: Kind) -> int:
    return kind.status
