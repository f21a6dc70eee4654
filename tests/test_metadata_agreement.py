"""Sources that contradict each other: what most of them say is taken, and what cannot be is rejected with a reason."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from index.article import ArticleDate
from index.metadata.tags import tags_of
from index.metadata.titles import without_section, without_site_name
from tests.metadata_pages import linked, read, read_text

NODE = {"@type": "NewsArticle", "headline": "Bridge closes for a year"}
NEXT_YEAR = datetime.now(UTC).year + 1
TOMORROW = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()


def heads(**given: str | None) -> str:
    """A head with a headline in JSON-LD, in OpenGraph and in the window's title."""
    found = linked({"@type": "NewsArticle", "headline": given["ld"]}) if given.get("ld") else ""
    found += f"<meta property='og:title' content='{given['og']}'>" if given.get("og") else ""
    return found + (f"<title>{given['window']}</title>" if given.get("window") else "")


@pytest.mark.parametrize(
    ("head", "h1", "title", "source"),
    [
        (heads(ld="Old bridge", og="Bridge shut"), "Old bridge", "Old bridge", "json-ld"),
        (heads(ld="Why bridges fall", og="Bridge shut"), "Bridge shut", "Why bridges fall", "json-ld"),
        (heads(ld="Old bridge now shut", og="Old bridge shut"), "Old bridge shut", "Old bridge shut", "meta og:title"),
        (heads(ld="Now: Bridge shut", og="Now: Bridge shut"), "Bridge shut", "Now: Bridge shut", "json-ld"),
        (heads(ld="Old bridge shut", og="Farms cut off", window="Old bridge shut"), "x", "Old bridge shut", "json-ld"),
        (heads(ld="Farms cut off", window="Old bridge now shut - The Courier"), "Old bridge now shut",
         "Old bridge now shut", "headline"),
        (heads(ld="Farms cut off", og="Farms cut off", window="Old bridge now shut"), "Old bridge now shut",
         "Farms cut off", "json-ld"),
        (heads(ld="Farms cut off", og="Old bridge now shut", window="Boats now all sold"), "Boats now all sold",
         "Farms cut off", "json-ld"),
        (heads(ld="Now: Old bridge now shut", window="Old bridge now shut"), "Old bridge now shut",
         "Now: Old bridge now shut", "json-ld"),
        (heads(ld="Farms cut off", window="Osmay Online News"), "Osmay Online News", "Farms cut off", "json-ld"),
        (heads(og="Bridge shut for year", window="x"), "Bridge shut for a year", "Bridge shut for a year", "headline"),
        (heads(og="Now: Bridge shut again"), "Bridge shut again", "Now: Bridge shut again", "meta og:title"),
        (heads(og="Bridge shut | Osmay News"), "Bridge shut", "Bridge shut", "headline"),
        (heads(window="Bridge shut now - Osmay"), "Log in</h1><h1>Bridge shut now", "Bridge shut now", "headline"),
        (heads(window="Bridge shut - The Courier"), "", "Bridge shut", "title element"),
    ],
)  # fmt: skip
def test_the_headline_is_the_one_that_most_places_agree_on(head: str, h1: str, title: str, source: str) -> None:
    site = "<meta property='og:site_name' content='The Courier'>"
    found = read(head + site, f"<h1>{h1}</h1>" if h1 else "")
    assert (found.title, dict(found.came_from)["title"]) == (title, source)


def test_a_teaser_in_the_navigation_is_no_headline() -> None:
    head = heads(ld="Bridge closes for a year", og="Bridge closes for a year")
    assert read(head, "<nav><h2>Ferry is late</h2></nav><h1>Bridge closes for a year</h1>").title == NODE["headline"]


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("Bridge closes | The Courier", "Bridge closes"),
        ("Bridge closes - courier.example", "Bridge closes"),
        ("The Courier - Bridge closes", "Bridge closes"),
        ("Bridge closes｜The Courier", "Bridge closes"),
        ("Bridge closesㅣThe Courier", "Bridge closes"),
        ("Bridge closes | Roads | The Courier", "Bridge closes | Roads"),
        ("Bridge closes – but not for cattle", "Bridge closes – but not for cattle"),
        ("The Courier", "The Courier"),
    ],
)
def test_a_title_loses_the_name_of_its_site_and_nothing_else(title: str, clean: str) -> None:
    assert without_site_name(title, ("The Courier", None, "courier.example")) == clean


@pytest.mark.parametrize(
    ("title", "clean"), [("A–B-Roads", "A–B"), ("Bridge-Farms", "Bridge-Farms"), ("Roads", "Roads")]
)
def test_a_title_loses_its_section(title: str, clean: str) -> None:
    assert without_section(title, ("News", "Roads")) == clean


def dated(published: str, updated: str | None = None, **more: str) -> str:
    """JSON-LD with these dates, and meta tags by their names."""
    node: dict[str, Any] = {**NODE, "datePublished": published, "dateModified": updated}
    return linked(node) + "".join(
        f"<meta name='{name.replace('__', ':')}' content='{day}'>" for name, day in more.items()
    )


