"""The endpoints: a request is read by the table of parameters, searched as on the page, and answered as JSON."""

from collections.abc import Callable
from typing import Any, cast

from flask import Blueprint, Flask, Response, request, url_for

from index.schema import FACET_NAMES
from search.api.cursor import cursor_at, offset_of
from search.api.description import description
from search.api.endpoints import BY_NAME
from search.api.lists import (
    Listing,
    completions_values,
    facets_values,
    saved_values,
    timeline_values,
)
from search.api.parameters import Value, read
from search.api.problems import NOT_FOUND, RefusedError
from search.api.stories import article_values, hit_values, results_values
from search.facet_list import Order
from search.periods import Step
from search.query import Query
from search.saved_file import Saved
from search.timeline import timeline as timeline_of
from web.api import answers
from web.api.page import api_page
from web.links import address_of, article_link, query_from, query_of, results_link, tidy
from web.parts import parts
from web.public import whole
from web.words import visible


def register(app: Flask) -> None:
    """Give the app the API and its page."""
    app.add_url_rule("/api", "api_page", api_page, strict_slashes=False)
    api = Blueprint("api", __name__, url_prefix=answers.PREFIX)
    for rule, view in ROUTES:
        api.add_url_rule(rule, view.__name__, view)
    answers.register(app, api)
    app.register_blueprint(api)


def search() -> Response:
    """Hits behind a cursor, and the cursor that leads on."""
    given = _read("results")
    query, searcher, limit = _query(), parts().archive.searcher(), cast(int, given["limit"])
    build_id, cursor = searcher.manifest.build_id, cast(str | None, given["cursor"])
    offset = offset_of(cursor, query, build_id) if cursor else 0
    results = searcher.search(query, offset=offset, limit=limit)
    end = offset + len(results.hits)
    values = results_values(results, query, searcher.suggestions(query)) | {
        "hits": [hit_values(hit, _story(hit.id)) for hit in results.hits],
        "next_cursor": cursor_at(end, query, build_id) if results.hits and end < results.total else None,
        "address": whole(results_link(query)),
    }
    return answers.answer(values)


def article(article_id: str) -> Response:
    """A story with its marks."""
    _read("article")
    searcher = parts().archive.searcher()
    found = searcher.article(article_id)
    if found is None:
        raise RefusedError(NOT_FOUND, f"There is no story of the id {article_id!r} in the archive.")
    values = article_values(found, searcher.marked(found, _query()), _story(found.id)) | {
        "copy_of": searcher.lead(found.id),
        "copies": [copy.id for copy in searcher.copies(found.id)],
        "build_id": searcher.manifest.build_id,
    }
    return answers.answer(values)


def facets() -> Response:
    """Some values of some facets."""
    given = _read("facets")
    names = tuple(name for name in FACET_NAMES if name in cast(tuple[str, ...], given["field"])) or FACET_NAMES
    offset, limit = cast(int, given["offset"]), cast(int, given["limit"])
    results = parts().archive.searcher().search(_query(), limit=0, facets=names)
    listing = Listing(
        order=cast(Order | None, given["order"]),
        find=tidy(cast(str | None, given["find"]) or ""),
        under=cast(str | None, given["under"]),
        places=range(offset, offset + limit),
        calendar=parts().reading.calendar,
    )
    return answers.answer(facets_values(results, listing))


def timeline() -> Response:
    """The hits of each period."""
    step = cast(Step | None, _read("timeline")["step"])
    searcher = parts().archive.searcher()
    return answers.answer(timeline_values(timeline_of(searcher, _query(), step), searcher.manifest.build_id))


def suggest() -> Response:
    """What the last word may become."""
    typed = visible(cast(str | None, _read("completions")["q"]) or "")
    searcher = parts().archive.searcher()
    return answers.answer(completions_values(searcher.completions(typed), searcher.manifest.build_id))


def all_saved() -> Response:
    """Every saved search."""
    _read("allSaved")
    return answers.answer({"saved": [_saved(one) for one in parts().saved.all()]})


def saved(slug: str) -> Response:
    """One saved search."""
    _read("saved")
    kept = parts().saved.get(slug)
    if kept is None:
        raise RefusedError(NOT_FOUND, f"There is no saved search {slug!r}; it may have been deleted.")
    return answers.answer(_saved(kept))


def openapi() -> Response:
    """The description of all these."""
    read(dict(request.args.lists()), ())
    address = answers.address()
    return answers.answer(description(parts().config.archive_name, address))


ROUTES: tuple[tuple[str, Callable[..., Response]], ...] = (
    ("/search", search),
    ("/articles/<article_id:article_id>", article),
    ("/facets", facets),
    ("/timeline", timeline),
    ("/suggest", suggest),
    ("/saved", all_saved),
    ("/saved/<slug>", saved),
    ("/openapi.json", openapi),
)


def _read(endpoint: str) -> dict[str, Value]:
    """The request's own parameters, all of them right."""
    return read(dict(request.args.lists()), BY_NAME[endpoint].parameters)


def _query() -> Query:
    return query_from(request.args, parts().reading)[0]


def _story(article_id: str) -> str:
    return whole(article_link(article_id))


def _saved(saved: Saved) -> dict[str, Any]:
    page, search = whole(url_for("saved", slug=saved.slug)), whole(url_for("api.search"))
    asked = address_of(query_of(saved.query, parts().reading))  # one that was imported may hold what the API refuses
    return saved_values(saved, page, f"{search}?{asked}" if asked else search)
