"""Lets the scripts of other sites read the API and the feeds, as far as the settings allow it."""

from functools import partial

from flask import Flask, Response, request

OPEN = ("/api/v1/",)  # the beginnings of addresses that may be read from elsewhere
FEEDS = (".atom", ".json")  # and their ends
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


def register(app: Flask, origins: tuple[str, ...]) -> None:
    """origins  sites, or "*" for all of them"""
    if origins:
        app.after_request(partial(_allow, origins))


def _allow(origins: tuple[str, ...], response: Response) -> Response:
    if not (request.path.startswith(OPEN) or request.path.endswith(FEEDS)):
        return response
    asking = request.headers.get("Origin")
    if "*" not in origins:
        response.vary.add("Origin")
    if asking is not None and ("*" in origins or asking in origins):
        response.headers["Access-Control-Allow-Origin"] = "*" if "*" in origins else asking
        response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        if request.method == "OPTIONS":
            response.headers.update(PREFLIGHT)
    return response
