"""The view that a saved search opens in: its results, its matches in context, or its timeline.

What is kept of it stands in `Saved.view`, as "kwic?by=left": the page's name in its address, and those of its
parameters that are no search. What is new is told of the search alone, whatever it opens in.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from search.concordance.concordance import Order
from search.query import Query
from search.saved_file import VIEWS
from search.searcher import Searcher
from search.speech import gettext, later
from web.kwic import kwic_page, order_from
from web.links import address_of, kwic_link, results_link, timeline_link
from web.timeline import Asked, timeline_page
from web.timeline_address import asked_of

NAMES = {"kwic": later("In context"), "timeline": later("Over time")}


@dataclass(frozen=True, slots=True)
class Saving:
    """What the form that saves a search sends, and says."""

    address: str  # of the search
    view: str
    name: str  # what the field of the name holds at first
    says: tuple[str, ...]  # in sentences


def results_saving(query: Query, name: str) -> Saving:
    """Of a page of results."""
    says = gettext(
        "It gets a short address of its own, which keeps the words, filters and order, survives every rebuild, and"
        " tells what is new."
    )
    return Saving(address_of(query), "", name, (says,))


def kwic_saving(query: Query, by: Order) -> Saving:
    """Of matches in context."""
    says = gettext(
        "It gets a short address of its own, which opens these matches in context, keeps the words, filters and order,"
        " survives every rebuild, and tells which stories are new."
    )
    return Saving(address_of(query), _kwic(by), query.text, (says,))


def timeline_saving(asked: Asked) -> Saving:
    """Of a timeline."""
    says = gettext(
        "It gets a short address of its own, which opens this timeline, keeps the words and filters, survives every"
        " rebuild, and tells what is new."
    )
    more = _news_of(asked)
    texts = ", ".join(one.text for one in asked.queries)
    return Saving(address_of(asked.queries[0]), _timeline(asked), texts, (says, more) if more else (says,))


def tidied(view: str, query: Query) -> str:
    """A view as it is kept, in one spelling; "" for one that there is not."""
    name, args = _read(view)
    if name == "kwic":
        return _kwic(order_from(args.get("by")))
    return _timeline(asked_of(query, args)) if name == "timeline" else ""


def shown(view: str, query: Query, searcher: Searcher) -> tuple[str, Any] | None:
    """The template and the page of a view; None for the results."""
    name, args = _read(view)
    if name == "kwic":
        return "kwic.html", kwic_page(searcher, query, order_from(args.get("by")), 1)
    return ("timeline.html", timeline_page(searcher, asked_of(query, args))) if name == "timeline" else None


def view_link(view: str, query: Query) -> str:
    """The address at which the search stands in this view, saved or not."""
    name, args = _read(view)
    if name == "kwic":
        return kwic_link(query, order_from(args.get("by")))
    return timeline_link(query, *asked_of(query, args).more) if name == "timeline" else results_link(query)


def news_of(view: str, query: Query) -> str | None:
    """Which search the news are of, where the view has several."""
    name, args = _read(view)
    return _news_of(asked_of(query, args)) if name == "timeline" else None


def view_name(view: str) -> str:
    """What a view is called; "" for the results."""
    name, _ = _read(view)
    return gettext(NAMES[name]) if name in NAMES else ""


def _read(view: str) -> tuple[str, MultiDict[str, str]]:
    name, _, parameters = view.partition("?")
    return name if name in VIEWS else "", MultiDict(parse_qsl(parameters))


def _kwic(by: Order) -> str:
    return "kwic" if by == "result" else f"kwic?by={by}"


def _timeline(asked: Asked) -> str:
    return "?".join(filter(None, ("timeline", urlencode(asked.more))))


def _news_of(asked: Asked) -> str | None:
    first, *others = asked.queries
    if not others:
        return None
    return gettext(
        "What is new is told of the first search alone, “%(search)s”; the others are kept for the timeline.",
        search=first.text,
    )