@pytest.mark.parametrize(
    ("head", "body", "day", "source"),
    [
        (dated("2016-12-14", article__published_time="2016-12-11"), "<time datetime='2016-12-11'></time>", "2016-12-11",
         "meta article:published_time"),
        (dated("2016-12-11", article__published_time="2016-12-14"), "", "2016-12-11", "json-ld"),
        (dated("2016-12-12T04:30:00Z"), "<p class='date'>11 December 2016</p>", "2016-12-11", "date line"),
        (dated("2016-12-12T04:30:00Z"), "<time datetime='2016-12-11T23:30:00-05:00'></time>", "2016-12-11",
         "time element"),
        (dated("2016-12-12T04:30:00Z"), "<p class='date'>12 December 2016</p>", "2016-12-12", "json-ld"),
        (dated("2016-12-12T04:30:00Z"), "<p class='date'>1 December 2016</p>", "2016-12-12", "json-ld"),
        (dated("2016-12-12T00:00:00Z"), "<p class='date'>11 December 2016</p>", "2016-12-12", "json-ld"),
        (dated("2016-12-14", "2016-12-14", date="2016-12-11"), "", "2016-12-11", "meta date"),
        (dated("2016-12-11", "2016-12-11", date="2016-12-14"), "", "2016-12-11", "json-ld"),
        (dated("2016-12-12T04:30:00Z", article__published_time="2016-12-11"), "<p class='date'>12 December 2016</p>",
         "2016-12-12", "json-ld"),
        (dated("2016-12-14", date="2016-12-11", pubdate="2016-12-11"), "", "2016-12-14", "json-ld"),
        (dated("2016-12"), "<time datetime='2016-12-11'></time>", "2016-12-11", "time element"),
    ],
    ids=["two against one", "first of two", "utc printed", "utc with offset", "utc alike", "utc far off", "midnight",
         "the last update", "no later day", "utc local", "one voice", "a month"],
)  # fmt: skip
def test_the_day_is_the_publishers_own_and_that_of_most_sources(head: str, body: str, day: str, source: str) -> None:
    found = read(head, body)
    assert (str(found.published), dict(found.came_from)["published"]) == (day, source)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (f"{NEXT_YEAR + 1}-01-01", "is in the future"),
        (f"{NEXT_YEAR}-12-31T10:00:00Z", "is in the future"),
        ("1970-01-01T00:00:00Z", "is what programs write for an unknown date"),
        ("1599-12-31", "is before the oldest newspapers"),
    ],
)
def test_a_date_that_cannot_be_is_rejected_with_a_reason(day: str, reason: str) -> None:
    found = read(dated(day, date="2016-12-11"))
    assert found.published == ArticleDate(2016, 12, 11)
    assert found.notes == (f"published {day[:10]} in json-ld {reason} and was not used",)


def test_a_date_of_tomorrow_is_taken() -> None:
    assert str(read(dated(TOMORROW)).published) == TOMORROW


def test_an_impossible_date_of_a_record_is_told() -> None:
    found = read_text("The bridge is shut.", title="Bridge shut", published="1066-10-14")
    assert (found.published, found.notes) == (
        None,
        ("published 1066-10-14 in record is before the oldest newspapers and was not used",),
    )


def test_an_update_before_publication_is_left_out_and_told() -> None:
    found = read(dated("2016-12-11", "2016-12-01"))
    assert (str(found.published), found.updated) == ("2016-12-11", None)
    assert found.notes == ("updated 2016-12-01 in json-ld is before publication and was not used",)


def test_published_and_updated_stay_apart() -> None:
    body = "<p class='date'>Published: 11 December 2016</p><p class='date'>Updated: 12 December 2016</p>"
    found = read(body=body)
    assert (str(found.published), str(found.updated)) == ("2016-12-11", "2016-12-12")


@pytest.mark.parametrize(
    ("texts", "tags"),
    [
        (["Fish, #harbour; fish, 123, https://x.example, NLP Category: A, Category: Sea"], ("Fish", "harbour", "Sea")),
        (["9f8b7c6d-1234-4abc-8def-001122334455", "Osmay", "5f2b7c6d12344abc8def0011"], ("Osmay",)),
        (["_prio_3", "paywall-exclude", "no-ads", "web", "comments-enabled", "Osmay"], ("Osmay",)),
        (["POL", "INDG08", "WEU", "TMT", "MEAST", "Osmay"], ("Osmay",)),
        (["UN", "EU", "Osmay"], ("UN", "EU", "Osmay")),
        (["UN", "EU", "WHO", "IMF", "AU", *(f"Pier {n}" for n in range(5))],
         ("UN", "EU", "WHO", "IMF", "AU", *(f"Pier {n}" for n in range(5)))),
        (["Page Type: Article", "WC: 1000", "Subject: Roads"], ("Roads",)),
        (["Business, Finance, & Economics"], ()),
        (["Premium Bonds", "Time Magazine", "Source Code"], ("Premium Bonds", "Time Magazine", "Source Code")),
        (["Ann Teller, MP", "Osmay"], ("Ann Teller, MP", "Osmay")),
        (["道路、橋"], ("道路", "橋")),
        (["x" * 90], ()),
    ],
)  # fmt: skip
def test_tags_are_what_readers_would_call_them(texts: list[str], tags: tuple[str, ...]) -> None:
    assert tags_of(texts) == tags


