"""Every kind of source that a page can name its facts in is read, and each value remembers which it was."""

import re
from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from index.metadata.digest import digest
from index.metadata.languages import detected_language
from index.metadata.last_resort import day_of_path
from index.metadata.page_metadata import from_page
from tests.metadata_pages import PROSE, linked, read, read_text

GERMAN = (
    "Der Gemeinderat hat am Montagabend beschlossen, die alte Brücke für ein Jahr zu schließen, und der Bürgermeister"
    " sagte, dass niemand die Leute gefragt habe, die jenseits von ihr wohnen."
)
ZULU = (
    "Umkhandlu uvote ngoMsombuluko ebusuku ukuvala ibhuloho elidala unyaka wonke, kanti imeya ithe akekho obuze abantu"
    " abahlala ngale kwalo ukuthi bona bathini ngalokhu kuvalwa kwalo."
)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "<meta name='DC.title' content='Bridge'><meta name='DC.creator' content='Teller, Ann'>"
            "<meta name='DC.date.issued' content='2016-12-11'><meta name='DC.subject' content='roads; farms'>"
            "<meta name='DC.publisher' content='The Courier'><meta name='DC.language' content='en'>",
            ("dc.title", "dc.creator", "dc.date.issued", "dc.subject", "dc.publisher"),
        ),
        (
            "<meta name='parsely-title' content='Bridge'><meta name='parsely-author' content='Ann Teller'>"
            "<meta name='parsely-pub-date' content='2016-12-11T10:00:00+01:00'>"
            "<meta name='parsely-tags' content='roads,farms'><meta name='publisher' content='The Courier'>",
            ("parsely-title", "parsely-author", "parsely-pub-date", "parsely-tags", "publisher"),
        ),
        (
            "<meta name='sailthru.title' content='Bridge'><meta name='sailthru.author' content='Ann Teller'>"
            "<meta name='sailthru.date' content='Sun, 11 Dec 2016 10:00:00 +0100'>"
            "<meta name='sailthru.tags' content='roads,farms'><meta name='application-name' content='The Courier'>",
            ("sailthru.title", "sailthru.author", "sailthru.date", "sailthru.tags", "application-name"),
        ),
        (
            "<meta name='citation_title' content='Bridge'><meta name='citation_author' content='Teller, Ann'>"
            "<meta name='citation_publication_date' content='2016/12/11'>"
            "<meta name='citation_keywords' content='roads; farms'>"
            "<meta name='citation_journal_title' content='The Courier'>",
            (
                *("citation_title", "citation_author", "citation_publication_date"),
                *("citation_keywords", "citation_journal_title"),
            ),
        ),
    ],
    ids=["dublin core", "parsely", "sailthru", "citation"],
)
def test_meta_tags_of_every_system_are_read(head: str, expected: tuple[str, ...]) -> None:
    found = read(head)
    values = (found.title, found.authors, str(found.published), found.tags, found.source)
    assert values == ("Bridge", ("Ann Teller",), "2016-12-11", ("roads", "farms"), "The Courier")
    came_from = dict(found.came_from)
    names = ("title", "authors", "published", "tags", "source")
    assert tuple(came_from[name] for name in names) == tuple(f"meta {name}" for name in expected)


def test_microdata_is_read() -> None:
    body = (
        "<h1 itemprop='headline'>Bridge</h1>"
        "<div itemprop='author' itemscope><a href='/x'>more of</a> <span itemprop='name'>Ann Teller</span></div>"
        "<meta itemprop='datePublished' content='2016-12-11'><meta itemprop='keywords' content='roads, farms'>"
        "<span itemprop='articleSection'>News</span>"
    )
    found = read(body=body)
    values = (found.title, found.authors, str(found.published), found.tags, found.section)
    assert values == ("Bridge", ("Ann Teller",), "2016-12-11", ("roads", "farms"), ("News",))
    assert dict(found.came_from) | {"title": "headline"} == {
        **dict.fromkeys(("authors", "published", "tags", "section"), "microdata"),
        **{"title": "headline", "source": "address", "url": "record", "language": "text"},
    }


