"""Keyword in context: the page, and all of its lines as a file."""

from flask import Flask, Response, abort, render_template, request, stream_with_context

from search.concordance.concordance import Line
from search.concordance.tables import FORMATS, About
from web.downloads import as_file
from web.kept_view import kwic_saving
from web.kwic import kwic_page, order_from
from web.links import article_link, query_from
from web.parts import parts
from web.public import whole


def register(app: Flask) -> None:
    """Give the app these pages."""
    app.add_url_rule("/kwic", "kwic", kwic)
    app.add_url_rule("/kwic.<ending>", "kwic_file", kwic_file)


def kwic() -> str:
    """A page of the lines of the search that the address holds, in the order that it asks for."""
    query, number = query_from(request.args, parts().reading)
    by = order_from(request.args.get("by"))
    page = kwic_page(parts().archive.searcher(), query, by, number)
    return render_template("kwic.html", page=page, saved=None, saving=kwic_saving(query, by))


def kwic_file(ending: str) -> Response:
    """All lines, sent as they are made."""
    if ending not in FORMATS:
        abort(404)
    query, _ = query_from(request.args, parts().reading)
    searcher = parts().archive.searcher()
    lines = searcher.lines(query, order_from(request.args.get("by")))

    def address(line: Line) -> str:
        return whole(article_link(line.id))

    write, media_type = FORMATS[ending]
    rows = write(lines, About(query.text, searcher.manifest.build_id, address))
    return as_file(Response(stream_with_context(rows), mimetype=media_type), f"concordance.{ending}")
