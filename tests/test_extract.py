"""A page becomes an article, whatever it holds; never an exception."""

import pickle
import textwrap
from pathlib import Path
from typing import Literal

import pytest

from index.article import Article, ArticleDate, Paragraph, Removed
from index.cleaning.sites import rules_of
from index.config import Config, Site
from index.errors import ConfigError
from index.extract import extract
from index.page import Hints, Origin, Page, Skip

ORIGIN = Origin(Path("/archive/courier/bridge.html"), "courier/bridge.html")
PROSE = (
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked"
    " the people who live beyond it."
)
MORE = (
    "Nine of its eleven piers have been found to stand on nothing that an engineer would name, according to a survey"
    " which the county paid for in March."
)
EXPORT = f"""• World
  • Osmay

The Closing of the Bridge Cuts Off Osmay’s Farms, and the Mayor’s Patience

4 minute read

{PROSE}

{MORE}

More Must-Reads from the Courier

Contact us at letters@courier.example
"""


def page(content: str, kind: Literal["html", "text"] = "text", **hints: object) -> Page:
    return Page(ORIGIN, kind, content, Hints(**hints))  # type: ignore[arg-type]


def article(
    content: str, kind: Literal["html", "text"] = "text", config: Config | None = None, **hints: object
) -> Article:
    found = extract(page(content, kind, **hints), config or Config())
    assert isinstance(found, Article), found
    return found


