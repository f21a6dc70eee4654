"""The page about the archive: what is in it, what is missing, how old it is, and that its links find what it counts."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from index import batch, extract
from index.build import rebuild, update
from index.builds import Builds
from index.config import Config
from index.sources import reasons
from search.archive import open_searcher
from search.contents import Contents, contents
from search.skip_reasons import REASONS
from tests.archives import write_dump
from tests.reading import link, page, texts
from tests.stories import Stories
from web.app import create_app

Build = Callable[..., Config]


def contents_of(config: Config) -> Contents:
    return contents(open_searcher(Builds(config.index_dir).current()))


def cells(soup: BeautifulSoup, selector: str) -> list[list[str]]:
    """The cells of every row found."""
    return [texts(row, "td, th") for row in soup.select(selector)]


def story(number: int, **facts: object) -> dict[str, object]:
    return {
        "id": str(number),
        "title": f"Story {number}",
        "body": f"What happened is told here, number {number}.",
    } | facts


def soup_of(config: Config, address: str = "/archive") -> BeautifulSoup:
    with create_app(config).test_client() as client:
        return page(client, address)


def test_months_years_and_what_lies_between_are_counted(build: Build) -> None:
    dates = ["2014-03-01", "2014-03-09", "2014-05", "2014", "2017-12-31", None]
    found = contents_of(build([story(number, date=date) for number, date in enumerate(dates)]))

    assert [(year.year, year.stories, year.skipped) for year in found.years] == [("2014", 4, 0), ("2017", 1, 2)]
    assert [(month.period, month.stories, month.shade) for month in found.years[0].months if month.stories] == [
        ("2014-03", 2, 4),
        ("2014-05", 1, 3),
    ]
    assert (found.stories, found.yearly, found.undated) == (6, 1, 1)
    assert found.gaps == (("2015-01", "2017-11"),)


def test_shades_tell_a_month_by_what_is_usual(build: Build) -> None:
    counts = {"2014-01": 1, "2014-02": 3, "2014-03": 5, "2014-04": 5, "2014-05": 5, "2014-06": 9}
    dates = [f"{month}-0{number}" for month, count in counts.items() for number in range(1, count + 1)]
    (year,) = contents_of(build([story(number, date=date) for number, date in enumerate(dates)])).years

    assert [month.shade for month in year.months] == [1, 2, 3, 3, 3, 4, 0, 0, 0, 0, 0, 0]


def test_publications_have_the_dates_of_their_first_and_last_story(build: Build, stories: Stories) -> None:
    soup = soup_of(build([story(1, source="Ledger", date="1999"), story(2, source="Ledger", date="2016-12-11"),
                          story(3, source="Post"), story(4)]))  # fmt: skip

    assert cells(soup, "#source tbody tr") == [
        ["Ledger", "2", "1999", "11 December 2016"],
        ["Post", "1", "date unknown", "date unknown"],
    ]
    assert link(soup, "main a", "names no publication") == "/?q=-has:source"


def test_every_count_is_what_its_link_finds(archive: Config) -> None:
    with create_app(archive).test_client() as client:
        soup = page(client, "/archive")
        rows = [row for row in soup.select("#source tr, #section tr, #lang tr, .months td") if row.select_one("a")]
        for row in rows:
            number = row.select_one("td.number") or row
            found = texts(page(client, str(row.select_one("a")["href"])), ".count")
            assert found in ([f"{number.get_text()} stories"], ["1 story"])
    assert len(rows) > 12


def test_copies_under_another_name_are_counted_as_their_filter_finds_them(build: Build) -> None:
    wire = "The same text from the wire, word for word, in both of the papers."
    found = contents_of(build([story(1, body=wire, source="A"), story(2, body=wire, title="Story 1", source="B")]))

    assert found.stories == 1
    assert [(one.value, one.stories) for one in found.sources] == [("A", 1), ("B", 1)]


def test_a_long_list_shows_its_first_lines_and_all_on_demand(build: Build) -> None:
    config = build([story(number, source=f"Paper {number:02d}") for number in range(30)])
    some, whole = soup_of(config), soup_of(config, "/archive?all=source")

    assert (len(some.select("#source tbody tr")), len(whole.select("#source tbody tr"))) == (25, 30)
    assert link(some, "#source .more") == "/archive?all=source#source"
    assert whole.select("#source .more") == []


def test_of_many_gaps_the_longest_are_shown(build: Build) -> None:
    months = [f"{1950 + number}-{month:02d}-01" for number in range(14) for month in (1, 3, 5)]
    config = build([story(number, date=date) for number, date in enumerate(months)])

    assert len(texts(soup_of(config), ".gaps li")) == 25
    assert texts(soup_of(config), ".gaps li")[:2] == ["February 1950", "April 1950"]
    assert len(texts(soup_of(config, "/archive?all=gap"), ".gaps li")) == 41


def test_what_was_left_out_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_dump(tmp_path / "in" / "dump.jsonl", [story(1)])
    for name, content in (("a.txt", b""), ("b.txt", b""), ("c.doc", b"x")):
        (tmp_path / "in" / name).write_bytes(content)
    config = Config(index_dir=tmp_path / "var")
    rebuild([tmp_path / "in"], config)
    soup = soup_of(config)

    assert texts(soup, "table:not(.months, .dated) caption")[-1] == "Why inputs were left out"
    assert cells(soup, "section:last-of-type tbody tr") == [["empty", "2"], ["not a format that is read", "1"]]
    assert texts(soup, "section:last-of-type dd")[:4] == ["4", "1", "0", "3"]


def test_every_reason_of_a_build_has_its_words() -> None:
    known = {value for name, value in vars(reasons).items() if name.isupper()}
    known |= {extract.NO_ARTICLE, batch.CRASHED, batch.TOO_SLOW, batch.TOO_MUCH_MEMORY}
    assert set(REASONS) == known


@pytest.mark.parametrize(("days", "said"), [(0, "Indexed today, "), (1, ", 1 day ago."), (400, ", 400 days ago.")])
def test_the_page_says_how_old_the_index_is(build: Build, days: int, said: str) -> None:
    config = build([story(1)])
    path = Builds(config.index_dir).current() / "manifest.json"
    finished = datetime.now(UTC) - timedelta(days=days, minutes=5)
    manifest = json.loads(path.read_text("utf-8")) | {"finished": finished.isoformat(timespec="seconds")}
    path.write_text(json.dumps(manifest), "utf-8")

    assert said in texts(soup_of(config), "main header .aside")[0]


def test_the_librarians_notes_are_shown_as_they_are_written(archive: Config, tmp_path: Path) -> None:
    notes = tmp_path / "about.md"
    notes.write_text(
        "# Flaws\n\nA <b>year</b> *is* missing, see [why](https://x.example/).\n\n|a|b|\n|-|-|\n|1|2|\n\n1. x\n"
    )
    with create_app(replace(archive, about_file=notes)).test_client() as client:
        soup = page(client, "/archive")
        notes.write_text("Nothing is missing.")
        again = page(client, "/archive")

    assert texts(soup, ".prose h2, .prose h3, .prose p") == [
        "Good to know",
        "Flaws",
        "A <b>year</b> is missing, see why.",
    ]
    assert [soup.select(f".prose {one}") for one in ("b", "script")] == [[], []]
    assert texts(soup, ".prose em, .prose a, .prose th, .prose td, .prose li") == ["is", "why", "a", "b", "1", "2", "x"]
    assert link(soup, ".prose a") == "https://x.example/"
    assert texts(again, ".prose p") == ["Nothing is missing."]


def test_a_byte_order_mark_before_the_notes_is_no_part_of_them(archive: Config, tmp_path: Path) -> None:
    notes = tmp_path / "about.md"
    notes.write_bytes(b"\xef\xbb\xbf# Flaws\n")

    assert texts(soup_of(replace(archive, about_file=notes)), ".prose h3") == ["Flaws"]


def test_notes_that_cannot_be_read_are_missed_and_logged(
    archive: Config, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    soup = soup_of(replace(archive, about_file=tmp_path / "gone.md"))

    assert texts(soup, "main .note") == ["The notes on this archive cannot be read right now."]
    assert f"about_file {tmp_path / 'gone.md'} cannot be read" in caplog.text


def test_an_archive_without_anything_has_a_page(build: Build) -> None:
    config = build([story(1)])
    update([], config, ["1"])

    assert texts(soup_of(config), "main .holds") == ["0 stories"]


def test_every_page_leads_there(client: FlaskClient) -> None:
    assert {link(page(client, one), ".colophon a") for one in ("/", "/?q=ferry", "/help", "/article/story-1")} == {
        "/archive"
    }
