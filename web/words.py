"""Numbers and dates as the pages print them."""

from collections.abc import Sequence
from datetime import datetime
from unicodedata import category

from index.article import Article, ArticleDate
from index.schema import PATH, UNKNOWN
from search.dates import read_date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DATE_UNKNOWN = "date unknown"
UNTITLED = "Story without a headline"
ALL_NAMES_UP_TO = 5  # authors of a hit
FIRST_NAMES = 3


def number(value: int) -> str:
    """1,234."""
    return f"{value:,}"


def counted(value: int, one: str, many: str) -> str:
    """ "1 story", "1,234 stories"."""
    return f"{number(value)} {one if value == 1 else many}"


def visible(text: str, keep: str = "") -> str:
    """Spaces for control characters and halves of surrogate pairs, but for those in `keep`."""
    if text.isprintable():
        return text
    return "".join(" " if category(one) in ("Cc", "Cs") and one not in keep else one for one in text)


def title_of(article: Article) -> str:
    """The headline, or what stands in its place."""
    return article.title or UNTITLED


def section(path: Sequence[str]) -> str:
    """ "World › Syria"."""
    return " › ".join(path)


def names(authors: Sequence[str]) -> str:
    """All of a few names; of many the first, and how many more there are."""
    if len(authors) <= ALL_NAMES_UP_TO:
        return ", ".join(authors)
    return f"{', '.join(authors[:FIRST_NAMES])} and {number(len(authors) - FIRST_NAMES)} others"


def date(value: ArticleDate | None) -> str:
    """As precise as it is known: "11 December 2016", "December 2016", "2016", "date unknown"."""
    if value is None:
        return DATE_UNKNOWN
    month = MONTHS[value.month - 1] if value.month and value.month <= len(MONTHS) else None
    parts = (value.day if month else None, month, value.year)
    return " ".join(str(part) for part in parts if part is not None)


def day(timestamp: str) -> str:
    """The UTC day of an ISO 8601 time: "22 November 2026"."""
    moment = datetime.fromisoformat(timestamp)
    return date(ArticleDate(moment.year, moment.month, moment.day))


def value(field: str, text: str) -> str:
    """A facet's value in words, whole: "World › Syria", "December 2016"."""
    if field == "section":
        return section(text.split(PATH))
    if field != "date":
        return text
    if text == UNKNOWN:
        return DATE_UNKNOWN
    return date(ArticleDate.from_iso(text)) if read_date(text) else text


def step(field: str, text: str) -> str:
    """A facet's value in words where it stands below its parent: "Syria", "December", "11 December"."""
    if field == "section":
        return text.rsplit(PATH, maxsplit=1)[-1]
    whole = value(field, text)
    return whole.rsplit(" ", 1)[0] if field == "date" and text.count("-") else whole


def duration(seconds: float) -> str:
    """ "12 ms", "1.4 seconds"."""
    return f"{seconds:.1f} seconds" if seconds >= 1 else f"{max(1, round(seconds * 1000))} ms"
