"""The timeline at its own address, as a page and as a file."""

from dataclasses import replace

from flask import Flask, Response, render_template, request

from search.date_range import without_dates
from search.parse import read_query
from search.periods import STEPS, Step
from search.query import Query
from search.speech import gettext
from search.timeline import timelines
from search.timeline_table import table
from web.downloads import as_file
from web.links import query_from, tidy
from web.parts import parts
from web.timeline import COMPARED, Asked, timeline_page


def register(app: Flask) -> None:
    """Give the app these pages."""
    app.add_url_rule("/timeline", "timeline", timeline)
    app.add_url_rule("/timeline.csv", "timeline_csv", timeline_csv)


def timeline() -> str:
    """The search that the address holds over time, with those named "vs" beside it."""
    return render_template("timeline.html", page=timeline_page(parts().archive.searcher(), _asked()))


def timeline_csv() -> Response:
    """The same as a table, a row a period and search; every period, however many."""
    asked, searcher = _asked(), parts().archive.searcher()
    lines = timelines(searcher, asked.queries, asked.step)
    said = [(line, searcher.search(without_dates(line.query), limit=0).searched_as) for line in lines]
    return as_file(Response(table(said, searcher.manifest.build_id), mimetype="text/csv"), "timeline.csv")


def _asked() -> Asked:
    query, _ = query_from(request.args, parts().reading)
    others = [text for one in request.args.getlist("vs") if (text := tidy(one))]
    if not query.text and others:
        query = _beside(query, others.pop(0))
    queries = (query, *(_beside(query, text) for text in others[: COMPARED - 1]))
    return Asked(queries, request.args.get("share") == "1", _step(), (*_too_many(others[COMPARED - 1 :]), *_no_step()))


def _beside(query: Query, text: str) -> Query:
    """Another text, searched like the first one."""
    read = read_query(text, filters=query.filters, match=query.match, reading=parts().reading)
    return replace(read, sort=query.sort)


def _step() -> Step | None:
    text = request.args.get("step")
    return next((step for step in STEPS if step == text), None)


def _too_many(left_out: list[str]) -> tuple[str, ...]:
    if not left_out:
        return ()
    said = ", ".join(f"“{text}”" for text in left_out)
    return (gettext("No more than five searches are compared; left out: %(searches)s.", searches=said),)


def _no_step() -> tuple[str, ...]:
    text = tidy(request.args.get("step", ""))
    if not text or _step():
        return ()
    return (gettext("A timeline goes by year, month or day, and not by “%(step)s”.", step=text),)