def tagged(ld: str, *meta: str) -> str:
    return linked({**NODE, "keywords": ld}) + "".join(f"<meta property='article:tag' content='{tag}'>" for tag in meta)


def test_tags_are_the_list_that_two_kinds_of_sources_give() -> None:
    boxes = "<div class='article-tags'><a href='/b'>bridge</a> <a href='/f'>farms</a></div>"
    found = read(tagged("council, monday, mayor", "bridge", "farms"), boxes)
    assert (found.tags, dict(found.came_from)["tags"]) == (("bridge", "farms"), "meta article:tag")


def test_the_words_of_the_address_are_no_tags() -> None:
    found = read(
        tagged("old, bridge, closes, year", "Roads"), url="https://courier.example/n/old-bridge-closes-year.html"
    )
    assert found.tags == ("Roads",)


@pytest.mark.parametrize(
    ("publisher", "site_name", "title", "source"),
    [
        ("The Courier", "", "Bridge closes for a year | Osmay Online", "The Courier"),
        ("Osmay Media AG", "", "Bridge closes for a year | The Courier", "The Courier"),
        ("courier.example", "The Courier", "Bridge closes for a year", "The Courier"),
        ("Osmay Group", "The Courier", "Bridge closes for a year | The Courier", "The Courier"),
        ("Osmay Media AG", "", "Bridge closes for a year", "Osmay Media AG"),
        ("", "", "Bridge closes for a year", "courier.example"),
    ],
)
def test_the_source_is_the_papers_name(publisher: str, site_name: str, title: str, source: str) -> None:
    head = linked({**NODE, "publisher": {"name": publisher}}) + f"<title>{title}</title>"
    head += f"<meta property='og:site_name' content='{site_name}'>" if site_name else ""
    assert read(head, "<h1>Bridge closes for a year</h1>").source == source


@pytest.mark.parametrize(
    ("sections", "path"),
    [
        ("Roads,Home Page,Popular", ("Roads",)),
        ("Arts, Books and Music", ("Arts, Books and Music",)),
        (["The Courier", "News"], ("News",)),
        (["News", "How the old bridge came to be closed"], ("News",)),
    ],
)
def test_a_section_is_neither_the_paper_nor_a_headline(sections: object, path: tuple[str, ...]) -> None:
    assert read(linked({**NODE, "articleSection": sections, "publisher": {"name": "The Courier"}})).section == path


def test_the_name_of_the_publication_is_no_tag() -> None:
    node = {**NODE, "keywords": ["Courier", "bridge", "courier.example"], "publisher": {"name": "The Courier"}}
    assert read(linked(node)).tags == ("bridge",)


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li><a href='/topics/bridge'>bridge</a></li><li><a href='/topics/farms'>farms</a></li></ul>",
        "<div><a href='/tag/bridge'>bridge</a> <a href='/tag/farms'>farms</a></div>",
        "<a rel='tag' href='/b'>bridge</a><a rel='tag' href='/f'>farms</a><a rel='category tag' href='/n'>News</a>",
        "<ul id='articleTags'><li><a href='#skip'>Skip this</a></li><li><a>bridge</a></li><li><a>farms</a></li></ul>",
    ],
    ids=["topic links", "tag links", "rel", "id"],
)  # fmt: skip
def test_tags_are_read_from_links_below_the_story(body: str) -> None:
    assert read(body=body).tags == ("bridge", "farms")


@pytest.mark.parametrize(
    "body",
    [
        "<nav class='tags'><a href='/b'>bridge</a><a href='/f'>farms</a></nav>",
        "<nav><ul><li class='tags'><a href='/b'>bridge</a><a href='/f'>farms</a></li></ul></nav>",
        "<nav><div><a href='/tag/bridge'>bridge</a> <a href='/tag/farms'>farms</a></div></nav>",
        "<div class='tags'>" + "".join(f"<a href='/{n}'>tide {n}</a> " for n in range(21)) + "</div>",
        "<p>On the <a href='/tag/bridge'>bridge</a> there were <a href='/tag/farms'>farms</a> and much else.</p>",
    ],
    ids=[
        "navigation",
        "within navigation",
        "links in navigation",
        "a large box",
        "links in a sentence",
    ],
)
def test_other_links_are_no_tags(body: str) -> None:
    assert read(body=body).tags == ()
