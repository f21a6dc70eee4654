"""The timeline at its own address, as a page and as a file."""

from flask import Flask, Response, render_template, request

from search.date_range import without_dates
from search.timeline import timelines
from search.timeline_table import table
from web.downloads import as_file
from web.kept_view import timeline_saving
from web.links import query_from
from web.parts import parts
from web.timeline import Asked, timeline_page
from web.timeline_address import asked_of


def register(app: Flask) -> None:
    """Give the app these pages."""
    app.add_url_rule("/timeline", "timeline", timeline)
    app.add_url_rule("/timeline.csv", "timeline_csv", timeline_csv)


def timeline() -> str:
    """The search that the address holds over time, with those named "vs" beside it."""
    asked = _asked()
    page = timeline_page(parts().archive.searcher(), asked)
    return render_template("timeline.html", page=page, saved=None, saving=timeline_saving(asked))


def timeline_csv() -> Response:
    """The same as a table, a row a period and search; every period, however many."""
    asked, searcher = _asked(), parts().archive.searcher()
    lines = timelines(searcher, asked.queries, asked.step)
    said = [(line, searcher.search(without_dates(line.query), limit=0).searched_as) for line in lines]
    return as_file(Response(table(said, searcher.manifest.build_id), mimetype="text/csv"), "timeline.csv")


def _asked() -> Asked:
    query, _ = query_from(request.args, parts().reading)
    return asked_of(query, request.args)
