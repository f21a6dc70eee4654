"""The endpoints of the API: one table that requests are read by, and that the description is made from."""

from dataclasses import dataclass, field

from search.api import lists, stories
from search.api.parameters import (
    ARTICLE_ID,
    CURSOR,
    FACET,
    FACET_ORDER,
    FIND,
    LIMIT,
    MATCH,
    OFFSET,
    QUERY,
    SEARCH,
    SLUG,
    STEP,
    TYPED,
    UNDER,
    VALUES,
    Parameter,
)
from search.api.problems import FAULT, LOST, NOT_FOUND, PARAMETER, REBUILT, UNAVAILABLE, Kind
from search.api.schemas import Schema
from search.speech import later

USUAL = (PARAMETER, FAULT, UNAVAILABLE)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address that answers."""

    name: str  # of the answer's record with a small letter; the operation's id
    path: str  # below the address of the API
    summary: str
    means: str
    parameters: tuple[Parameter, ...]
    answer: Schema = field(hash=False)
    example: str  # what stands behind the address of the API
    problems: tuple[Kind, ...] = USUAL

    @property
    def answer_name(self) -> str:
        """The name of the record that it answers with."""
        return self.name[0].upper() + self.name[1:]


ENDPOINTS = (
    Endpoint(
        "results",
        "/search",
        later("Search"),
        later("The hits of a search, in parts; next_cursor leads on to the last of them."),
        (*SEARCH, LIMIT, CURSOR),
        stories.RESULTS,
        "/search?q=ferry&limit=5",
        (*USUAL, LOST, REBUILT),
    ),
    Endpoint(
        "article",
        "/articles/{id}",
        later("One story"),
        later("A story as it is indexed; with a search, what that finds in it is marked."),
        (ARTICLE_ID, QUERY, MATCH),
        stories.ARTICLE,
        "/articles/735d30346724?q=ferry",
        (*USUAL, NOT_FOUND),
    ),
    Endpoint(
        "facets",
        "/facets",
        later("How the hits spread"),
        later("How many stories of a search each source, section, author, tag and date has."),
        (*SEARCH, FACET, FACET_ORDER, FIND, UNDER, OFFSET, VALUES),
        lists.FACETS,
        "/facets?q=ferry&field=source&field=section&limit=10",
    ),
    Endpoint(
        "timeline",
        "/timeline",
        later("Hits over time"),
        later("The hits of a search for each year, month or day, beside all stories of the archive."),
        (*SEARCH, STEP),
        lists.TIMELINE,
        "/timeline?q=ferry&step=year",
    ),
    Endpoint(
        "completions",
        "/suggest",
        later("Completions"),
        later("What the last word of a half typed search may become."),
        (TYPED,),
        lists.COMPLETIONS,
        "/suggest?q=fer",
    ),
    Endpoint(
        "allSaved",
        "/saved",
        later("Saved searches"),
        later("All of them; they are saved and changed on the pages alone."),
        (),
        lists.ALL_SAVED,
        "/saved",
    ),
    Endpoint(
        "saved",
        "/saved/{slug}",
        later("One saved search"),
        later("What was saved, and the address that searches it now."),
        (SLUG,),
        lists.SAVED,
        "/saved/ferry-cup",
        (*USUAL, NOT_FOUND),
    ),
)
BY_NAME = {one.name: one for one in ENDPOINTS}
RECORDS = {
    "Part": stories.PART,
    "Hit": stories.HIT,
    "Paragraph": stories.PARAGRAPH,
    "Removed": stories.REMOVED,
    "Value": lists.VALUE,
    "Facet": lists.FACET,
    "Bar": lists.BAR,
    "Completion": lists.COMPLETION,
    **{one.answer_name: one.answer for one in ENDPOINTS},
}
