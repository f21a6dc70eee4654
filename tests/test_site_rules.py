"""A site's own rules win over everything else, on every page that is of the site."""

from pathlib import Path

import pytest

from index.article import Article, Removed
from index.cleaning.sites import rules_of
from index.config import Config, Site
from index.errors import ConfigError
from index.extract import extract
from index.page import Origin, Page
from tests.extraction import MORE, PROSE, article, html, page, texts


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
