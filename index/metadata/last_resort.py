"""Days of publication where a page gives none: of its address, guessed from its markup, of the file's path."""

import re
from datetime import UTC, datetime, timedelta

from htmldate import find_date

from index.article import ArticleDate
from index.metadata.dates import read_date
from index.metadata.values import Metadata, said

_WITH_DAY = re.compile(r"(?<!\d)(?P<y>(?:1[6-9]|20)\d\d)(?P<mark>[/_.-]?)(?P<m>\d\d)(?P=mark)(?P<d>\d\d)(?!\d)")
_NAMED_MONTH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[/-](?P<m>[a-z]{3})[/-](?P<d>\d\d?)(?!\d)", re.IGNORECASE)
_MONTH = re.compile(r"/(?P<y>(?:1[6-9]|20)\d\d)[/-](?P<m>\d\d)/")
_LONGEST = 1_000_000  # characters of a page that is searched for a day
ADDRESS = "address"


def day_of_path(path: str) -> ArticleDate | None:
    """The day, or at least the month, of folders or a file's name: courier/2016/12/14/bridge.html, 2016-12-14.txt."""
    for pattern in (_WITH_DAY, _NAMED_MONTH, _MONTH):
        for match in pattern.finditer(path):
            parts = [part for key in "ymd" if (part := match.groupdict().get(key))]
            day = read_date("-".join(parts if parts[1].isdigit() else reversed(parts)))
            if day:
                return day
    return None


def guessed_day(page: str) -> Metadata:
    """What htmldate makes of the markup; never the day of saving or the year of a copyright line."""
    if len(page) > _LONGEST or not page.strip():
        return Metadata()
    # Given a last day, htmldate makes the first of the month of a later one: the day is looked at here instead.
    day = read_date(find_date(page, extensive_search=False, original_date=True))
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    if day is None or (day.month, day.day) == (1, 1) or str(day) > yesterday.isoformat():
        return Metadata()
    return said("htmldate", Metadata(published=day))
