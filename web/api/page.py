"""The page that shows what the API can do, from the same tables as its description."""

from collections.abc import Iterator
from dataclasses import dataclass
from shlex import quote

from flask import render_template

from search.api.endpoints import ENDPOINTS, RECORDS, Endpoint
from search.api.parameters import Parameter
from search.api.problems import KINDS
from search.api.schemas import Schema
from search.speech import gettext, later
from web.api.answers import PREFIX, address
from web.parts import parts

_WORDS = {
    "string": later("text"),
    "integer": later("whole number"),
    "number": later("number"),
    "boolean": later("true or false"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter, or a value of an answer."""

    name: str
    kind: str
    means: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """One endpoint."""

    endpoint: Endpoint
    address: str
    parameters: tuple[Row, ...]
    answer: tuple[Row, ...]
    call: str  # a command for a terminal


def api_page() -> str:
    """The endpoints one below the other, then what is true of all of them."""
    base = address()
    sections = tuple(_section(one, base) for one in ENDPOINTS)
    origins = parts().config.cors_origins
    return render_template("api.html", sections=sections, kinds=KINDS, origins=origins)


def _section(endpoint: Endpoint, base: str) -> Section:
    return Section(
        endpoint,
        f"{PREFIX}{endpoint.path}",
        tuple(_parameter(one) for one in endpoint.parameters),
        tuple(_rows(endpoint.answer, 0)),
        f"curl {quote(base + endpoint.example)}",
    )


def _parameter(parameter: Parameter) -> Row:
    return Row(parameter.name, _kind_of(parameter), parameter.described)


def _kind_of(parameter: Parameter) -> str:
    schema = parameter.schema
    if "enum" in schema:
        return gettext("one of %(names)s", names=", ".join(schema["enum"]))
    if "maximum" in schema:
        least, most, usual = schema["minimum"], schema["maximum"], parameter.default
        return gettext("%(least)s to %(most)s, %(usual)s if left out", least=least, most=most, usual=usual)
    return gettext("date") if parameter.field and parameter.field.kind == "date" else gettext("text")


def _rows(schema: Schema, depth: int) -> Iterator[Row]:
    """The values of a record, and below each those of the records that it lists."""
    for name, value in schema["properties"].items():
        yield Row(name, _kind(value), gettext(value["description"]), depth)
        inner = value.get("items", {}).get("$ref", "").rsplit("/", 1)[-1]
        if inner:
            yield from _rows(RECORDS[inner], depth + 1)


def _kind(schema: Schema) -> str:
    kind = schema["type"]
    if isinstance(kind, list):
        return gettext("%(kind)s or null", kind=gettext(_WORDS[kind[0]]))
    if kind != "array":
        return gettext(_WORDS[kind])
    return gettext("list of texts") if "type" in schema["items"] else gettext("list")
