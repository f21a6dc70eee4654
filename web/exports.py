"""Every hit of a search as a file, sent while it is written."""

from dataclasses import dataclass

from flask import Flask, Response, abort, request, stream_with_context, url_for

from search.exporting.export import Addresses, export_of
from search.exporting.formats import BY_ENDING, FORMATS, file_name
from search.query import Query
from search.speech import gettext
from web.downloads import as_file
from web.links import address_of, article_link, query_from, results_link
from web.parts import parts
from web.public import whole


@dataclass(frozen=True, slots=True)
class ExportLink:
    """One line of the menu."""

    label: str
    purpose: str
    link: str


def register(app: Flask) -> None:
    """Give the app the addresses of the files."""
    app.add_url_rule("/export.<ending>", "export", export)


def export_links(query: Query) -> tuple[ExportLink, ...]:
    """The formats with the addresses of the files."""
    address = address_of(query)
    return tuple(ExportLink(gettext(one.label), gettext(one.purpose), _link(one.ending, address)) for one in FORMATS)


def export(ending: str) -> Response:
    """All hits of the search that the address holds, whatever page it names."""
    if ending not in BY_ENDING:
        abort(404, gettext("There is no export of this format; there are: %(names)s.", names=", ".join(BY_ENDING)))
    query, _ = query_from(request.args, parts().reading)
    addresses = Addresses(
        archive=parts().config.archive_name,
        search=whole(results_link(query)),
        story=lambda article_id: whole(article_link(article_id)),
    )
    made = export_of(parts().archive.searcher(), query, addresses)
    written = BY_ENDING[ending].write(made)
    response = Response(stream_with_context(written), mimetype=BY_ENDING[ending].media_type)
    response.headers["Cache-Control"] = "no-cache"
    return as_file(response, file_name(made.about, ending))


def _link(ending: str, address: str) -> str:
    return url_for("export", ending=ending) + (f"?{address}" if address else "")