def html(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def texts(found: Article) -> list[str]:
    return [paragraph.text for paragraph in found.body]


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


@pytest.mark.parametrize("key", ["courier.example", "www.courier.example", "Courier.Example", "Courier", "COURIER"])
def test_a_site_is_known_by_host_source_or_folder(key: str) -> None:
    config = Config(site={key: Site(drop=("Tide at .*",))})
    found = article(
        f"{PROSE}\n\nTide at noon\n\n{MORE}", config=config, url="https://www.courier.example/a", source="Courier"
    )
    assert found.removed == (Removed("Tide at noon", "site-drop", 1),)


@pytest.mark.parametrize(
    "origin",
    [
        Origin(Path("/in/gazette/1.txt"), "1.txt"),
        Origin(Path("/in/gazette.zip"), "in/gazette.zip", "gazette/1.txt"),
        Origin(Path("/in/gazette/all.jsonl"), "in/gazette/all.jsonl", record=7),
    ],
    ids=str,
)
def test_a_sites_folder_is_that_of_a_file_named_by_itself_or_within_an_archive_too(origin: Origin) -> None:
    config = Config(site={"gazette": Site(drop=("Tide at .*",))})
    found = extract(Page(origin, "text", f"{PROSE}\n\nTide at noon\n\n{MORE}"), config)
    assert isinstance(found, Article)
    assert found.removed == (Removed("Tide at noon", "site-drop", 1),)
    assert rules_of(found, config).drops("Tide at noon")


@pytest.mark.parametrize("key", ["islander.example", "www.islander.example", "The Islander"])
def test_a_page_without_a_record_says_itself_of_which_site_it_is(key: str) -> None:
    head = "<link rel='canonical' href='https://www.islander.example/a'><meta property='og:site_name' content='{0}'>"
    body = f"<article><p>{PROSE}</p><div class='tides'>Tide at noon</div><p>{MORE}</p></article>"
    config = Config(site={key: Site(remove=(".tides",)), "courier": Site(drop=("Tide at .*",))})
    found = article(html(body, head.format("The Islander")), "html", config=config)
    assert found.removed == (Removed("Tide at noon", "site-remove", 1),)


@pytest.mark.parametrize("line", ["4 minute read", "• 4 minute read", "Bridge falls"])
def test_a_line_that_a_site_keeps_is_of_the_story_whatever_else_says_no(line: str) -> None:
    config = Config(site={"courier": Site(keep=("4 minute .*", "Bridge falls"))})
    found = article(f"{line}\n\n{PROSE}\n\n{MORE}", config=config, title="Bridge falls")
    assert ([text.removeprefix("• ") for text in texts(found)], found.removed) == (
        [line.removeprefix("• "), PROSE, MORE],
        (),
    )


def test_a_line_that_a_site_both_keeps_and_drops_stays() -> None:
    config = Config(site={"courier": Site(drop=("Tide at .*",), keep=("Tide at noon",))})
    found = article(f"{PROSE}\n\nTide at noon\n\nTide at dusk\n\n{MORE}", config=config)
    assert (texts(found)[1], found.removed) == ("Tide at noon", (Removed("Tide at dusk", "site-drop", 2),))


def test_a_dropped_line_tells_nothing_of_the_article() -> None:
    config = Config(site={"courier": Site(drop=("By Ruth .*",))})
    found = article(f"Bridge falls\n\nBy Ruth Pellow\n\n{PROSE}\n\n{MORE}", config=config)
    assert (found.authors, [line.rule for line in found.removed]) == ((), ["headline", "site-drop"])


def test_a_kept_line_outside_the_main_story_is_put_back_into_it() -> None:
    body = f"<article><p>{PROSE}</p><p>{MORE}</p></article><footer><p>Tide at noon</p></footer>"
    config = Config(site={"courier": Site(keep=("Tide at .*",))})
    assert "Tide at noon" in texts(article(html(body), "html", config=config))


def test_a_site_can_cut_elements_and_say_where_its_story_is() -> None:
    site = Site(name="The Courier", story="#tale", remove=(".tides",))
    body = f"<div id='tale'><p>{PROSE}</p><div class='tides'>Tide at noon</div><p>{MORE}</p></div><p>Weather: rain</p>"
    found = article(html(body), "html", config=Config(site={"courier": site}))
    assert (texts(found), found.source, found.removed) == (
        [PROSE, MORE],
        "The Courier",
        (Removed("Tide at noon", "site-remove", 1), Removed("Weather: rain", "outside-main-story", 2)),
    )


@pytest.mark.parametrize(
    ("site", "message"),
    [
        (Site(remove=("div[",)), "[site.'other.example']: 'div[' in remove is not a CSS selector"),
        (Site(story=""), "[site.'other.example']: '' in story is not a CSS selector"),
        (Site(drop=("x{99999999999}",)), "[site.'other.example']: 'x{99999999999}' in drop is not a regular"),
        (Site(drop=("(",)), "[site.'other.example']: '(' in drop is not a regular expression"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named_whatever_the_page(site: Site, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        extract(page(PROSE), Config(site={"other.example": site}))
    assert str(error.value).startswith(message)


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


def test_each_of_a_sites_expressions_is_read_by_itself() -> None:
    site = Site(drop=("(?i)tide at .*", "(?P<word>low) (?P=word)", r"(high) \1"))
    found = article(f"{PROSE}\n\nTIDE AT noon\n\nhigh high\n\n{MORE}", config=Config(site={"courier": site}))
    assert [(line.text, line.rule) for line in found.removed] == [
        ("TIDE AT noon", "site-drop"),
        ("high high", "site-drop"),
    ]


def test_a_dropped_line_outside_the_story_is_still_outside_it() -> None:
    body = f"<nav><p>Read on about tides</p></nav><article><p>{PROSE}</p><p>{MORE}</p></article>"
    found = article(html(body), "html", config=Config(site={"courier": Site(drop=("Read on .*",))}))
    assert [(line.text, line.rule) for line in found.removed] == [("Read on about tides", "navigation")]


def test_what_a_sites_selectors_cut_stays_out_though_its_line_is_to_be_kept() -> None:
    body = f"<article><p>{PROSE}</p><div class='tides'>Tide at noon</div><p>{MORE}</p></article>"
    config = Config(site={"courier": Site(remove=(".tides",), keep=("Tide at .*",))})
    assert texts(article(html(body), "html", config=config)) == [PROSE, MORE]