@pytest.mark.parametrize(
    "body",
    [
        "<p class='byline'>By Ann Teller</p>",
        "<p class='c-byline'>By <a href='/ann'>Ann Teller</a>, 11 December 2016</p>",
        "<a rel='author' href='/x'>Ann Teller</a>",
        "<p>By <a href='/authors/ann'>Ann Teller</a></p>",
        "<span class='article-autor'>Von Ann Teller</span>",
    ],
)
def test_the_author_is_read_from_what_readers_see(body: str) -> None:
    found = read(body=body)
    assert (found.authors, dict(found.came_from)["authors"]) == (("Ann Teller",), "byline")


@pytest.mark.parametrize(
    "body",
    [
        "<aside><p class='byline'>By Jo Marsh</p></aside>",
        "<ul><li><a rel='author' href='/x'>Jo Marsh</a></li></ul>",
        "<figure><span class='photo-author'>By Jo Marsh</span></figure>",
        "<p class='byline'>Read by the river</p>",
    ],
)
def test_the_author_of_something_else_is_not_taken(body: str) -> None:
    assert read(body=body).authors == ()


def test_an_author_of_another_story_further_down_is_not_taken() -> None:
    body = (
        "<div><a rel='author' href='/a'>Ann Teller</a></div><section><div><a rel='author'>Jo Marsh</a></div></section>"
    )
    assert read(body=body).authors == ("Ann Teller",)


def test_a_byline_can_name_more_people_than_the_tags() -> None:
    found = read("<meta name='author' content='Ann Teller'>", "<p class='byline'>By Ann Teller and Jo Marsh</p>")
    assert (found.authors, dict(found.came_from)["authors"]) == (("Ann Teller", "Jo Marsh"), "byline")


def test_a_day_that_only_the_markup_hints_at_is_guessed_at_last() -> None:
    found = read(body="<div class='post-info'>Osmay 2016-12-11</div>")
    assert (str(found.published), dict(found.came_from)["published"]) == ("2016-12-11", "htmldate")


def test_a_guess_that_is_the_day_of_the_last_update_is_not_that_of_publication() -> None:
    found = read("<meta name='lastmod' content='2016-12-11'>", "<div class='post-info'>Osmay 2016-12-11</div>")
    assert (found.published, str(found.updated)) == (None, "2016-12-11")


@pytest.mark.parametrize(
    "footer", ["© 2019 The Courier", "Copyright 2012-2019", "© The Courier 2019. All rights reserved"]
)
def test_the_year_of_a_copyright_line_is_no_date(footer: str) -> None:
    assert read(body=f"<footer><p>{footer}</p></footer>").published is None


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("courier/2016/12/14/bridge.html", "2016-12-14"),
        ("courier/2016-12-14-bridge.html", "2016-12-14"),
        ("courier/20161214.html", "2016-12-14"),
        ("courier/2016/dec/14/bridge.html", "2016-12-14"),
        ("courier/2016/12/bridge.html", "2016-12"),
        ("courier/1650/03/02/bridge.html", "1650-03-02"),
        ("courier/2016/13/14/bridge.html", None),
        ("courier/articles/12345678.html", None),
        ("courier/20161214123.html", None),
        ("courier/2016/bridge.html", None),
        ("2999/12/14/bridge.html", None),
    ],
)
def test_a_path_gives_a_day(path: str, day: str | None) -> None:
    found = day_of_path(path)
    assert (str(found) if found else None) == day


def test_the_path_of_the_file_is_asked_last() -> None:
    found = read(name="courier/2016/12/14/bridge.html", url=None)
    assert (str(found.published), dict(found.came_from)["published"]) == ("2016-12-14", "path")
    assert (
        str(read(linked({"@type": "Article", "datePublished": "2011"}), name="2016/12/14/a.html").published) == "2011"
    )


def test_the_address_gives_the_day_where_nothing_else_does() -> None:
    found = read(url="https://courier.example/2016/12/14/bridge")
    assert (str(found.published), dict(found.came_from)["published"]) == ("2016-12-14", "address")


def test_a_text_export_says_what_its_first_lines_gave() -> None:
    found = read_text(f"• World\n\nBridge closes\n\nBy Ann Teller\n\n12 December 2016\n\n{PROSE}\n\n{PROSE}")
    assert dict(found.came_from) == {
        **dict.fromkeys(("section", "title", "authors", "published"), "first lines"),
        "language": "text",
    }


