"""Why these results: on the page of a search with few stories, on a page of its own, and related stories."""

import pytest
from flask.testing import FlaskClient

from tests.reading import link, page, texts


def test_every_search_leads_to_its_explanation(client: FlaskClient) -> None:
    soup = page(client, "/?q=ferry&source=The+Islander&sort=newest&page=1")
    assert link(soup, ".searched a") == "/why?q=ferry&source=The+Islander&sort=newest"


def test_the_explanation_tells_parts_ways_and_the_way_back(client: FlaskClient) -> None:
    soup = page(client, "/why?q=ferry+votes&source=The+Islander")

    assert texts(soup, "h1") == ["Why these results?"]
    assert texts(soup, ".clauses tbody tr") == [
        "ferry found as ferry 15 15",
        "votes found as votes 45 45",
        "source The Islander 22",
    ]
    assert [(one.get_text(), one["href"]) for one in soup.select(".ways a")] == [
        ("Ask for any of the words instead of all", "/?q=ferry+votes&source=The+Islander&match=any"),
        ("Do not ask for ferry", "/?q=votes&source=The+Islander"),
        ("Take off the filter source The Islander", "/?q=ferry+votes"),
    ]
    assert texts(soup, ".ways .number") == ["22 stories", "22 stories", "15 stories"]
    assert link(soup, ".actions a", "Back") == "/?q=ferry+votes&source=The+Islander"


def test_many_hits_are_told_how_to_find_fewer(client: FlaskClient) -> None:
    soup = page(client, "/why?q=council+harbour")

    assert texts(soup, ".ways h2") == ["To find more", "To find fewer"]
    assert link(soup, ".ways a", "Keep to 2016") == "/?q=council+harbour&date=2016"
    assert texts(soup, ".ways .number") == ["45 stories", "45 stories", "15 stories"]


def test_a_search_box_on_the_explanation_keeps_the_filters(client: FlaskClient) -> None:
    kept = [(one["name"], one["value"]) for one in page(client, "/why?q=ferry&tag=council").select("search input")]
    assert kept == [("q", "ferry"), ("tag", "council")]


@pytest.mark.parametrize("address", ["/why", "/why?q=%22", "/why?q=%00&date=x", "/why?q=((((&page=9"])
def test_whatever_is_asked_has_an_explanation(client: FlaskClient, address: str) -> None:
    assert texts(page(client, address), "h1") == ["Why these results?"]


def test_nothing_found_says_what_emptied_it_and_counts_the_parts(client: FlaskClient) -> None:
    soup = page(client, "/?q=ferry+zeppelin&match=all")

    assert texts(soup, ".nothing > p") == ["No story has zeppelin; without it there would be 15 stories."]
    assert texts(soup, ".clauses .number") == ["Stories", "15", "0"]


def test_few_hits_are_followed_by_ways_to_find_more(client: FlaskClient) -> None:
    soup = page(client, "/?q=ferry+date:2014-04")

    assert len(soup.select(".hits li")) == 3
    assert texts(soup, ".few li") == ["Search the whole archive instead of these dates 15 stories"]


def test_many_hits_are_not(client: FlaskClient) -> None:
    assert texts(page(client, "/?q=ferry"), ".few") == []


def test_an_article_names_stories_like_it_and_the_words_that_find_them(client: FlaskClient) -> None:
    soup = page(client, "/article/story-39")

    related = [str(one["href"]) for one in soup.select(".related li a")]
    assert len(related) == 3
    assert "/article/story-39" not in related
    assert texts(soup, ".related p bdi") == ["ferry, Council, plan, votes, count, left, met, Nobody, number"]
    more = page(client, link(soup, ".related p a"))
    assert more.select_one("#q")["value"] == "ferry Council plan votes count left met Nobody number"  # type: ignore[index]
    assert len(more.select(".hits li")) == 20
