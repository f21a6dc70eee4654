"""The timeline's page and file: bars that narrow, searches side by side, and the numbers behind them."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient

from index.config import Config
from tests.stories import Stories, build_archive, story
from web.app import create_app

Build = Callable[..., Config]


def dated(number: int, day: str | None) -> dict[str, object]:
    return {key: value for key, value in (story(number) | {"date": day}).items() if value is not None}


STORIES = [
    *(dated(3 * n, f"2014-0{n}-03") for n in range(1, 9)),
    *(dated(3 * n + 1, f"201{6 + n % 2}-05-0{n}") for n in range(1, 9)),
    dated(33, "2009-11-11"),
    dated(36, "2016"),
    dated(39, None),
]


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The page over stories of 2009 to 2017."""
    with create_app(build_archive(tmp_path_factory.mktemp("years"), STORIES)).test_client() as client:
        yield client


def bars(page: str) -> list[tuple[str, str]]:
    """The address and the words of each period of a chart."""
    return re.findall(r'<a href="([^"]*)" data-p="[^"]*"[^>]*><title>([^<]*)</title>', page)


def table(client: FlaskClient, address: str) -> list[dict[str, str]]:
    text = client.get(address).get_data(as_text=True)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_each_bar_above_the_hits_says_its_numbers_and_narrows(years: FlaskClient) -> None:
    page = years.get("/?q=ferry").get_data(as_text=True)
    assert bars(page) == [
        ("/?q=ferry&amp;date=2009", "2009: 1 of 1 story (100%)"),
        *((f"/?q=ferry&amp;date={year}", f"{year}: the archive has no story") for year in range(2010, 2014)),
        ("/?q=ferry&amp;date=2014", "2014: 8 of 8 stories (100%)"),
        ("/?q=ferry&amp;date=2015", "2015: the archive has no story"),
        ("/?q=ferry&amp;date=2016", "2016: 1 of 5 stories (20%)"),
    ]


def test_stories_without_a_date_are_counted_beside_the_bars(years: FlaskClient) -> None:
    assert "1 story has no date." in years.get("/?q=ferry").get_data(as_text=True)


def test_a_year_shows_its_months_and_the_way_back(years: FlaskClient) -> None:
    page = years.get("/?q=ferry&date=2014&source=The+Islander").get_data(as_text=True)
    assert len(bars(page)) == 12
    assert bars(page)[1] == (
        "/?q=ferry&amp;source=The+Islander&amp;date=2014-02",
        "February 2014: 1 of 1 story (100%)",
    )
    assert '<a href="/?q=ferry&amp;source=The+Islander">All dates</a>' in page


def test_chosen_periods_are_told_from_the_others(years: FlaskClient) -> None:
    page = years.get("/?q=ferry&date=2014&date=2016").get_data(as_text=True)
    assert re.findall(r'data-p="(\d+)" class="on"', page) == ["2014", "2016"]
    assert '<svg class="chart partly"' in page


def test_a_bar_leads_to_the_stories_it_counts_whatever_dates_are_chosen(years: FlaskClient) -> None:
    chosen = "q=ferry&date=2014&date=2016&date=unknown&not-date=2014-02"
    links = {title[:4]: link for link, title in bars(years.get(f"/?{chosen}").get_data(as_text=True))}
    assert links["2009"] == "/?q=ferry&amp;date=2009&amp;not-date=2014-02"
    assert links["2014"] == "/?q=ferry&amp;date=2014&amp;not-date=2014-02"
    over_time = years.get(f"/timeline?{chosen}").get_data(as_text=True)
    assert dict(bars(over_time))["/timeline?q=ferry&amp;date=2009&amp;not-date=2014-02"] == "2009: 1 of 1 story (100%)"
    assert '<th scope="row"><a href="/?q=ferry&amp;date=2009&amp;not-date=2014-02">2009</a></th>' in over_time


