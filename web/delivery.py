"""What every answer carries on its way out: the strict headers, how long it may be kept, and compression."""

from flask import Flask, Response, request
from flask_compress import Compress

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
PACKED = (  # media types that become smaller; zips and pictures are packed already
    "text/html", "text/css", "text/javascript", "text/plain", "text/csv", "text/xml", "image/svg+xml",
    "application/json", "application/feed+json", "application/jsonl", "application/x-suggestions+json",
    "application/vnd.citationstyles.csl+json", "application/x-research-info-systems", "application/x-bibtex",
    "application/xml", "application/atom+xml", "application/opensearchdescription+xml",
)  # fmt: skip
COMPRESSION = {
    "COMPRESS_MIMETYPES": PACKED,
    "COMPRESS_ALGORITHM": ["br", "zstd", "gzip"],  # the first of these that a browser takes
    "COMPRESS_ALGORITHM_STREAMING": ["zstd", "br", "gzip"],  # br holds back the first seconds of a long file
    "COMPRESS_BR_LEVEL": 5,  # of 11: the smallest page for its time
    "COMPRESS_MIN_SIZE": 500,  # bytes; less fits into one packet as it is
}


def register(app: Flask) -> None:
    """Have the app send its answers so; compression comes last, whatever is registered later."""
    app.config.update(COMPRESSION)
    Compress(app)
    app.after_request(_deliver)


def _deliver(response: Response) -> Response:
    response.headers.update(HEADERS)
    if response.mimetype == "text/html" and "Cache-Control" not in response.headers:
        return _to_be_asked_for(response)
    return response


def _to_be_asked_for(response: Response) -> Response:
    """A page is the reader's own and never shown again unasked; one that is still the same is not sent again."""
    response.cache_control.private = True
    response.cache_control.no_cache = True
    if response.status_code == 200 and not response.is_streamed:
        response.add_etag()
        response.make_conditional(request)
    return response