def test_a_record_says_what_it_gave() -> None:
    found = read_text(PROSE, title="Bridge", source="The Courier", language="en")
    assert dict(found.came_from) == dict.fromkeys(("title", "source", "language"), "record")


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en", PROSE, "en"),
        ("de-AT", GERMAN, "de"),
        (None, GERMAN, "de"),
        ("en", GERMAN, "de"),
        ("en-US", ZULU, "zu"),
        ("af", PROSE, "en"),
        ("en", "Savings and Loan sets dividend", "en"),
        (None, "Savings and Loan sets dividend", None),
    ],
)
def test_the_language_is_the_declared_one_unless_the_text_contradicts_it(
    declared: str | None, text: str, language: str | None
) -> None:
    found = read_text(f"{text}\n\n{text}" if len(text) > 100 else text, title="Osmay", language=declared)
    assert found.language == language
    told = [note for note in found.notes if "declares the language" in note]
    assert bool(told) == (declared is not None and declared[:2] != language)


SCORES = (
    "Osmay d. Pellick 70-44, Quill 14 11 6 15 44, Weir 9 8 7 20 44, Marlby d. Hollin 51-50, Thornby 8 8 8 8 32, Selby 9"
)


@pytest.mark.parametrize("text", ["", "Osmay 12 12 12", SCORES])
def test_a_text_that_is_none_has_no_language(text: str) -> None:
    assert detected_language(text) is None


def test_the_page_is_left_as_it_was_and_only_its_marks_go_on() -> None:
    story = f"<p>{PROSE}</p>" * 50
    page = (
        f"<html lang='en'><head><title>T</title></head><body><p class='byline'>By Ann Teller</p>{story}</body></html>"
    )
    tree = LexborHTMLParser(page)
    before = tree.html
    small = digest(tree)
    assert PROSE not in small.get_text()
    assert "Ann Teller" in small.get_text()
    assert tree.html == before


@pytest.mark.parametrize(
    "page",
    [
        *("", "<", "<div>" * 5_000 + "<p class='byline'>By Ann Teller"),
        *("<li class='author'>" * 20_000, "<a href='/tag/x'>" * 5_000),
    ],
    ids=["nothing", "a bracket", "deep", "wide", "links"],
)  # fmt: skip
def test_any_markup_gives_metadata(page: str) -> None:
    assert from_page(LexborHTMLParser(page), page, True, None).published is None


def test_every_value_says_where_it_came_from() -> None:
    node = {"@type": "NewsArticle", "headline": "Bridge", "author": "Ann Teller and AFP", "datePublished": "2016-12-11"}
    found = read(linked({**node, "dateModified": "2016-12-12", "keywords": "roads", "articleSection": "News"}))
    names = ("title", "authors", "agency", "published", "updated", "section", "tags", "source", "url", "language")
    assert {name for name, _ in found.came_from} == {name for name in names if getattr(found, name)} == set(names)
    assert all(re.fullmatch(r"[a-z][\w :.-]+", source) for _, source in found.came_from)


def test_several_names_in_one_tag_of_libraries_are_not_turned_round() -> None:
    found = read("<meta name='DC.creator' content='Ann Teller, Jo Marsh, Will Stone'>")
    assert found.authors == ("Ann Teller", "Jo Marsh", "Will Stone")


def test_links_of_two_authors_side_by_side_name_both() -> None:
    body = "<p><a rel='author' href='/a'>Ann Teller</a> <a rel='author' href='/j'>Jo Marsh</a></p>"
    assert read(body=body).authors == ("Ann Teller", "Jo Marsh")


def test_a_link_to_a_page_of_authors_that_is_no_whole_name_is_nobody() -> None:
    assert read(body="<p><a href='/authors/osmaynauts'>Osmaynauts</a></p>").authors == ()


def test_a_byline_beside_a_large_drawing_is_read() -> None:
    body = f"<p class='byline'><svg>{'<path></path>' * 1_000}</svg>By Ann Teller</p>"
    assert read(body=body).authors == ("Ann Teller",)


def test_the_title_of_a_drawing_is_not_the_pages() -> None:
    assert read(body="<svg><title>Menu</title></svg>").title is None


def test_the_day_on_which_a_page_was_saved_is_not_guessed() -> None:
    assert read(body=f"<div class='post-info'>Osmay {datetime.now(UTC).date()}</div>").published is None