def test_a_day_chosen_alone_is_freed_by_its_bar(years: FlaskClient) -> None:
    page = years.get("/timeline?q=ferry&date=2009-11-11").get_data(as_text=True)
    assert dict(bars(page))["/timeline?q=ferry"].startswith("11 November 2009: ")


def test_what_a_chosen_period_holds_and_what_holds_it_are_chosen_too(years: FlaskClient) -> None:
    def on(address: str) -> list[str]:
        return re.findall(r'data-p="([^"]*)" class="on"', years.get(address).get_data(as_text=True))

    assert on("/timeline?q=ferry&date=2014-03&date=2009-11-11&step=year") == ["2009", "2014"]
    assert on("/timeline?q=ferry&date=2009&date=2016&step=month") == ["2009-11", "2009-12"]


@pytest.mark.parametrize("address", ["/?q=ferry&source=nowhere", "/?q=ferry&date=2009", "/?q=zeppelin"])
def test_dates_of_one_period_need_no_timeline(years: FlaskClient, address: str) -> None:
    page = years.get(address).get_data(as_text=True)
    assert "<svg" not in page
    assert "timeline.js" not in page


def test_all_stories_have_no_share_of_all_stories(years: FlaskClient) -> None:
    assert "Share of all stories" in years.get("/?q=ferry").get_data(as_text=True)
    assert "Share of all stories" not in years.get("/").get_data(as_text=True)


def test_searches_stand_side_by_side_under_the_same_filters(years: FlaskClient) -> None:
    page = years.get("/timeline?q=ferry&vs=harbour&vs=%22no+such%22&source=The+Islander&step=year").get_data(
        as_text=True
    )
    assert bars(page)[0][1] == "2014: ferry 4, harbour 0, &#34;no such&#34; 0; of 8 stories"
    assert bars(page)[2] == (
        "/timeline?q=ferry&amp;source=The+Islander&amp;date=2016&amp;vs=harbour&amp;vs=%22no+such%22",
        "2016: ferry 1, harbour 0, &#34;no such&#34; 0; of 5 stories",
    )
    assert page.count('class="line s') == 6
    assert re.findall(r'name="(q|vs)" type="search" dir="auto" value="([^"]*)"', page.split("<form")[2]) == [
        ("q", "ferry"), ("vs", "harbour"), ("vs", "&#34;no such&#34;"), ("vs", ""),
    ]  # fmt: skip


def test_counts_give_way_to_shares(years: FlaskClient) -> None:
    def row(address: str) -> list[str]:
        page = years.get(address).get_data(as_text=True)
        found = re.search(r">2016</a></th>(.*?)</tr>", page, re.DOTALL)
        assert found is not None
        return re.findall(r'<td class="number">([^<]*)', found[1])

    assert row("/timeline?q=ferry&step=year") == ["1", "20%", "5"]
    assert row("/timeline?q=ferry&vs=harbour&step=year") == ["1", "4", "5"]
    assert row("/timeline?q=ferry&vs=harbour&step=year&share=1") == ["20%", "80%", "5"]


def test_a_share_between_periods_without_stories_is_seen_as_a_mark(years: FlaskClient) -> None:
    page = years.get("/timeline?q=ferry&vs=harbour&share=1&step=month").get_data(as_text=True)
    drawing = page.split('class="drawing"')[1].split("The numbers")[0]
    assert len(bars(drawing)) == 91
    assert re.findall(r'<use href="#(mark-\d)" x="([^"]*)" y="([^"]*)"', drawing) == [
        *(("mark-1", "0.55%", "16.0"), ("mark-2", "0.55%", "256.0")),
        *(("mark-1", "86.26%", "256.0"), ("mark-2", "86.26%", "16.0")),
        *(("mark-1", "99.45%", "256.0"), ("mark-2", "99.45%", "16.0")),
    ]


