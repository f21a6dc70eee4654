"""Facets, timelines, completions and saved searches as the API gives them."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from search.api.schemas import fraction, record, several, text, texts, whole, yes_or_no
from search.dates import Calendar
from search.facet_list import Order, Row, Wanted, facet_list, usual_order
from search.results import Completion, Facet, Results
from search.saved_file import Saved
from search.speech import gettext, later
from search.timeline import Bar, Timeline

_BUILD = later("the build of the index that answered")

VALUE = record(
    value=text(later("the value as it stands in a filter")),
    count=whole(later("stories, counted without the values chosen in this facet")),
    chosen=yes_or_no(later("whether the search is filtered by it")),
    excluded=yes_or_no(later("whether the search leaves it out")),
    inside=whole(later("values one step below it, which under lists")),
)
FACET = record(
    field=text(later("the field, and the name of its filter")),
    label=text(later("its heading on the page")),
    size=whole(later("values that there are, or that hold the text looked for")),
    values=several("Value", later("some of them, in order")),
)
FACETS = record(
    total=whole(later("stories found, exactly")),
    facets=several("Facet", later("the facets asked for")),
    build_id=text(_BUILD),
)
BAR = record(
    period=text(later("the year, month or day")),
    hits=whole(later("stories found")),
    stories=whole(later("stories of the whole archive")),
    share=fraction(later("hits as a part of all stories, from 0 to 1; null where there are none"), null=True),
    thin=yes_or_no(later("whether the archive has far fewer stories of this period than of others")),
)
TIMELINE = record(
    step=text(later("what a period is: year, month or day")),
    within=text(later("the year or month that the periods are of; null for all"), null=True),
    bars=several("Bar", later("every period from the first to the last, the empty ones as well")),
    total=whole(later("stories found, whatever their dates")),
    undated=whole(later("those without a date")),
    coarse=whole(later("those whose date is not known to the step")),
    outside=whole(later("those before or after the periods")),
    repeated=whole(later("how often a story counts again, as its repeats are of several periods")),
    build_id=text(_BUILD),
)
COMPLETION = record(
    text=text(later("the word or value")),
    kind=text(later("what it is: word, source, author, section or tag")),
    count=whole(later("stories with it")),
    query=text(later("the whole search with it")),
)
COMPLETIONS = record(
    completions=several("Completion", later("the likeliest first")),
    build_id=text(_BUILD),
)
SAVED = record(
    slug=text(later("its name in its address")),
    name=text(later("its name")),
    note=text(later("what was noted with it; empty where nothing was")),
    tags=texts(later("its tags, in the order given")),
    query=text(later("its search, as the parameters of an address")),
    view=text(later("what it opens in, kwic or timeline with their parameters; empty for its results")),
    saved_at=text(later("when it was saved"), format="date-time"),
    hits=whole(later("stories that it found then")),
    build_id=text(later("the build of the index that it was saved in")),
    address=text(later("its page"), format="uri"),
    search=text(later("its search in this API"), format="uri"),
)
ALL_SAVED = record(saved=several("Saved", later("the latest first")))


class Listing(NamedTuple):
    """Which values of a facet are wanted, and in which order."""

    order: Order | None  # None: as the facet has it by itself
    find: str
    under: str | None  # the value whose next steps are listed
    places: range
    calendar: Calendar


def facets_values(results: Results, listing: Listing) -> dict[str, Any]:
    """The facets of a search."""
    return {
        "total": results.total,
        "facets": [_facet(one, listing) for one in results.facets],
        "build_id": results.build_id,
    }


def timeline_values(timeline: Timeline, build_id: str) -> dict[str, Any]:
    """A search over time."""
    return {
        "step": timeline.step,
        "within": timeline.within,
        "bars": [_bar(bar) for bar in timeline.bars],
        "total": timeline.total,
        "undated": timeline.undated,
        "coarse": timeline.coarse,
        "outside": timeline.outside,
        "repeated": timeline.repeated,
        "build_id": build_id,
    }


def completions_values(completions: Iterable[Completion], build_id: str) -> dict[str, Any]:
    """What may follow what was typed."""
    rows = [{"text": one.text, "kind": one.kind, "count": one.count, "query": one.query} for one in completions]
    return {"completions": rows, "build_id": build_id}


def saved_values(saved: Saved, address: str, search: str) -> dict[str, Any]:
    """A saved search with the addresses of its page and of its hits."""
    return {
        "slug": saved.slug,
        "name": saved.name,
        "note": saved.note,
        "tags": list(saved.tags),
        "query": saved.query,
        "view": saved.view,
        "saved_at": saved.saved_at,
        "hits": saved.hits,
        "build_id": saved.build_id,
        "address": address,
        "search": search,
    }


def _facet(facet: Facet, listing: Listing) -> dict[str, Any]:
    wanted = Wanted(listing.order or usual_order(facet.field), listing.find, listing.under)
    found = facet_list(facet.values, facet.field, wanted, listing.calendar)
    values = [_value(row) for row in found.page(listing.places)]
    return {"field": facet.field, "label": gettext(facet.label), "size": len(found), "values": values}


def _value(row: Row) -> dict[str, Any]:
    value, count, chosen, excluded = row.value
    return {"value": value, "count": count, "chosen": chosen, "excluded": excluded, "inside": row.inside}


def _bar(bar: Bar) -> dict[str, Any]:
    return {"period": bar.period, "hits": bar.hits, "stories": bar.stories, "share": bar.share, "thin": bar.thin}
