"""What JSON-LD says of an article is read in all its forms, broken ones included."""

import pytest

from tests.metadata_pages import linked, read

MALFORMED = [
    *("null", "[]", "3", '"text"', "{", "}{", "[[[[", '{"@graph": 3}', '{"@type": 7}'),
    '{"@type": ["NewsArticle", 3, null]}',
    *(
        f'{{"@type": "NewsArticle", "{key}": {value}}}'
        for key in ("headline", "author", "publisher", "datePublished", "keywords", "articleSection", "inLanguage")
        for value in ("3", "null", "true", "{}", "[]", "[[]]", "[null]", '{"name": {"name": []}}', "1e999")
    ),
    '{"@type": "BreadcrumbList", "itemListElement": [{"position": 1e999, "name": 3}, {"position": [], "item": []}, 4]}',
    '{"@type": "BreadcrumbList", "itemListElement": "x"}',
    '{"@id": "#a", "@type": "NewsArticle", "author": {"@id": "#a"}}',
    '{"a":' * 20_000,
]  # fmt: skip


@pytest.mark.parametrize("script", MALFORMED, ids=[one[:60] for one in MALFORMED])
def test_values_of_any_type_in_json_ld_do_no_harm(script: str) -> None:
    assert read(linked(script)).source == "courier.example"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Old bridge", "datePublished": "2016-12-11",}',
        '{"@type": "NewsArticle"\n "headline": "Old bridge"\n "datePublished": "2016-12-11"}',
        '{"@type": "NewsArticle", "headline": "Old\nbridge", "datePublished": "2016-12-11"}',
        '{"@type": "WebSite"}\n{"@type": "NewsArticle", "headline": "Old bridge", "datePublished": "2016-12-11"}',
        '{"@type": "NewsArticle", "headline": "Old bridge", "datePublished": "2016-12-11"}'.replace('"', "&quot;"),
        '{"@type": "NewsArticle", "headline": "Old bridge", "datePublished": "2016-12-11", "description": "cut o',
        '{\n"@type": "NewsArticle",\n"description": "The "old" one",\n"headline": "Old bridge",\n'
        '"datePublished": "2016-12-11"\n}',
        '// <![CDATA[\n{"@type": "NewsArticle", "headline": "Old bridge", "datePublished": "2016-12-11"}\n// ]]>',
    ],
    ids=["comma too many", "commas missing", "line break", "two values", "entities", "cut off", "bare quotes", "cdata"],
)  # fmt: skip
def test_broken_json_ld_is_mended(script: str) -> None:
    found = read(linked(script))
    assert (found.title, str(found.published)) == ("Old bridge", "2016-12-11")


def test_of_several_articles_the_one_with_the_pages_address_is_read() -> None:
    nodes = [
        {"@type": "NewsArticle", "headline": "Ferry", "url": "https://courier.example/f", "keywords": "a", "x": 1},
        {"@type": "NewsArticle", "headline": "Bridge", "url": "https://www.courier.example/a"},
    ]
    assert read(linked(nodes)).title == "Bridge"


@pytest.mark.parametrize("number", [1481414400, 1481414400000, [1481414400]])
def test_a_number_in_json_ld_is_a_moment(number: object) -> None:
    found = read(linked({"@type": "NewsArticle", "datePublished": number, "dateModified": 1481500800}))
    assert (str(found.published), str(found.updated)) == ("2016-12-11", "2016-12-12")


@pytest.mark.parametrize(
    "author",
    [
        {"creator": {"name": "Ann Teller"}},
        {"author": {"@type": "Person", "givenName": "Ann", "familyName": "Teller"}},
        {"author": {"name": {"@value": "Ann Teller"}}},
    ],
    ids=["creator", "parts of a name", "value"],
)
def test_json_ld_names_its_author_in_several_ways(author: dict[str, object]) -> None:
    assert read(linked({"@type": "NewsArticle", "headline": "Bridge", **author})).authors == ("Ann Teller",)


def trail(*names: str) -> dict[str, object]:
    """A breadcrumb of JSON-LD."""
    items = [{"position": number, "name": name} for number, name in enumerate(names)]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def test_the_longest_breadcrumb_leads_to_the_section() -> None:
    node = {"@type": "NewsArticle", "headline": "Bridge", "articleSection": "Fishing"}
    trails = [trail("Home", "Fishing"), trail("Home", "News", "Fishing")]
    assert read(linked([node, *trails])).section == ("News", "Fishing")


def test_an_article_with_a_headline_says_more_than_one_with_the_pages_address() -> None:
    nodes = [
        {"@type": "NewsArticle", "url": "https://www.courier.example/a", "datePublished": "2016-12-11"},
        {"@type": "NewsArticle", "headline": "Bridge"},
    ]
    assert read(linked(nodes)).title == "Bridge"


def test_the_day_of_the_page_stands_in_for_that_of_its_article() -> None:
    found = read(linked({"@type": "WebPage", "datePublished": "2016-12-11"}))
    assert (str(found.published), dict(found.came_from)["published"]) == ("2016-12-11", "json-ld")
