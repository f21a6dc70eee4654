"""A page becomes an article, whatever it holds; never an exception."""

import pickle
import textwrap
from typing import Literal

import pytest

from index.article import Article, ArticleDate, Paragraph, Removed
from index.config import Config
from index.extract import extract
from index.page import Skip
from tests.extraction import MORE, ORIGIN, PROSE, article, html, page, texts

EXPORT = f"""• World
  • Osmay

The Closing of the Bridge Cuts Off Osmay’s Farms, and the Mayor’s Patience

4 minute read

{PROSE}

{MORE}

More Must-Reads from the Courier

Contact us at letters@courier.example
"""


def test_an_export_is_freed_of_all_that_is_not_story() -> None:
    found = article(EXPORT)
    assert found == Article(
        id=found.id,
        title="The Closing of the Bridge Cuts Off Osmay’s Farms, and the Mayor’s Patience",
        body=(Paragraph(PROSE), Paragraph(MORE)),
        section=("World", "Osmay"),
        source="Courier",
        language="en",
        origin="courier/bridge.html",
        path="/archive/courier/bridge.html",
        came_from=(
            ("title", "first lines"),
            ("section", "first lines"),
            ("source", "last lines"),
            ("language", "text"),
        ),
        removed=(
            Removed("• World", "breadcrumb"),
            Removed("• Osmay", "breadcrumb"),
            Removed("The Closing of the Bridge Cuts Off Osmay’s Farms, and the Mayor’s Patience", "headline"),
            Removed("4 minute read", "reading-time"),
            Removed("More Must-Reads from the Courier", "must-reads", 2),
            Removed("Contact us at letters@courier.example", "must-reads", 2),
        ),
    )


@pytest.mark.parametrize(
    "items",
    [
        ("Nobody hurt", "Bridge closed", "Mayor resigns."),
        ("Two ropes,", "Oil for lamps,", "Bread"),
        ("Council votes to close bridge", "Mayor sends letter", "Farms are cut off"),
        ("Two dead", "Bridge closed", "The mayor has not been seen since Monday night"),
    ],
)
def test_a_storys_list_at_its_head_is_no_breadcrumb(items: tuple[str, ...]) -> None:
    listed = "\n".join(f"• {item}" for item in items)
    found = article(f"{listed}\n\n{PROSE}\n\n{MORE}", title="Bridge to close")
    assert (found.section, [line.rule for line in found.removed if line.rule == "breadcrumb"]) == ((), [])


@pytest.mark.parametrize(
    "crumbs",
    [
        ("Home", "Roads and other ways", "Bridges"),
        ("World", "U.S.", "Roads and bridges of Osmay"),
        ("World", "Osmay", "The long way round to every farm beyond the bridge"),
    ],
)
def test_a_breadcrumb_may_end_with_the_page_itself(crumbs: tuple[str, ...]) -> None:
    listed = "\n".join(f"• {item}" for item in crumbs)
    found = article(f"{listed}\n\n{crumbs[-1]}\n\n{PROSE}\n\n{MORE}")
    assert [line.text.removeprefix("• ") for line in found.removed if line.rule == "breadcrumb"][:2] == [*crumbs[:2]]


def test_byline_and_date_line_are_read_and_leave_the_text() -> None:
    found = article(f"Bridge to close\n\nBy Ann Teller and Jo Marsh\n\n12 December 2016\n\n{PROSE}")
    assert (found.authors, found.published, texts(found)) == (
        ("Ann Teller", "Jo Marsh"),
        ArticleDate(2016, 12, 12),
        [PROSE],
    )


def test_a_text_that_opens_with_a_paragraph_has_no_headline() -> None:
    found = article(f"{PROSE}\n\n{MORE}")
    assert (found.title, texts(found)) == (None, [PROSE, MORE])


