"""Answers of the API on their way out: as JSON that is not sent twice, and problems as RFC 9457 has them."""

import json
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Flask, Response, request, url_for
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound
from werkzeug.routing import RequestRedirect

from index.errors import ArchiveError, MicroficheError, SearchTooSlowError, TooManyPeriodsError
from search.api.problems import (
    FAULT,
    HOST,
    MEDIA_TYPE,
    METHOD,
    NOT_FOUND,
    PARAMETER,
    REQUEST,
    UNAVAILABLE,
    Kind,
    RefusedError,
    problem_values,
)
from web.errors import LOOK_AGAIN_S, logged
from web.public import root, whole

PREFIX = "/api/v1"
_SAFE = "%&=+/:@!$'()*,;?-._~"  # signs that may stand behind the "?" of an address


def is_asked() -> bool:
    """Whether the request is for an address of the API, be there one or not; the page about it is none."""
    return request.path.startswith("/api/") and request.path != "/api/"


def address() -> str:
    """Of the API as the reader of this request reaches it."""
    return root() + PREFIX


def answer(values: dict[str, Any]) -> Response:
    """The values, or 304 where the one who asks has them; kept, but asked for again, as any rebuild may change them."""
    response = Response(json.dumps(values, ensure_ascii=False), mimetype="application/json")
    response.cache_control.no_cache = True
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]  # of the same class


def register(app: Flask, api: Blueprint) -> None:
    """Have the API tell its problems itself, those of addresses that it does not have as well."""
    app.before_request(_unroutable)
    for error in (ArchiveError, SearchTooSlowError):
        api.register_error_handler(error, _unavailable)
    api.register_error_handler(RefusedError, problem)
    api.register_error_handler(TooManyPeriodsError, lambda error: problem(_of_step(error)))
    api.register_error_handler(HTTPException, _http_error)
    api.register_error_handler(Exception, _fault)


def problem(told: RefusedError, status: int | None = None, instance: str | None = None) -> Response:
    """The problem as its answer."""
    code = status or told.kind.status
    kind_address = whole(url_for("api_page", _anchor=told.kind.name))
    here = instance or _here()
    values = problem_values(told.kind, code, told.detail, kind_address, here) | told.more
    response = Response(json.dumps(values, ensure_ascii=False), status=code, content_type=MEDIA_TYPE)
    response.cache_control.no_store = True
    return response


def wrong_host(host: str) -> Response:
    """A request by a name that the settings do not know."""
    return problem(RefusedError(HOST, f"This archive is not known as {host}."))


def _here() -> str:
    """The path and the parameters of the request as a reference of RFC 3986."""
    parameters = request.query_string.decode("latin-1")
    return quote(request.path) + (f"?{quote(parameters, safe=_SAFE)}" if parameters else "")


def _unroutable() -> Response | None:
    """No endpoint at this address, or not for this method; these never come to a blueprint."""
    error = request.routing_exception
    if error is None or isinstance(error, RequestRedirect) or not is_asked():
        return None
    return _http_error(error)


def _http_error(error: HTTPException) -> Response:
    if isinstance(error, InternalServerError):
        return _fault(error.original_exception or error)
    kinds: dict[int | None, Kind] = {NOT_FOUND.status: NOT_FOUND, METHOD.status: METHOD}
    response = problem(RefusedError(kinds.get(error.code, REQUEST), _detail(error)), error.code)
    response.headers.extend([pair for pair in error.get_headers() if pair[0] == "Allow"])
    return response


def _detail(error: HTTPException) -> str:
    if isinstance(error, NotFound) and error.description == NotFound.description:
        return f"The API has no address {request.path}; {whole(url_for('api_page'))} tells which it has."
    return str(error.description)


def _unavailable(error: MicroficheError) -> Response:
    response = problem(RefusedError(UNAVAILABLE, str(error)))
    response.headers["Retry-After"] = str(LOOK_AGAIN_S)
    return response


def _of_step(error: TooManyPeriodsError) -> RefusedError:
    return RefusedError(PARAMETER, str(error), parameter="step")


def _fault(error: BaseException) -> Response:
    """What nobody foresaw; its id is that in the log."""
    fault = logged(error)
    detail = f"The fault is in this program or its index and has the id {fault} in the log."
    return problem(RefusedError(FAULT, detail), instance=f"urn:microfiche:fault:{fault}")
