"""The search page as a Flask application."""

from typing import Any
from urllib.parse import quote

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.routing import BaseConverter

from index.config import Config
from search.archive import Archive
from search.saved import SavedQueries, default_url
from search.speech import ngettext, number, percent
from web import (
    article_views,
    changes,
    cors,
    delivery,
    density,
    errors,
    exports,
    facet_views,
    feeds,
    head,
    hosts,
    interface,
    kwic_views,
    saved_views,
    site_views,
    sitemap,
    static_files,
    timeline_views,
    unreadable,
    views,
    words,
)
from web.api import views as api
from web.keyboard import KEYS
from web.parts import KEY, Parts
from web.secret import secret_key

PAGES = (
    density,
    views,
    facet_views,
    timeline_views,
    article_views,
    kwic_views,
    saved_views,
    exports,
    api,
    site_views,
    sitemap,
    head,
    changes,
    feeds,
)
MAX_FORM_BYTES = 64 * 1024
FORM_LIFE_S = 24 * 60 * 60  # a page left open for longer asks to send its form again


class ArticleId(BaseConverter):
    """An article's id as the rest of the path; it may be a whole address with its slashes."""

    regex = "(?s:.+)"
    part_isolating = False

    def to_url(self, value: Any) -> str:
        """Slashes stay readable unless a browser would tidy them away, as in "a//b" or "../a"."""
        parts = str(value).split("/")
        return quote(str(value), safe="" if {"", ".", ".."} & set(parts) else "/")


def create_app(config: Config) -> Flask:
    """The page over the archive in `config.index_dir`; it starts without one as well, and says what is missing."""
    app = Flask(__name__, static_folder=None)
    app.config.update(
        SECRET_KEY=secret_key(config),
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=FORM_LIFE_S,
        MAX_CONTENT_LENGTH=MAX_FORM_BYTES,
    )
    app.extensions[KEY] = Parts(config, Archive(config), SavedQueries(default_url(config)))
    app.url_map.converters["article_id"] = ArticleId
    delivery.register(app)
    static_files.register(app)
    CSRFProtect(app)
    app.context_processor(lambda: {"trouble": app.extensions[KEY].archive.trouble})
    interface.register(app, config)
    hosts.register(app, config)
    _prepare_templates(app, config)
    for one in PAGES:
        one.register(app)
    cors.register(app, config.cors_origins)
    errors.register(app)
    unreadable.register(app)
    return app


def _prepare_templates(app: Flask, config: Config) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        number=number,
        percent=percent,
        names=words.names,
        date=words.date,
        day=words.day,
        duration=words.duration,
    )
    app.jinja_env.globals.update(
        archive_name=config.archive_name,
        language=config.interface_language,
        title_of=words.title_of,
        untitled=words.untitled,
        counted=ngettext,
        keys=KEYS,
    )
