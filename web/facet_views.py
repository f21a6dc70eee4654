"""The list of a facet's values at its address, and what the buttons of its form do."""

from typing import cast, get_args

from flask import Flask, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from index.schema import FACET_NAMES
from search.facet_list import Order, Wanted, usual_order
from search.speech import gettext
from web.facet_page import Asked, facet_page, with_ticks, without
from web.links import chosen, query_from, results_link, tidy
from web.parts import parts


def register(app: Flask) -> None:
    """Give the app this page."""
    app.add_url_rule("/facet/<field>", "facet", facet)


def facet(field: str) -> str | Response:
    """A page of the values, or the way on where a button was pressed."""
    if field not in FACET_NAMES:
        abort(404, gettext("There is no list of this name."))
    asked = _asked(field)
    if "free" in request.args:
        return redirect(asked.link(without(asked, tidy(request.args["free"])), asked.wanted.find))
    choice = request.args.get("do")
    if choice in ("choose", "leave-out") and asked.ticks:
        return redirect(results_link(with_ticks(asked, excluded=choice == "leave-out")))
    page = facet_page(parts().archive.searcher(), asked, parts().reading.calendar)
    return render_template("facet.html", page=page, nothing_ticked=choice is not None)


def _asked(field: str) -> Asked:
    """Of what the form sends twice, the last counts: what a button says stands behind what the form keeps."""
    query, page = query_from(request.args, parts().reading)
    ticks = {tidy(value) for value in request.args.getlist("tick")} - {""}
    on = chosen(query, field) | chosen(query, field, excluded=True)
    return Asked(field, query, _wanted(field), page, frozenset(ticks - on))


def _wanted(field: str) -> Wanted:
    order = _last("order")
    known = cast(Order, order) if order in get_args(Order) else usual_order(field)
    if "open" in request.args:
        return Wanted(known, under=_last("open") or None)
    return Wanted(known, _last("find"), _last("under") or None)


def _last(name: str) -> str:
    return tidy(["", *request.args.getlist(name)][-1])
