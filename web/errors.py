"""The pages that say what went wrong and what can be done, in plain words and without a traceback."""

import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import unquote

from babel.dates import format_time
from flask import Flask, current_app, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound

from index.article import ArticleDate
from index.builds import CHECK, REBUILD, Builds
from index.errors import (
    ArchiveError,
    MicroficheError,
    NoArchiveError,
    SearchTooSlowError,
    TooManyMatchesError,
    TooManyPeriodsError,
)
from search.plain_words import plain_words
from search.speech import day_in_words, gettext, later, locale
from web.links import Pair, kept_pairs, query_from, results_link, tidy
from web.parts import parts

SENTENCES = {
    400: (later("This request makes no sense here"), later("Go back, reload the page and try again.")),
    404: (
        later("No such page"),
        later("The address may be mistyped, or what stood here is gone. The archive can be searched above."),
    ),
    405: (
        later("Not this way"),
        later("This address answers another kind of request; start from the search page."),
    ),
    414: (
        later("This search is too long"),
        later(
            "What is searched for does not fit into an address. "
            "Go back, shorten it or take filters away, and try again."
        ),
    ),
    413: (later("Too long"), later("What was sent is too long; shorten the name or the note and send it again.")),
}
ANY = (later("This did not work"), later("Go back and try again, or start from the search page."))
LOOK_AGAIN_S = 30  # after which a page that is not ready yet may be asked for again
ASKED_WORDS = 8  # of an address that are searched for
NAMED = (None, "article", "saved")  # endpoints whose addresses end in words; None where no page is at all
_WORD = re.compile(r"[^\W\d_]{2,}")

