"""Numbers, dates and values as the pages print them, in the language of the interface."""

from collections.abc import Sequence
from datetime import datetime
from unicodedata import category

from babel.dates import format_time
from babel.numbers import format_decimal

from index.article import Article, ArticleDate
from index.schema import PATH
from search.dates import read_date
from search.facts_in_words import field_in_words, value_in_words
from search.results import Completion
from search.speech import day_in_words, gettext, locale, ngettext, number

ALL_NAMES_UP_TO = 5  # authors of a hit
FIRST_NAMES = 3


def visible(text: str, keep: str = "") -> str:
    """Spaces for control characters and halves of surrogate pairs, but for those in `keep`."""
    if text.isprintable():
        return text
    return "".join(" " if category(one) in ("Cc", "Cs") and one not in keep else one for one in text)


def title_of(article: Article) -> str:
    """The headline, or what stands in its place."""
    return article.title or untitled()


def untitled() -> str:
    """What stands in the place of a headline."""
    return gettext("Story without a headline")


def section(path: Sequence[str]) -> str:
    """ "World › Syria"."""
    return " › ".join(path)


def names(authors: Sequence[str]) -> str:
    """All of a few names; of many the first, and how many more there are."""
    if len(authors) <= ALL_NAMES_UP_TO:
        return ", ".join(authors)
    first, others = ", ".join(authors[:FIRST_NAMES]), len(authors) - FIRST_NAMES
    return ngettext("%(names)s and %(number)s other", "%(names)s and %(number)s others", others, names=first)


def date(value: ArticleDate | None) -> str:
    """As precise as it is known: "11 December 2016", "December 2016", "2016", "date unknown"."""
    return gettext("date unknown") if value is None else day_in_words(value)


def day(timestamp: str) -> str:
    """The UTC day of an ISO 8601 time: "22 November 2026"."""
    moment = datetime.fromisoformat(timestamp)
    return date(ArticleDate(moment.year, moment.month, moment.day))


def time(moment: datetime) -> str:
    """The time of day to the minute: "14:05"."""
    return format_time(moment, "short", locale=locale())


def value(field: str, text: str) -> str:
    """A facet's value in words, whole: "World › Syria", "December 2016"."""
    return value_in_words(field, text)


def step(field: str, text: str) -> str:
    """A facet's value in words where it stands below its parent: "Syria", "December", "11 December"."""
    if field == "section":
        return text.rsplit(PATH, maxsplit=1)[-1]
    if field == "date" and text.count("-") and read_date(text):
        return day_in_words(ArticleDate.from_iso(text), year=False)
    return value(field, text)


def kind_and_count(offer: Completion) -> str:
    """What stands beside a completion: "source · 1,234"; of a word its stories alone."""
    if offer.kind == "word":
        return number(offer.count)
    return gettext("%(field)s · %(number)s", field=field_in_words(offer.kind), number=number(offer.count))


def duration(seconds: float) -> str:
    """ "12 ms", "1.4 seconds"."""
    if seconds < 1:
        return gettext("%(number)s ms", number=number(max(1, round(seconds * 1000))))
    return gettext("%(number)s seconds", number=format_decimal(seconds, "0.0", locale()))
