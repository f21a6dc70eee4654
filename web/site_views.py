"""The page about the archive, and what browsers and robots read about the site."""

import textwrap

from flask import Flask, Response, json, render_template, request

from search.query import Query
from search.speech import gettext, ngettext
from web.archive_page import archive_page
from web.links import results_link
from web.parts import parts
from web.public import whole
from web.words import visible

SHORT_NAME = 16  # characters, the most that OpenSearch 1.1 allows
LONG_NAME = 48
KEPT_S = 24 * 60 * 60  # that what changes with the settings alone is kept


def register(app: Flask) -> None:
    """Give the app these addresses."""
    app.add_url_rule("/archive", "archive", archive)
    app.add_url_rule("/opensearch.xml", "opensearch", opensearch)
    app.add_url_rule("/suggest/opensearch", "opensearch_suggestions", opensearch_suggestions)
    app.add_url_rule("/robots.txt", "robots", robots)
    app.jinja_env.globals["whole"] = whole


def archive() -> str:
    """What is in the archive."""
    page = archive_page(parts().archive.searcher(), parts().config, request.args.getlist("all"))
    return render_template("archive.html", page=page)


def opensearch() -> Response:
    """What a browser needs to search the archive from its address bar."""
    name = visible(parts().config.archive_name)
    text = render_template(
        "opensearch.xml",
        short_name=_cut(name, SHORT_NAME),
        long_name=_cut(name, LONG_NAME),
        description=gettext("Search the stories of %(archive)s", archive=name),
    )
    return _kept(Response(text, mimetype="application/opensearchdescription+xml"))


def opensearch_suggestions() -> Response:
    """What a half typed search may become, as browsers read it: texts, what they are, their addresses."""
    typed = visible(request.args.get("q", ""))
    found = parts().archive.searcher().completions(typed)
    texts = [one.query for one in found]
    counts = [ngettext("%(number)s story", "%(number)s stories", one.count) for one in found]
    addresses = [whole(results_link(Query(text=text))) for text in texts]
    return Response(json.dumps([typed, texts, counts, addresses]), mimetype="application/x-suggestions+json")


def robots() -> Response:
    """What robots may read: the stories, and none of the endless ways to search them."""
    return _kept(Response(render_template("robots.txt"), mimetype="text/plain"))


def _cut(name: str, most: int) -> str:
    """A name of no more characters, cut between words where there is a place for it."""
    return textwrap.shorten(name, most, placeholder="") or name.strip()[:most]


def _kept(response: Response) -> Response:
    response.cache_control.public = True
    response.cache_control.max_age = KEPT_S
    return response
