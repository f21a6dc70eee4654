"""What a page says of its article: each field from the most trustworthy place that has it."""

from typing import Any

import pytest

from index.article import Article, ArticleDate
from index.metadata.address import canonical
from index.metadata.front_matter import breadcrumb, credits, repeats_headline, section_path
from index.metadata.languages import language_code
from index.metadata.values import Metadata, first_known
from tests.metadata_pages import linked, read

ANN = {"@type": "Person", "name": "Ann Teller"}
NODE = {
    "@type": "NewsArticle",
    "headline": "Bridge &amp; farms cut off",
    "author": [ANN, {"@type": "Organization", "name": "The Courier"}],
    "publisher": {"name": "The Courier"},
    "datePublished": "2016-12-11T23:30:00-05:00",
    "dateModified": "2016-12-12T01:00:00-05:00",
    "articleSection": ["News", "Roads"],
    "keywords": "bridge, Osmay, Bridge",
    "inLanguage": "en-GB",
}


def facts(found: Article) -> dict[str, Any]:
    names = ("title", "authors", "published", "updated", "section", "tags", "source", "language")
    return {name: getattr(found, name) for name in names}


EXPECTED = {
    "title": "Bridge & farms cut off",
    "authors": ("Ann Teller",),
    "published": ArticleDate(2016, 12, 11),
    "updated": ArticleDate(2016, 12, 12),
    "section": ("News", "Roads"),
    "tags": ("bridge", "Osmay"),
    "source": "The Courier",
    "language": "en",
}


@pytest.mark.parametrize(
    "head",
    [
        linked(NODE),
        linked([{"@type": "WebSite", "name": "x"}, NODE]),
        linked({"@graph": [NODE]}),
        linked(
            {**NODE, "author": {"@id": "#ann"}, "mentions": {"@id": "#ann", "@type": "Person", "name": "Ann Teller"}}
        ),
        linked(NODE).replace("}</script>", ",}</script>"),
        linked(NODE).replace('json">', 'json"><!--').replace("</script>", "--></script>"),
    ],
    ids=["node", "list", "graph", "reference", "trailing comma", "comment"],
)
def test_linked_data_is_read_in_every_form(head: str) -> None:
    assert facts(read(head)) == EXPECTED


def test_meta_tags_fill_in_for_linked_data() -> None:
    head = (
        "<meta property='og:title' content='Bridge &amp; farms cut off | The Courier'>"
        "<meta name='author' content='By Ann Teller'>"
        "<meta property='og:site_name' content='The Courier'><meta property='og:locale' content='en_GB'>"
        "<meta property='article:published_time' content='2016-12-11T23:30:00-05:00'>"
        "<meta property='article:modified_time' content='2016-12-12'>"
        "<meta property='article:section' content='News > Roads'>"
        "<meta property='article:tag' content='bridge'><meta property='article:tag' content='Osmay'>"
    )
    assert facts(read(head)) == EXPECTED


def test_the_page_fills_in_for_both() -> None:
    body = (
        "<nav class='breadcrumb'><a href='/'>Home</a> <a href='/n'>News</a> <a href='/r'>Roads</a></nav>"
        "<h1>Bridge &amp; farms cut off</h1><p class='byline'>By Ann Teller, reporter</p>"
        "<time datetime='2016-12-11'>today</time>"
        "<span itemprop='dateModified' content='2016-12-12'></span>"
        "<a rel='tag'>bridge</a><a rel='tag'>Osmay</a>"
    )
    found = read("<title>Bridge & farms cut off - The Courier</title>", body)
    assert facts(found) == {**EXPECTED, "language": "en"}


def test_a_breadcrumb_is_read_in_the_order_of_its_positions() -> None:
    items = [
        {"position": 3, "name": "Fish"},
        {"position": 1, "name": "Home"},
        {"position": "2", "item": {"name": "Sea"}},
    ]
    assert read(linked({"@type": "BreadcrumbList", "itemListElement": items})).section == ("Sea", "Fish")