Answer = tuple[str, int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Everything that error.html prints."""

    title: str
    sentences: tuple[str, ...]
    typed: str = ""  # what the search box holds
    kept: tuple[Pair, ...] = ()  # what a search from it keeps
    command: str | None = None  # that helps
    links: tuple[tuple[str, str], ...] = ()  # words and where they lead
    fault: str | None = None  # what the log calls it


def register(app: Flask) -> None:
    """Give the app its error pages."""
    app.register_error_handler(CSRFError, form_too_old)
    app.register_error_handler(NotFound, not_found)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(NoArchiveError, no_archive)
    app.register_error_handler(ArchiveError, archive_error)
    app.register_error_handler(SearchTooSlowError, search_too_slow)
    app.register_error_handler(TooManyMatchesError, too_many_matches)
    app.register_error_handler(TooManyPeriodsError, too_many_periods)
    app.register_error_handler(MicroficheError, known_error)
    app.register_error_handler(Exception, unexpected)


def form_too_old(error: CSRFError) -> Answer:
    """A form without its token, or with one that ran out."""
    why = gettext("The page was open for too long, or its cookies are blocked. Nothing was changed.")
    what = gettext("Go back, reload the page and send it again.")
    return _page(Trouble(gettext("This form can no longer be sent"), (why, what), links=(_front(),)), 400)


def not_found(error: NotFound) -> Answer:
    """Nothing at this address; words that it has are in the search box, to be looked for with one key."""
    title, sentence = map(gettext, SENTENCES[404])
    own = error.description != NotFound.description
    asked = _words_of(request.path) if request.endpoint in NAMED else ""
    search = ((gettext("Search for %(words)s", words=asked), url_for("results", q=asked)),) if asked else ()
    sentences = (str(error.description) if own else sentence,)
    return _page(Trouble(title, sentences, asked, links=(*search, _front())), 404)


def http_error(error: HTTPException) -> Answer:
    """Anything else that HTTP has a number for."""
    code = error.code or InternalServerError.code
    if isinstance(error, InternalServerError):
        return unexpected(error.original_exception or error)
    title, sentence = map(gettext, SENTENCES.get(code, ANY))
    kept = {name: value for name, value in error.get_headers() if name != "Content-Type"}  # Allow, Retry-After
    return _page(Trouble(title, (sentence,), links=(_front(),)), code, kept)


def wrong_host(host: str) -> Answer:
    """A request by a name that the settings do not know."""
    sentence = gettext(
        "This archive is not known as %(host)s. If it should be, set public_url to that address.", host=host
    )
    return _page(Trouble(gettext("Not the name of this archive"), (sentence,)), 421)


def no_archive(error: NoArchiveError) -> Answer:
    """No index yet: either somebody is making the first one, or nobody has."""
    writer = Builds(parts().config.index_dir).writer()
    if writer is None:
        sentence = gettext("Nothing has been indexed yet. This command makes an index of a folder of saved articles:")
        return _not_ready(Trouble(gettext("There is no archive here yet"), (sentence,), command=REBUILD))
    sentence = gettext("Its first index has been in the making since %(moment)s.", moment=_moment(writer.since))
    return _not_ready(Trouble(gettext("The archive is being built"), (sentence, gettext("Please look again later."))))


def archive_error(error: ArchiveError) -> Answer:
    """An index that cannot be read; why is for the log, as it names files, and in English to whomever reads."""
    what = gettext("Its index cannot be read: it is damaged, or another version of the program wrote it.")
    how = gettext(
        "Whoever runs this archive finds the reason in the log under the number below, and learns what mends it from:"
    )
    title = gettext("The archive cannot be searched right now")
    return _not_ready(Trouble(title, (what, how), command=CHECK, fault=logged(error)))


def search_too_slow(error: SearchTooSlowError) -> Answer:
    """A search that was given up; unavailable rather than wrong, as it may be in time on a machine less busy."""
    query = query_from(request.args)[0]
    words = plain_words(query.tree)
    advice = gettext(
        "Search for rarer words, with fewer of the most common ones in quotation marks and fewer ends left open with *."
    )
    stopped = gettext("It was stopped before it was through.")
    easier = gettext("Search for the plain words: %(words)s", words=words), results_link(replace(query, text=words))
    links = (easier,) if words and words != query.text.casefold() else ()
    title = gettext("This search takes too long")
    return _not_ready(Trouble(title, (f"{stopped} {advice}",), kept=kept_pairs(query), links=links))


def too_many_matches(error: TooManyMatchesError) -> Answer:
    """A search with more matches than a concordance can put in order; its message says how many."""
    query = query_from(request.args)[0]
    back = gettext("Back to the results"), results_link(query)
    title = gettext("Too many matches")
    return _page(Trouble(title, (str(error),), query.text, kept_pairs(query), links=(back,)), 400)


def too_many_periods(error: TooManyPeriodsError) -> Answer:
    """A timeline in steps too short for its span; its message says what can be asked for."""
    query = query_from(request.args)[0]
    title = gettext("This timeline is too long")
    return _page(Trouble(title, (str(error),), query.text, kept_pairs(query), links=(_front(),)), 400)


def known_error(error: MicroficheError) -> Answer:
    """Any other error that Microfiche raises on purpose."""
    return _page(Trouble(gettext("This did not work"), (str(error),), links=(_front(),), fault=logged(error)), 500)


def unexpected(error: BaseException) -> Answer:
    """What nobody foresaw: the page gives it a number, and the log has the traceback under the same."""
    whose = gettext("The fault is in this program or its index and not in what you did.")
    what = gettext(
        "Whoever runs this archive finds it in the log under the number below; "
        "whether the index is damaged tells: microfiche check."
    )
    return _page(Trouble(gettext("Something broke"), (whose, what), links=(_front(),), fault=logged(error)), 500)


def logged(error: BaseException) -> str:
    """Put an error into the log with its traceback, under a number that readers are told."""
    fault = secrets.token_hex(4)
    current_app.logger.error("fault %s at %s %r", fault, request.method, _here(), exc_info=error)
    return fault


def _not_ready(trouble: Trouble) -> Answer:
    """Unavailable for now, with a link to the same page; what was typed stays in the box."""
    here = _here() if request.method == "GET" else url_for("results")
    again = gettext("Look again"), here
    kept = replace(trouble, typed=tidy(request.args.get("q", "")), links=(*trouble.links, again))
    return _page(kept, 503, {"Retry-After": str(LOOK_AGAIN_S)})


def _page(trouble: Trouble, code: int, headers: dict[str, str] | None = None) -> Answer:
    return render_template("error.html", said=trouble), code, headers or {}


def _here() -> str:
    return request.full_path.removesuffix("?")


def _front() -> tuple[str, str]:
    return gettext("To the front page"), url_for("results")


def _moment(moment: datetime) -> str:
    day = day_in_words(ArticleDate(moment.year, moment.month, moment.day))
    time = format_time(moment.time(), "short", locale=locale())
    return gettext("%(time)s UTC on %(day)s", time=time, day=day)


def _words_of(path: str) -> str:
    """The words of the last step of an address: "flood warning" of "/2016/flood-warning.html"."""
    step = tidy(unquote(path)).rstrip("/").rsplit("/", 1)[-1]
    return " ".join(_WORD.findall(step.rsplit(".", 1)[0])[:ASKED_WORDS])
