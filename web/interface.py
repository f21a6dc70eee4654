"""The language of the pages: their catalogue, and how they write numbers and dates."""

from contextlib import ExitStack
from pathlib import Path

from babel import Locale
from flask import Flask, g
from flask_babel import Babel, get_locale, get_translations

from index.config import Config
from search import speech

CATALOGUES = Path(__file__).parent / "translations"


def register(app: Flask, config: Config) -> None:
    """Have the app speak the interface's language in every request."""
    Babel(app, default_locale=str(locale_of(config)), default_translation_directories=str(CATALOGUES))
    app.jinja_env.policies["ext.i18n.trimmed"] = True  # a sentence over several lines of a template is one line
    app.jinja_env.install_gettext_callables(speech.gettext, speech.ngettext, newstyle=True, pgettext=speech.pgettext)  # type: ignore[attr-defined]  # of jinja's i18n extension
    app.before_request(_speak)
    app.teardown_request(_fall_silent)


def locale_of(config: Config) -> Locale:
    """The language, and of English the country whose order of day and month is set."""
    if config.interface_language == "en":
        return Locale("en", "GB" if config.day_first else "US")
    return Locale.parse(config.interface_language)


def _speak() -> None:
    g.speaking = ExitStack()
    g.speaking.enter_context(speech.speaking(speech.Speech(get_locale(), get_translations())))


def _fall_silent(error: BaseException | None) -> None:
    if "speaking" in g:
        g.speaking.close()
