"""A page that is no article is refused, with its reason; an article never, whatever it looks like."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from index.article import Line
from index.story.blocks import read_blocks
from index.story.page_kind import CONSENT, FRONT, GALLERY, LISTING, NOT_FOUND, VIDEO, refusal

PROSE = (
    "The council voted on Monday night to close the old bridge for a year, and the mayor said that nobody had asked"
    " the people who live beyond it."
)
ARTICLE = '<script type="application/ld+json">{"@type": ["NewsArticle"], "headline": "Bridge closed"}</script>'
COOKIES = "We and our partners use cookies. Accept all cookies or read our privacy policy about your personal data."
TEASERS = "".join(f"<h3><a href='/{n}'>Ferry {n} is late again</a></h3>" for n in range(30))
FRENCH_404 = "Page introuvable"


def refused(story: list[str], head: str = "", body: str = "", url: str | None = None) -> str | None:
    tree = LexborHTMLParser(f"<html><head>{head}</head><body>{body}</body></html>")
    return refusal(tree, read_blocks(tree), [Line("Menu", rule="navigation"), *map(Line, story)], url)


@pytest.mark.parametrize(
    ("story", "head", "body", "url", "reason"),
    [
        (["Sorry."], "<title>404 - Page not found | Courier</title>", "", None, NOT_FOUND),
        ([], f"<title>{FRENCH_404}</title>", "", None, NOT_FOUND),
        ([COOKIES], "", "", None, CONSENT),
        (["Ferry 1 is late again"], "", TEASERS, None, FRONT),
        ([PROSE], '<meta property="og:type" content="video.other">', "", None, VIDEO),
        ([PROSE], '<script type="application/ld+json">{"@type": "VideoObject"}</script>', "", None, VIDEO),
        ([PROSE], '<script type="application/ld+json">{"@type":"ImageGallery"}</script>', "", None, GALLERY),
        ([PROSE], '<script type="application/ld+json">{"@type":"CollectionPage"}</script>', "", None, LISTING),
        ([PROSE], "", "", "https://courier.example/tag/bridges", LISTING),
        ([PROSE], "", "", "https://courier.example/author/ann-teller/", LISTING),
    ],
)
def test_what_is_no_article_is_refused(story: list[str], head: str, body: str, url: str | None, reason: str) -> None:
    assert refused(story, head, body, url) == reason


@pytest.mark.parametrize(
    ("story", "head", "body", "url"),
    [
        ([PROSE], "", "", None),
        ([PROSE] * 8, "<title>Page not found: how a library lost its catalogue</title>", "", None),
        ([PROSE] * 3, "<title>Man not found guilty of arson</title>", "", None),
        ([PROSE], f"<title>Flight 404: what we know</title>{ARTICLE}", "", None),
        ([PROSE] * 3 + [COOKIES], "", "", None),
        ([PROSE], ARTICLE, TEASERS, "https://courier.example/topic/bridges/closed"),
        ([PROSE], f'<meta property="og:type" content="video.other">{ARTICLE}', "", None),
        ([PROSE] * 8, "", TEASERS, None),
        ([PROSE] * 8, "", "", "https://courier.example/archive/bridge-closed"),
        ([PROSE, "The town of Tagus lies on it."], "", "", "https://courier.example/stage/tags-and-nets"),
    ],
)
def test_an_article_is_not_refused(story: list[str], head: str, body: str, url: str | None) -> None:
    assert refused(story, head, body, url) is None
