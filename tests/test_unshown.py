"""A page that shows no story gives the one that it holds for other readers, or says where that is."""

import json
from pathlib import Path

import pytest

from index.article import Article, Paragraph
from index.config import Config
from index.extract import extract
from index.page import Origin, Page, Skip
from index.story.unshown import IN_FIELD, IN_FRAMES, TOLD, VEILED
from index.story.worth_a_look import PAYWALL

PARAGRAPHS = (
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked"
    " the people who live beyond it.",
    "Nine of its eleven piers have been found to stand on nothing that an engineer would name, according to a survey"
    " which the county paid for in March.",
    "The ferry will carry carts and cattle until then, though not on Sundays, and the ferryman has asked for a lamp.",
)
MARKED = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
MENU = "<nav><a href='/'>News</a> <a href='/roads'>Roads</a></nav><div id='app'></div>"
NOTICE = (
    "We have found that your browser runs no scripts. Please turn JavaScript on, or use one of the browsers that we"
    " know, to go on to the Courier."
)


def read(body: str, head: str = "<title>Bridge closed</title>") -> Article | Skip:
    content = f"<!doctype html><html><head>{head}</head>{body}</html>"
    return extract(Page(Origin(Path("/archive/bridge.html"), "bridge.html"), "html", content), Config())


def article(body: str, head: str = "<title>Bridge closed</title>") -> Article:
    found = read(body, head)
    assert isinstance(found, Article), found
    return found


def body(found: Article) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in found.body)


def linked(text: str, **more: object) -> str:
    node = {"@type": "NewsArticle", "headline": "Bridge closed", "articleBody": text, **more}
    return f"<title>Bridge closed</title><script type='application/ld+json'>{json.dumps(node)}</script>"


@pytest.mark.parametrize(
    "page",
    [
        f"<body>{MENU}<noscript>{MARKED}</noscript></body>",
        f"<body>{MENU}<template><article>{MARKED}</article></template></body>",
        f"<frameset><frame src='a'><noframes><body>{MARKED}</body></noframes></frameset>",
    ],
    ids=["noscript", "template", "noframes"],
)
def test_a_story_for_other_browsers_is_read_where_the_page_shows_none(page: str) -> None:
    found = article(page)
    assert (body(found), VEILED in found.notes) == (PARAGRAPHS, True)


def test_what_is_for_other_browsers_adds_nothing_to_a_story() -> None:
    image = f"<noscript><img src='a.jpg'><p>{PARAGRAPHS[0]}</p><p>The bridge, seen from a boat.</p></noscript>"
    found = article(f"<body><article>{MARKED}{image}</article></body>")
    assert (body(found), found.removed, found.notes) == (PARAGRAPHS, (), ())


def test_a_notice_to_browsers_without_scripts_is_no_story() -> None:
    assert isinstance(read(f"<body>{MENU}<noscript><p>{NOTICE}</p></noscript></body>"), Skip)


@pytest.mark.parametrize("parted", ["\n", "\n\n", "</p><p>", "<br><br>"])
def test_the_story_that_linked_data_tell_is_read_where_the_page_shows_none(parted: str) -> None:
    found = article(f"<body>{MENU}</body>", linked(parted.join(PARAGRAPHS)))
    assert (body(found), found.title, found.notes) == (PARAGRAPHS, "Bridge closed", (TOLD,))
    assert {line.rule for line in found.removed} == {"navigation"}


def test_a_told_story_is_cleaned_as_a_text_is() -> None:
    found = article(f"<body>{MENU}</body>", linked("\n".join(("4 minute read", *PARAGRAPHS, "• A lamp"))))
    assert found.body == (*map(Paragraph, PARAGRAPHS), Paragraph("A lamp", "item"))


@pytest.mark.parametrize(
    "shown",
    [
        "<p>We and our partners use cookies and ask for your consent. Accept all cookies.</p>",
        "<h1>Bridge closed</h1><p>From Monday on nobody will cross the river by the old bridge, for a year.</p>",
    ],
    ids=["a consent wall", "a teaser"],
)
def test_a_told_story_wins_over_a_page_that_shows_little(shown: str) -> None:
    assert body(article(f"<body>{MENU}{shown}</body>", linked("\n".join(PARAGRAPHS)))) == PARAGRAPHS


def test_the_article_of_the_page_tells_its_story_and_no_other() -> None:
    other = {"@type": "NewsArticle", "articleBody": "\n".join(PARAGRAPHS[::-1]) * 2}
    head = linked("\n".join(PARAGRAPHS), datePublished="2016-12-12")
    head += f"<script type='application/ld+json'>{json.dumps(other)}</script>"
    assert body(article(f"<body>{MENU}</body>", head)) == PARAGRAPHS


def test_a_told_story_changes_nothing_where_the_page_shows_it() -> None:
    found = article(f"<body><article>{MARKED}</article></body>", linked("\n".join(PARAGRAPHS)))
    assert (body(found), found.notes) == (PARAGRAPHS, ())


@pytest.mark.parametrize("name", ["itemprop='articleBody'", "property='og:description'", "name='description'"])
def test_a_meta_element_that_holds_a_whole_story_tells_it(name: str) -> None:
    text = " ".join(PARAGRAPHS * 2)
    found = article(f"<body>{MENU}</body>", f"<title>Bridge closed</title><meta {name} content='{text}'>")
    assert (body(found), found.notes[:1]) == ((text,), (TOLD,))


def test_a_told_story_for_subscribers_may_be_cut() -> None:
    found = article(f"<body>{MENU}</body>", linked("\n".join(PARAGRAPHS), isAccessibleForFree=False))
    assert found.notes == (TOLD, PAYWALL)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (f"<body>{MENU}<textarea>{MARKED}</textarea></body>", IN_FIELD),
        ("<frameset><frame src='a'><noframes>No frames here.</noframes></frameset>", IN_FRAMES),
        (f"<body>{MENU}<textarea>Write to us</textarea></body>", None),
    ],
)
def test_a_page_without_a_story_says_where_its_text_is(page: str, reason: str | None) -> None:
    found = read(page)
    assert isinstance(found, Skip)
    assert (found.reason, found.detail) == ("no article in it", reason)
