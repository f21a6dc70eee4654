"""The addresses of all stories for search engines: an index of parts, the oldest stories in the first of them."""

from collections.abc import Iterable, Iterator
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
    return _answer([text], searcher)


def sitemap_part(number: int) -> Response:
    """One part, streamed."""
    searcher = parts().archive.searcher()
    if not 1 <= number <= _parts(searcher):
        abort(404)
    return _answer(stream_with_context(_lines(searcher, number)), searcher)


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


def _answer(text: Iterable[str], searcher: Searcher) -> Response:
    """The text, unless the crawler has it: it is the same until the next build.

    Whether it has it is settled on an answer without the text, as werkzeug would gather a stream to settle it. The tag
    is weak, since it is the same however the answer is packed.
    """
    response = Response(mimetype=XML)
    response.set_etag(searcher.manifest.build_id, weak=True)
    response.last_modified = datetime.fromisoformat(searcher.manifest.finished)
    response.cache_control.public = True
    response.cache_control.max_age = KEPT_S
    response.make_conditional(request)
    if response.status_code == 200:
        response.response = text
        response.headers.pop("Content-Length", None)
    return response
