"""What a page says of its article: each field from the most trustworthy place that has it."""

import json
from pathlib import Path
from typing import Any

import pytest

from index.article import Article, ArticleDate
from index.config import Config
from index.extract import extract
from index.metadata.address import canonical
from index.metadata.byline import byline, people
from index.metadata.front_matter import section_path
from index.metadata.languages import language_code
from index.metadata.values import tags_of, without_site_name
from index.page import Hints, Origin, Page

PROSE = (
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked"
    " the people who live beyond it."
)
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


def read(head: str = "", body: str = "", url: str | None = "https://www.courier.example/a") -> Article:
    content = f"<html><head>{head}</head><body>{body}<article><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"
    found = extract(Page(Origin(Path("/a.html"), "a.html"), "html", content, Hints(url=url)), Config())
    assert isinstance(found, Article), found
    return found


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


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
    assert facts(found) == {**EXPECTED, "language": None}


def test_a_breadcrumb_is_read_in_the_order_of_its_positions() -> None:
    items = [
        {"position": 3, "name": "Fish"},
        {"position": 1, "name": "Home"},
        {"position": "2", "item": {"name": "Sea"}},
    ]
    assert read(linked({"@type": "BreadcrumbList", "itemListElement": items})).section == ("Sea", "Fish")


def test_a_page_that_says_nothing_gets_only_the_name_of_its_host() -> None:
    nothing = dict.fromkeys(EXPECTED, None) | {"authors": (), "section": (), "tags": (), "source": "courier.example"}
    assert facts(read()) == nothing


def test_the_year_of_a_copyright_line_is_no_date() -> None:
    assert read(body="<footer>© 2019 The Courier</footer>").published is None


def test_the_date_of_another_story_is_not_taken() -> None:
    assert read(body="<aside><time datetime='2012-01-01'>1 January</time></aside>").published is None


def test_a_relative_address_is_completed() -> None:
    assert canonical("/bridge?utm_source=x", "https://Courier.example/a") == "https://courier.example/bridge"


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["By Ann Teller"], ("Ann Teller",)),
        (["Ann Teller and Jo Marsh"], ("Ann Teller", "Jo Marsh")),
        (["Ann Teller, Jo Marsh & Will Stone"], ("Ann Teller", "Jo Marsh", "Will Stone")),
        (["Von Jörg Öst und Anna Weiß"], ("Jörg Öst", "Anna Weiß")),
        (["Par Zoé Petit et Luc Blanc"], ("Zoé Petit", "Luc Blanc")),
        (["Por Inés Gil y Juan Mora"], ("Inés Gil", "Juan Mora")),
        (["Di Lia Rossi e Ugo Neri"], ("Lia Rossi", "Ugo Neri")),
        (["Door Jan de Wit en Els Bos"], ("Jan de Wit", "Els Bos")),
        (["Ann Teller, Chief Reporter"], ("Ann Teller",)),
        (["Ann Teller ann@courier.example"], ("Ann Teller",)),
        (["Ann Teller", "ann teller"], ("ann teller",)),
        (["https://courier.example/ann", "admin", "The Courier"], ()),
    ],
)
def test_authors_are_people(texts: list[str], names: tuple[str, ...]) -> None:
    assert people(texts, ("The Courier",)) == names


def test_a_publication_is_an_author_only_where_nobody_else_is() -> None:
    assert read(linked({**NODE, "author": {"name": "The Courier"}})).authors == ("The Courier",)


@pytest.mark.parametrize(
    "line", ["By Monday it was over.", "By the river", "Von hier an blind", "By 1987", "Di notte piove"]
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert byline(line) == ()


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("Bridge closes | The Courier", "Bridge closes"),
        ("Bridge closes - courier.example", "Bridge closes"),
        ("The Courier - Bridge closes", "Bridge closes"),
        ("Bridge closes – but not for cattle", "Bridge closes – but not for cattle"),
        ("The Courier", "The Courier"),
    ],
)
def test_a_title_loses_the_name_of_its_site_and_nothing_else(title: str, clean: str) -> None:
    assert without_site_name(title, ("The Courier", None, "courier.example")) == clean


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


def test_tags_are_split_cleaned_and_told_apart_whatever_their_case() -> None:
    assert tags_of(["Fish, #harbour; fish, 12345, https://x.example, NLP Category: News, Category: Sea"]) == (
        *("Fish", "harbour", "Sea"),
    )


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