def test_more_than_five_searches_and_an_unknown_step_are_said(years: FlaskClient) -> None:
    page = years.get("/timeline?q=a&vs=b&vs=c&vs=d&vs=e&vs=f&vs=%3Cg%3E&step=week").get_data(as_text=True)
    assert "No more than five searches are compared; left out: “f”, “&lt;g&gt;”." in page
    assert "A timeline goes by year, month or day, and not by “week”." in page


def test_the_first_field_may_be_left_empty(years: FlaskClient) -> None:
    page = years.get("/timeline?q=&vs=&vs=harbour&vs=ferry").get_data(as_text=True)
    assert [one.split("<")[0] for one in page.split("<bdi>")[1:4:2]] == ["harbour", "ferry"]


def test_a_search_that_finds_nothing_has_no_chart_and_leads_to_what_would_find_some(years: FlaskClient) -> None:
    page = years.get("/timeline?q=zeppelin&vs=airship&date=2014").get_data(as_text=True)
    assert 'class="chart' in page
    page = years.get("/timeline?q=zeppelin&vs=airship").get_data(as_text=True)
    assert 'No story is found. <a href="/?q=zeppelin">The page of results</a> says why' in page
    assert "No story that is found has a date." not in page
    undated = years.get("/timeline?q=id:story-39").get_data(as_text=True)
    assert "No story that is found has a date." in undated


def test_too_many_days_are_drawn_by_months_and_stand_in_the_file(years: FlaskClient) -> None:
    page = years.get("/timeline?q=ferry&step=day").get_data(as_text=True)
    assert "These are too many periods to draw; they are shown in longer ones." in page
    assert bars(page)[0][1] == "November 2009: 1 of 1 story (100%)"
    assert len(table(years, "/timeline.csv?q=ferry&step=day")) == 1727 + len(["coarse", "unknown"])


def test_the_file_holds_every_hit_with_the_search_and_the_build(years: FlaskClient) -> None:
    rows = table(years, "/timeline.csv?q=ferry&step=month")
    assert list(rows[0]) == ["period", "query", "searched_as", "stories", "all_stories", "share", "build"]
    assert [row["period"] for row in (rows[0], *rows[-3:])] == ["2009-11", "2014-08", "coarse", "unknown"]
    assert sum(int(row["stories"]) for row in rows) == 11
    assert {(row["query"], row["searched_as"]) for row in rows} == {("ferry", "stories with ferry")}
    assert {len(row["build"]) > 0 for row in rows} == {True}


def test_the_file_of_searches_that_find_nothing_has_a_row_for_each(years: FlaskClient) -> None:
    rows = table(years, "/timeline.csv?q=zeppelin&vs=airship")
    build = table(years, "/timeline.csv?q=ferry")[0]["build"]

    unknown = {"period": "", "stories": "0", "all_stories": "", "share": "", "build": build}
    assert rows == [
        unknown | {"query": word, "searched_as": f"stories with {word}"} for word in ("zeppelin", "airship")
    ]


def test_no_cell_of_the_file_runs_as_a_formula(years: FlaskClient) -> None:
    assert {row["query"] for row in table(years, "/timeline.csv?q==ferry&step=year")} == {"'=ferry"}


def test_what_is_typed_stays_text(years: FlaskClient) -> None:
    typed = "%3Cscript%3E+OR+ferry+OR+%22'%26"
    for address in (f"/?q={typed}", f"/timeline?q={typed}&vs={typed}"):
        page = years.get(address).get_data(as_text=True)
        assert "<script>" not in page
        (texts,) = re.findall(r'data-texts="([^"]*)"', page)
        assert json.loads(texts.replace("&#34;", '"'))


def test_a_timeline_of_too_many_days_says_so(build: Build, stories: Stories) -> None:
    config = build([*stories, dated(1, "1700-01-01") | {"id": "old"}])
    with create_app(config).test_client() as client:
        refused = client.get("/timeline.csv?step=day")
        assert refused.status_code == 400
        assert "choose a year first, or a longer step" in refused.get_data(as_text=True)
        assert client.get("/timeline?step=day").status_code == 200