def test_a_dateline_stays_in_the_text() -> None:
    line = f"OSMAY, Dec 12 (Coastal Press) - {PROSE}"
    assert texts(article(f"Bridge to close\n\n{line}")) == [line]


def test_hard_wrapped_lines_are_joined_into_paragraphs() -> None:
    wrapped = "\n\n".join("\n".join(textwrap.wrap(text, 62)) for text in (PROSE, MORE))
    assert texts(article(wrapped)) == [PROSE, MORE]


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    assert texts(article(f"{PROSE}\n{MORE}\n{PROSE}")) == [PROSE, MORE, PROSE]


def test_a_tag_line_below_the_story_gives_the_tags() -> None:
    found = article(f"{PROSE}\n\n{MORE}\n\nTags: flood, Osmay; bridges")
    assert (found.tags, texts(found)) == (("flood", "Osmay", "bridges"), [PROSE, MORE])


def test_list_items_of_a_text_are_told_from_paragraphs() -> None:
    found = article(f"{PROSE}\n\n• A rope for each of the farms\n\n{MORE}")
    assert found.body == (Paragraph(PROSE), Paragraph("A rope for each of the farms", "item"), Paragraph(MORE))


def test_a_story_that_quotes_a_contact_line_keeps_it() -> None:
    quote = "“Contact us at help@quayline.example before Friday,” the leaflet ends, and forty people did."
    assert texts(article(f"{PROSE}\n\n{quote}")) == [PROSE, quote]


def test_text_is_composed_and_freed_of_invisible_characters() -> None:
    dirty = (
        PROSE.replace("council", "co\u00aduncil")
        .replace("old bridge", "old\u00a0 bri\u200bdge")
        .replace("year", "cafe\u0301")
    )
    assert texts(article(dirty)) == [PROSE.replace("year", "café")]


def test_a_record_of_a_dump_wins_over_what_its_text_says() -> None:
    found = article(
        f"By Ann Teller\n\n{PROSE}",
        id="a 17\t",
        title="Bridge closed",
        authors=("By Jo Marsh",),
        published="2016-12-11T23:30:00-05:00",
        section=("News/Roads",),
        tags=("bridge", "Bridge", "Osmay"),
        source="Courier",
        url="HTTPS://www.Courier.example/a?utm_source=x&p=1#top",
        language="en-GB",
    )
    assert found == Article(
        id="a-17",
        title="Bridge closed",
        body=(Paragraph(PROSE),),
        authors=("Jo Marsh",),
        published=ArticleDate(2016, 12, 11),
        section=("News", "Roads"),
        tags=("bridge", "Osmay"),
        source="Courier",
        url="https://www.courier.example/a?p=1",
        language="en",
        origin="courier/bridge.html",
        path="/archive/courier/bridge.html",
        came_from=tuple(
            (name, "record")
            for name in ("title", "authors", "published", "section", "tags", "source", "url", "language")
        ),
        removed=(Removed("By Ann Teller", "byline"),),
    )


@pytest.mark.parametrize("body", ["", "Qtly div 30 cts vs 30 cts prior"])
def test_a_record_with_a_headline_may_be_brief(body: str) -> None:
    found = article(body, title="Savings and Loan sets dividend")
    assert texts(found) == ([body] if body else [])
    assert found.notes == (() if body else ("it is a headline without a text",))


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text", ""),
        ("text", "\x00\x00"),
        ("text", "Log in"),
        ("html", ""),
        ("html", "<p></p>"),
        ("html", html("<ul><li><a href='/'>Home</a></li></ul>")),
        (
            "html",
            html("<div><p>We and our partners use cookies to show you the news.</p><button>Accept all</button></div>"),
        ),
    ],
)
def test_what_holds_no_story_is_skipped(kind: Literal["html", "text"], content: str) -> None:
    found = extract(page(content, kind), Config())
    assert isinstance(found, Skip)
    assert (found.origin, found.reason) == (ORIGIN, "no article in it")


