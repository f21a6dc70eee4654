"""Dates are read as printed: by the publisher's own day, in many languages, and never made up."""

from datetime import UTC, datetime

import pytest

from index.article import ArticleDate
from index.metadata.dates import date_line, from_number, impossible, read_date, says_utc


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-11-20T23:30:00-05:00", "2019-11-20"),
        ("2019-11-20T00:30:00+09:00", "2019-11-20"),
        ("2019-11-20 08:00", "2019-11-20"),
        ("2019-11-20", "2019-11-20"),
        ("2019-11", "2019-11"),
        ("2019", "2019"),
        ("20191120", "2019-11-20"),
        ("2019/11/20 10:00", "2019-11-20"),
        ("Wed, 20 Nov 2019 23:30:00 -0500", "2019-11-20"),
        ("12 Dec 2016", "2016-12-12"),
        ("December 5, 2014", "2014-12-05"),
        ("Sept. 5, 2014", "2014-09-05"),
        ("Tuesday, November 19, 2019 08:38 AM", "2019-11-19"),
        ("May 2014", "2014-05"),
        ("5. Dezember 2014", "2014-12-05"),
        ("Mittwoch, 19. März 2020, 14:30 Uhr", "2020-03-19"),
        ("5 décembre 2014", "2014-12-05"),
        ("1er août 2019", "2019-08-01"),
        ("12 de mayo de 2015", "2015-05-12"),
        ("3 marzo 2018", "2018-03-03"),
        ("7 de fevereiro de 2020", "2020-02-07"),
        ("5 maart 2019", "2019-03-05"),
        ("2019年11月20日", "2019-11-20"),
        ("3.4.2019", "2019-04-03"),
        ("13/02/1923", "1923-02-13"),
        ("1481414400", "2016-12-11"),
        ("1481414400000", "2016-12-11"),
        ("1510012345678", "2017-11-06"),
        ("20191120T103000Z", "2019-11-20"),
        ("1970-01-01", "1970-01-01"),
        ("1 January 1970", "1970-01-01"),
        ("1970-01-01T06:30:00Z", "1970-01-01"),
        ("Thu, 01 Jan 1970 08:00:00 GMT", "1970-01-01"),
        ("March 3, 2018", "2018-03-03"),
        ("Mar 3, 2018", "2018-03-03"),
        ("Mar. 3 mai 2018", "2018-05-03"),
        ("poniedziałek, 20 listopada 2019", "2019-11-20"),
        ("20. listopadu 2019", "2019-11-20"),
        ("2019. november 20.", "2019-11-20"),
        ("20 noiembrie 2019", "2019-11-20"),
        ("20 Kasım 2019 Çarşamba", "2019-11-20"),
        ("15 Mayıs 2019", "2019-05-15"),
        ("keskiviikko 20. marraskuuta 2019", "2019-11-20"),
        ("среда, 20 ноября 2019 года", "2019-11-20"),
        ("20 листопада 2019", "2019-11-20"),
        ("20 Νοεμβρίου 2019", "2019-11-20"),
        ("Rabu, 20 November 2019", "2019-11-20"),
        ("20 نوفمبر 2019", "2019-11-20"),
        ("20 फरवरी 2019", "2019-02-20"),
        ("2019년 11월 20일", "2019-11-20"),
    ],
)
def test_a_date_is_read_in_its_own_zone_and_precision(text: str, day: str) -> None:
    assert str(read_date(text)) == day


@pytest.mark.parametrize(
    ("day_first", "day"), [(True, ArticleDate(2014, 12, 5)), (False, ArticleDate(2014, 5, 12))], ids=["day", "month"]
)
def test_an_ambiguous_date_follows_the_setting(day_first: bool, day: ArticleDate) -> None:
    assert read_date("05/12/2014", day_first) == day


def test_the_last_month_can_stand_first() -> None:
    assert read_date("12/05/2014", day_first=False) == ArticleDate(2014, 12, 5)


def test_a_date_that_reads_only_one_way_needs_no_setting() -> None:
    assert read_date("11/20/2019", day_first=True) == ArticleDate(2019, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "yesterday", "2019-13-01", "2019-02-30", "0001-01-01", "31/02/2019", "1599", "x" * 5000),
        f"{datetime.now(UTC).year + 2}-01-01",
    ],
)
def test_what_is_no_date_is_none(text: str | None) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "1970-01-01T00:00:00Z", "1970-01-01 00:00", "1970-01-01T00:00:00.000+00:00", "1970-01-01T01:00:00+01:00",
        "1969-12-31T19:00:00-05:00", "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 01 Jan 1970 01:00:00 +0100",
    ],
)  # fmt: skip
def test_the_moment_that_programs_count_from_is_no_date(text: str) -> None:
    assert read_date(text) is None
    assert date_line(text) is None
    assert str(impossible(text)).endswith(" is what programs write for an unknown date")


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (1481414400, "2016-12-11"),
        (1481414400000, "2016-12-11"),
        (1481414400.75, "2016-12-11"),
        (946684800, "2000-01-01"),
        (946684800000, "2000-01-01"),
        (-157766400, "1965-01-01"),
        (20191120, "2019-11-20"),
        (2019, "2019"),
        *((number, None) for number in (0, 5, 10**300, 1e300, float("nan"), float("-inf"))),
    ],
)
def test_a_number_is_read_as_seconds_or_milliseconds(number: float, day: str | None) -> None:
    assert (str(found) if (found := read_date(from_number(number))) else None) == day


@pytest.mark.parametrize(
    ("line", "day", "is_update"),
    [
        ("12 December 2016", "2016-12-12", False),
        ("Published: 12 Dec 2016", "2016-12-12", False),
        ("Thursday, 15 May 2014", "2014-05-15", False),
        ("Updated: 19 November 2019, 09:01 AM", "2019-11-19", True),
        ("Stand: 3. April 2020, 14:30 Uhr", "2020-04-03", True),
        ("Publié le 5 décembre 2014", "2014-12-05", False),
        ("March 3, 2018", "2018-03-03", False),
        ("Mis à jour le 5 décembre 2014", "2014-12-05", True),
        ("Обновлено: 20 ноября 2019, 14:30", "2019-11-20", True),
        ("Julkaistu 20. marraskuuta 2019", "2019-11-20", False),
    ],
)
def test_a_line_of_its_own_gives_the_day(line: str, day: str, is_update: bool) -> None:
    found = date_line(line)
    assert found is not None
    assert (str(found[0]), found[1]) == (day, is_update)


@pytest.mark.parametrize(
    "line", ["In 2014", "Dec. 5, 2014 in London", "2014", "May 2014", "She was born on 5 May 1914."]
)
def test_a_line_that_only_speaks_of_a_date_gives_none(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2019-11-20T10:00:00Z", True),
        ("2019-11-20T10:00Z", True),
        ("2019-11-20T04:30:00+00:00", True),
        ("2019-11-20T04:30:00.000-0000", True),
        ("Wed, 20 Nov 2019 20:00:00 GMT", True),
        ("1481414400", True),
        ("2019-11-20T00:00:00Z", False),
        ("2019-11-20T00:00:00.000Z", False),
        ("2019-11-20T00:00:00+00:00", False),
        ("20 Nov 2019 00:00 UTC", False),
        ("2019-11-20T04:30:00+01:00", False),
        ("2019-11-20", False),
        (None, False),
    ],
)
def test_a_moment_is_in_utc_unless_it_is_a_days_midnight(text: str | None, is_one: bool) -> None:
    assert says_utc(text) is is_one
