"""The pages that say what went wrong, in plain words and without a traceback."""

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound

from index.errors import ArchiveError, MicroficheError, SearchTooSlowError, TooManyPeriodsError
from web.links import query_from

SENTENCES = {
    400: ("This request makes no sense here", "Go back, reload the page and try again."),
    404: (
        "No such page",
        "The address may be mistyped, or what stood here is gone. The archive can be searched above.",
    ),
    405: ("Not this way", "This address answers another kind of request; start from the search page."),
    413: ("Too long", "What was sent is too long; shorten the name or the note and send it again."),
    500: (
        "Something broke",
        "The fault is in this program or its index and not in what you did. It has been noted in the log; "
        "whether the index is damaged tells: microfiche check.",
    ),
}
ANY = ("This did not work", "Go back and try again, or start from the search page.")


def register(app: Flask) -> None:
    """Give the app its error pages."""
    app.register_error_handler(CSRFError, form_too_old)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(ArchiveError, archive_error)
    app.register_error_handler(SearchTooSlowError, search_too_slow)
    app.register_error_handler(TooManyPeriodsError, too_many_periods)
    app.register_error_handler(MicroficheError, known_error)


def form_too_old(error: CSRFError) -> tuple[str, int]:
    """A form without its token, or with one that ran out."""
    explained = "The page was open for too long, or its cookies are blocked. Nothing was changed."
    return _page("This form can no longer be sent", f"{explained} Go back, reload the page and send it again.", 400)


def http_error(error: HTTPException) -> tuple[str, int, dict[str, str]]:
    """Anything that HTTP has a number for, and every exception that nobody expected (500)."""
    code = error.code or InternalServerError.code
    title, sentence = SENTENCES.get(code, ANY)
    own = isinstance(error, NotFound) and error.description != NotFound.description
    text, _ = _page(title, str(error.description) if own else sentence, code)
    headers = {name: value for name, value in error.get_headers() if name != "Content-Type"}  # Allow, Retry-After
    return text, code, headers


def archive_error(error: ArchiveError) -> tuple[str, int]:
    """No index yet, or a damaged one; its message names the command that helps."""
    return _page("The archive cannot be searched right now", str(error), 503)


def search_too_slow(error: SearchTooSlowError) -> tuple[str, int]:
    """A search that was given up; unavailable rather than wrong, as it may be in time on a machine less busy."""
    advice = "Search for rarer words, or put fewer of the most common ones in quotation marks."
    sentence = f"It was stopped before it was through. {advice}"
    return _page("This search takes too long", sentence, 503, typed=query_from(request.args)[0].text)


def too_many_periods(error: TooManyPeriodsError) -> tuple[str, int]:
    """A timeline in steps too short for its span; its message says what can be asked for."""
    return _page("This timeline is too long", str(error), 400, typed=query_from(request.args)[0].text)


def known_error(error: MicroficheError) -> tuple[str, int]:
    """Any other error that Microfiche raises on purpose."""
    return _page("This did not work", str(error), 500)


def _page(title: str, sentence: str, code: int, typed: str = "") -> tuple[str, int]:
    """typed  what the search box holds"""
    return render_template("error.html", title=title, sentence=sentence, typed=typed), code
