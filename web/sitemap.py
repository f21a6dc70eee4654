"""The addresses of all stories for search engines: an index of parts, the oldest stories in the first of them."""

from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from flask import Flask, Response, abort, render_template, request, stream_with_context

from search.query import Query
from search.searcher import Searcher
from web.links import article_link
from web.parts import parts
from web.public import root

PART = 25_000  # addresses; half of what the protocol allows, as it allows 50 MB as well and an address may be long
PIECE = 500  # addresses sent at a time
KEPT_S = 60 * 60  # that a crawler need not ask again
XML = "application/xml"


def register(app: Flask) -> None:
    """Give the app these addresses."""
    app.add_url_rule("/sitemap.xml", "sitemap", sitemap)
    app.add_url_rule("/sitemap-<int:number>.xml", "sitemap_part", sitemap_part)


def sitemap() -> Response:
    """The list of the parts."""
    searcher = parts().archive.searcher()
    text = render_template("sitemap.xml", numbers=range(1, _parts(searcher) + 1), built=searcher.manifest.finished)
    return _kept(Response(text, mimetype=XML), searcher)


def sitemap_part(number: int) -> Response:
    """One part, streamed."""
    searcher = parts().archive.searcher()
    if not 1 <= number <= _parts(searcher):
        abort(404)
    return _kept(Response(stream_with_context(_lines(searcher, number)), mimetype=XML), searcher)


def _parts(searcher: Searcher) -> int:
    return -(-searcher.search(Query(), limit=0).total // PART)


def _lines(searcher: Searcher, number: int) -> Iterator[str]:
    """The part as text, some hundred addresses at a time."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    piece: list[str] = []
    begin = escape(root())
    for article_id, published in searcher.oldest((number - 1) * PART, PART):
        changed = f"<lastmod>{published}</lastmod>" if published else ""
        piece.append(f"<url><loc>{begin}{escape(article_link(article_id))}</loc>{changed}</url>\n")
        if len(piece) == PIECE:
            yield "".join(piece)
            piece.clear()
    yield "".join(piece) + "</urlset>\n"


def _kept(response: Response, searcher: Searcher) -> Response:
    """The same until the next build; the tag is weak, as it is the same however the answer is packed."""
    response.set_etag(searcher.manifest.build_id, weak=True)
    response.last_modified = datetime.fromisoformat(searcher.manifest.finished)
    response.cache_control.public = True
    response.cache_control.max_age = KEPT_S
    response.make_conditional(request)
    return response