def test_a_page_that_says_nothing_gets_only_the_name_of_its_host_and_the_language_of_its_text() -> None:
    nothing = dict.fromkeys(EXPECTED, None) | {"authors": (), "section": (), "tags": (), "source": "courier.example"}
    assert facts(read()) == nothing | {"language": "en"}


def test_the_year_of_a_copyright_line_is_no_date() -> None:
    assert read(body="<footer>© 2019 The Courier</footer>").published is None


def test_the_date_of_another_story_is_not_taken() -> None:
    assert read(body="<aside><time datetime='2012-01-01'>1 January</time></aside>").published is None


def test_a_relative_address_is_completed() -> None:
    assert canonical("/bridge?utm_source=x", "https://Courier.example/a") == "https://courier.example/bridge"
    assert canonical("https://c.example/a?fbclid=x&id=3&gclid&mc_cid=y") == "https://c.example/a?id=3"


def test_a_publication_is_an_author_only_where_nobody_else_is() -> None:
    assert read(linked({**NODE, "author": {"name": "The Courier"}})).authors == ("The Courier",)


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        (["News/Fishing"], ("News", "Fishing")),
        (["News > Fishing"], ("News", "Fishing")),
        (["Home", "News", "News", "Bridge closes"], ("News",)),
        (["", " / "], ()),
    ],
)
def test_a_section_is_a_path(parts: list[str], path: tuple[str, ...]) -> None:
    assert section_path(parts, "Bridge closes") == path


@pytest.mark.parametrize(
    ("text", "code"), [("en-US", "en"), ("en_GB", "en"), ("English", "en"), ("deu", "de"), ("xx1", None), (None, None)]
)
def test_a_language_is_its_code(text: str | None, code: str | None) -> None:
    assert language_code(text) == code


@pytest.mark.parametrize(
    "url", [None, "", "http://[", "javascript:void(0)", "/only/a/path", "https://courier.example/"]
)
def test_what_is_no_address_of_an_article_is_none(url: str | None) -> None:
    assert canonical(url) is None


def test_an_address_may_tell_its_article_in_the_query_alone() -> None:
    assert canonical("https://courier.example/?p=17&utm_source=x") == "https://courier.example/?p=17"


def test_a_page_without_a_record_is_named_and_dated_by_its_canonical_address() -> None:
    found = read("<link rel='canonical' href='https://www.courier.example/2016/12/14/bridge'>", url=None)
    assert (found.source, str(found.published)) == ("courier.example", "2016-12-14")
    assert dict(found.came_from)["published"] == "address"


@pytest.mark.parametrize(
    ("line", "repeats"),
    [
        ("Roads: Old bridge closes for a year", True),
        ("Old bridge closes for a year", True),
        ("Correction: Old bridge closes for a year", False),
        ("What the harbour master said before the council met: Old bridge closes for a year", False),
    ],
)
def test_a_line_is_the_headline_again_below_a_kicker_and_not_as_a_correction(line: str, repeats: bool) -> None:
    assert repeats_headline(line, "Old bridge closes for a year") is repeats


def test_a_breadcrumb_has_few_parts_and_a_longer_list_is_none() -> None:
    crumbs = ["• News", "• Osmay", "• Roads", "• Bridges"]
    assert (breadcrumb([*crumbs, "Bridge closes"]), breadcrumb([*crumbs, "• Piers", "Bridge closes"])) == (4, 0)


def test_a_breadcrumb_of_too_many_links_is_a_list_of_something_else() -> None:
    links = "".join(f"<a href='/{name}'>{name}</a>" for name in ("News", "Roads", "Fish", "Tide", "Quay", "Choir"))
    assert read(body=f"<nav class='breadcrumb'>{links}</nav>").section == ()


def test_bylines_and_dates_are_looked_for_only_at_the_top() -> None:
    lines = ["A rope", "A lamp", "A bell", "A chair", "A book"]
    assert list(credits([*lines, "By Ann Teller", "12 December 2016"], day_first=True)) == [5]


def test_the_notes_of_all_places_are_kept() -> None:
    layers = (Metadata(notes=("no day",)), Metadata(notes=("no month", "no day")), Metadata())
    assert first_known(layers).notes == ("no day", "no month")
