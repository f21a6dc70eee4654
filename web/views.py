"""The results, why they are what they are, and the help."""

from dataclasses import asdict

from flask import Flask, Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from index.schema import FACET_NAMES
from search.language import fields, forms, remarks
from search.query import Query
from search.speech import ngettext
from web import words
from web.links import facet_link, query_from
from web.parts import parts
from web.results import holdings, results_page
from web.unfolded import unfolded_from
from web.why import why_page


def register(app: Flask) -> None:
    """Give the app these pages."""
    app.add_url_rule("/", "results", results)
    app.add_url_rule("/why", "why", why)
    app.add_url_rule("/suggest", "suggest", suggest)
    app.add_url_rule("/help", "help_page", help_page)


def results() -> str | BaseResponse:
    """The front page, or the results of the search that the address holds; `all` names a facet to be listed."""
    query, number = query_from(request.args, parts().reading)
    listed = next((name for name in request.args.getlist("all") if name in FACET_NAMES), None)
    if listed is not None:
        return redirect(facet_link(listed, query))
    searcher = parts().archive.searcher()
    page = results_page(searcher, query, number, parts().config.page_size, unfolded_from(request.args))
    front = holdings(searcher.manifest, page.results) if query == Query() and page.pages.current == 1 else None
    return render_template("results.html", page=page, holdings=front, saved=None)


def why() -> str:
    """Why the search that the address holds finds what it finds."""
    query, _ = query_from(request.args, parts().reading)
    return render_template("why.html", page=why_page(parts().archive.searcher(), query))


def suggest() -> Response:
    """What the last word of a half typed search may become, as JSON, for the search box."""
    typed = words.visible(request.args.get("q", ""))
    found = parts().archive.searcher().completions(typed)
    said = ngettext("%(number)s suggestion", "%(number)s suggestions", len(found))
    return jsonify(offers=[asdict(one) | {"said": words.kind_and_count(one)} for one in found], said=said)


def help_page() -> str:
    """What can be typed, from the tables that README is held to."""
    return render_template("help.html", forms=forms(), remarks=remarks(), fields=fields())