def test_an_id_is_the_same_for_the_same_address() -> None:
    first = article(PROSE, url="https://courier.example/bridge?utm_medium=mail")
    second = article(MORE, url="https://COURIER.example/bridge#comments")
    assert first.id == second.id != article(PROSE).id


def test_an_address_of_the_whole_site_is_not_that_of_an_article() -> None:
    found = article(html(f"<p>{PROSE}</p>", "<link rel='canonical' href='https://courier.example/'>"), "html")
    assert found.url is None


def test_a_fragment_of_a_page_is_read_whole() -> None:
    found = article(f"<p>{PROSE}</p><blockquote>A year!</blockquote><ul><li>One rope</li></ul>", "html", title="Bridge")
    assert found.body == (Paragraph(PROSE), Paragraph("A year!", "quote"), Paragraph("One rope", "item"))


def test_a_caption_within_the_story_is_kept_without_its_credit() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>The bridge at low water. Photo: Jan Harker</figcaption></figure>"
    found = article(html(f"<article><p>{PROSE}</p>{figure}<p>{MORE}</p></article>"), "html")
    assert found.body == (Paragraph(PROSE), Paragraph("The bridge at low water.", "caption"), Paragraph(MORE))


def test_curly_quotes_of_windows_are_mended() -> None:
    assert texts(article(PROSE.replace("the mayor", "Osmay\x92s mayor"))) == [
        PROSE.replace("the mayor", "Osmay’s mayor")
    ]


def test_every_line_outside_the_story_is_told_once() -> None:
    body = f"<nav><a href='/'>News</a></nav><article><p>{PROSE}</p><p>{MORE}</p></article><footer><p>News</p></footer>"
    found = article(html(body + "<script>var hidden = 1;</script>"), "html")
    assert (texts(found), found.removed) == ([PROSE, MORE], (Removed("News", "navigation"),))


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 10_000 + f"<p>{PROSE}</p>",
        "<span>x" * 5_000,
        "<html><p>a<div></span><<<>>&&& <table><tr><p>x",
        "<!--" * 1_000,
        html(f"<p>{PROSE}</p>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":[' + "[" * 3_000),
        html(
            f"<p>{PROSE}</p>",
            '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":[{}]}}</script>',
        ),
        html(f"<p>{PROSE}</p>", "<link rel='canonical' href='http://[bad'>"),
        "".join(map(chr, range(1, 3_000))),
    ],
    ids=["deep", "deep inline", "broken", "comments", "endless JSON-LD", "odd JSON-LD", "bad address", "characters"],
)
@pytest.mark.parametrize("kind", ["html", "text"])
def test_nothing_in_a_page_raises(kind: Literal["html", "text"], content: str) -> None:
    assert isinstance(extract(page(content, kind, url="http://[bad"), Config()), Article | Skip)


@pytest.mark.parametrize("before", ["<!-- saved from the web -->\n", "\n\t ", "<?note of the archive?>"])
def test_a_page_is_one_however_much_stands_before_it(before: str) -> None:
    body = f"<nav><a href='/'>News</a></nav><article><p>{PROSE}</p><p>{MORE}</p></article>"
    assert article(before * 2_000 + html(body), "html").removed == (Removed("News", "navigation"),)


def test_a_whole_page_in_xhtml_is_behind_its_empty_title() -> None:
    head = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head>"
    assert texts(article(f"{head}<body><p>{PROSE}</p><p>{MORE}</p></body></html>", "html")) == [PROSE, MORE]


def test_a_page_of_five_megabytes_is_read_to_its_end() -> None:
    found = article("\n\n".join([PROSE] * 36_000))
    assert len(found.body) == 36_000


def test_pages_and_articles_travel_between_processes() -> None:
    sent = pickle.loads(pickle.dumps(page(EXPORT)))
    assert pickle.loads(pickle.dumps(extract(sent, Config()))) == article(EXPORT)
