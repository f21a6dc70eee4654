"""The parameters of the API: those of the page, said once, read strictly and described from the same table."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, get_args

from index.schema import FACETS, Field
from search.api.problems import PARAMETER, RefusedError
from search.api.schemas import Schema
from search.facet_list import Order
from search.nodes import Match
from search.periods import STEPS
from search.query import Sort
from search.speech import gettext, later

MOST_HITS = 100  # of one answer
MOST_VALUES = 1_000  # of a facet in one answer
USUAL_HITS, USUAL_VALUES = 20, 100
PAGE = "page"  # the one parameter of the page of results that the API has in another way
_DIGITS = 9  # of a whole number
_SEEN = r"^[\s\S]*[^\s\x00-\x1f\x7f-\x9f][\s\S]*$"  # text with something to see in it
_DATE = r"^(unknown|[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)$"

Value = str | int | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter."""

    name: str
    means: str
    schema: Schema  # of one value
    several: bool = False  # may be given more than once
    place: Literal["query", "path"] = "query"
    default: str | int | None = None
    field: Field | None = None  # the facet that it filters by, of which `means` says more

    @property
    def described(self) -> str:
        """What it means, in the language that is spoken."""
        return gettext(self.means, what=gettext(self.field.help)) if self.field else gettext(self.means)


def _filters() -> Iterable[Parameter]:
    for field in FACETS:
        pattern = _DATE if field.kind == "date" else _SEEN
        for name, means in ((field.name, _WITH), (f"not-{field.name}", _WITHOUT)):
            yield Parameter(name, means, {"type": "string", "pattern": pattern}, several=True, field=field)


def _choice(name: str, means: str, values: Sequence[str], default: str | None = None) -> Parameter:
    return Parameter(name, means, {"type": "string", "enum": list(values)}, default=default)


def _number(name: str, means: str, bounds: tuple[int, int], default: int) -> Parameter:
    least, most = bounds
    return Parameter(name, means, {"type": "integer", "minimum": least, "maximum": most}, default=default)


_WITH = later("%(what)s; given several times, any of them")
_WITHOUT = later("what is left out: %(what)s")

QUERY = Parameter("q", later("what would be typed into the search box; the Help has the language"), {"type": "string"})
MATCH = _choice("match", later("whether stories need all of the plain words; by their number if left out"),
                get_args(Match))  # fmt: skip
SORT = _choice("sort", later("the order; by relevance where there are words, else the newest first"), get_args(Sort))
SEARCH = (QUERY, *_filters(), SORT, MATCH)  # as the page has them
LIMIT = _number("limit", later("hits of one answer"), (1, MOST_HITS), USUAL_HITS)
CURSOR = Parameter(
    "cursor",
    later("where the answer goes on: next_cursor of the one before"),
    {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"},
)
ARTICLE_ID = Parameter(
    "id", later("the story’s id, its slashes as they are or as %2F"), {"type": "string", "minLength": 1}, place="path"
)
FACET = Parameter(
    "field",
    later("the facet, or several; all of them if left out"),
    {"type": "string", "enum": [field.name for field in FACETS]},
    several=True,
)
FACET_ORDER = _choice("order", later("most stories first, or from A to Z; by itself dates are the newest first"),
                      get_args(Order))  # fmt: skip
FIND = Parameter(
    "find", later("only values that hold this text, of every step, whatever under says"), {"type": "string"}
)
UNDER = Parameter(
    "under",
    later(
        "of sections and dates, the value whose next steps are listed, else the outermost; other facets have no steps"
    ),
    {"type": "string", "pattern": _SEEN},
)
OFFSET = _number("offset", later("values that are passed over"), (0, 10**_DIGITS - 1), 0)
VALUES = _number("limit", later("values of each facet"), (0, MOST_VALUES), USUAL_VALUES)
STEP = _choice("step", later("the periods; by itself the finest that is short enough"), STEPS)
TYPED = Parameter("q", later("a half typed search"), {"type": "string"})
SLUG = Parameter("slug", later("the saved search’s name in its address"), {"type": "string", "minLength": 1},
                 place="path")  # fmt: skip


def read(given: Mapping[str, Sequence[str]], known: Sequence[Parameter]) -> dict[str, Value]:
    """The value of each parameter of a request; RefusedError names the first that is unknown or wrong."""
    names = {one.name: one for one in known if one.place == "query"}
    for name in given:
        if name not in names:
            raise RefusedError(
                PARAMETER, f"There is no parameter {name!r} here; {_nearest(name, names)}", parameter=name
            )
    return {name: _value(one, given.get(name, ())) for name, one in names.items()}


def _nearest(name: str, known: Collection[str]) -> str:
    if name == PAGE and CURSOR.name in known:
        return f"answers go on by {CURSOR.name}."
    near = get_close_matches(name, known, n=1)
    told = f"known are {', '.join(known)}." if known else "this address takes none."
    return f"did you mean {near[0]!r}?" if near else told


def _value(parameter: Parameter, texts: Sequence[str]) -> Value:
    if parameter.several:
        return tuple(str(_checked(parameter, text)) for text in texts)
    if len(texts) > 1:
        raise _wrong(parameter, "is given more than once")
    return _checked(parameter, texts[0]) if texts else parameter.default


def _checked(parameter: Parameter, text: str) -> str | int:
    schema = parameter.schema
    if schema["type"] == "integer":
        return _whole(parameter, text)
    if "enum" in schema and text not in schema["enum"]:
        raise _wrong(parameter, f"must be one of {', '.join(schema['enum'])}, not {text!r}")
    pattern = schema.get("pattern", "").removeprefix("^").removesuffix("$")
    if pattern and not re.fullmatch(pattern, text):
        raise _wrong(parameter, f"cannot be {text!r}; {_FORMS[schema['pattern']]}")
    return text


def _whole(parameter: Parameter, text: str) -> int:
    least, most = parameter.schema["minimum"], parameter.schema["maximum"]
    digits = text.lstrip("0") or "0"
    if not (text.isascii() and text.isdigit() and len(digits) <= _DIGITS and least <= int(digits) <= most):
        raise _wrong(parameter, f"must be a whole number from {least} to {most}, not {text!r}")
    return int(digits)


def _wrong(parameter: Parameter, what: str) -> RefusedError:
    return RefusedError(PARAMETER, f"{parameter.name} {what}.", parameter=parameter.name)


_FORMS = {
    _SEEN: "it needs something to see",
    _DATE: "it must be a date like 2016, 2016-12 or 2016-12-11, or unknown",
    CURSOR.schema["pattern"]: "it must be the next_cursor of an answer",
}
