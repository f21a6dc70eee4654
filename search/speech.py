"""The language that sentences are said in: English, until a page is made in another one."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from gettext import NullTranslations
from typing import Literal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_percent

from index.article import ArticleDate

Say = Callable[[], str]  # a sentence said where it is shown, so that what makes it can be kept for other languages

_SMALL_SHARE = 0.001  # below it a share is written with four decimals, else with two
_YEAR = re.compile(r"[, ]*y+[, ]*")  # in a pattern of dates, as "d MMMM y"


@dataclass(frozen=True)
class Speech:
    """A language and how it writes numbers and dates."""

    locale: Locale = field(default_factory=lambda: Locale("en", "GB"))
    catalogue: NullTranslations = field(default_factory=NullTranslations)  # English sentence → the one that is said


ENGLISH = Speech()
_SPEECH: ContextVar[Speech] = ContextVar("speech", default=ENGLISH)


@contextmanager
def speaking(speech: Speech) -> Iterator[None]:
    """Say everything within the block in that language."""
    token = _SPEECH.set(speech)
    try:
        yield
    finally:
        _SPEECH.reset(token)


def locale() -> Locale:
    """Of the language that is spoken now."""
    return _SPEECH.get().locale


def gettext(sentence: str, **values: object) -> str:
    """The sentence as it is said now, with its %(name)s filled in."""
    said = _SPEECH.get().catalogue.gettext(sentence)
    return said % values if values else said


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """The sentence for this count, its %(number)s being the count as the language writes it."""
    said = _SPEECH.get().catalogue.ngettext(one, many, count)
    return said % {"number": number(count), **values}


def pgettext(context: str, sentence: str, **values: object) -> str:
    """As `gettext`, where one English word has several meanings; the context tells translators which."""
    said = _SPEECH.get().catalogue.pgettext(context, sentence)
    return said % values if values else said


def number(value: int) -> str:
    """1,234, or as the language writes it."""
    return f"{value:,}".replace(",", locale().number_symbols["latn"]["group"])


def day_in_words(value: ArticleDate, *, year: bool = True) -> str:
    """As precise as it is known: "11 December 2016", "December 2016", "2016"; without the year, "11 December"."""
    return _in_words(value, year, locale())


def listed(words: Sequence[str], joint: Literal["and", "or"]) -> str:
    """ "a, b and c"."""
    return format_list(words, "or" if joint == "or" else "standard", locale()) if words else ""


def all_of(words: Sequence[str]) -> str:
    """Parts that are all wanted."""
    said, *others = words
    for one in others:
        said = gettext("%(before)s and %(last)s", before=said, last=one)
    return said


def any_of(words: Sequence[str]) -> str:
    """Parts of which any will do."""
    said, *others = words
    for one in others:
        said = gettext("%(before)s or %(last)s", before=said, last=one)
    return said


@lru_cache(maxsize=4096)
def _in_words(value: ArticleDate, year: bool, language: Locale) -> str:
    skeletons = language.datetime_skeletons
    whole = language.date_formats["long"].pattern if value.day else skeletons["yMMMM" if value.month else "y"].pattern
    try:
        moment = date(value.year, value.month or 1, value.day or 1)
    except ValueError:  # a day that no calendar has
        return str(value)
    return format_date(moment, whole if year else _YEAR.sub("", whole), language)


def later(sentence: str) -> str:
    """The sentence itself, marked for the catalogue; `gettext` says it where it is used."""
    return sentence


def percent(share: float) -> str:
    """A part of a whole, 0 to 1, as precise as small ones need: "25%", "5.71%", "0.0012%"."""
    known = f"{100 * share:.{2 if share >= _SMALL_SHARE else 4}f}".rstrip("0").rstrip(".")
    return _one_percent(locale()).replace("1", known.replace(".", locale().number_symbols["latn"]["decimal"]))


@lru_cache
def _one_percent(language: Locale) -> str:
    """ "1%", or as the language writes it: a chart has too many shares to have each written by Babel."""
    return format_percent(0.01, locale=language)
