"""An HTML page, or the HTML body of a dump's record, as a draft."""

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from index.article import Line, Paragraph, Removed
from index.cleaning.captions import with_captions
from index.cleaning.markup import is_whole_page, read_html, visible_blocks
from index.cleaning.outside import lines_outside
from index.cleaning.sites import SiteRules
from index.cleaning.story import find_story
from index.cleaning.verdict import judged
from index.draft import Draft
from index.metadata.page_metadata import from_page
from index.metadata.values import Metadata, first_known

SITE_REMOVE = "site-remove"


def draft_html(content: str, hinted: Metadata, site: SiteRules, *, day_first: bool) -> Draft:
    """Every visible line of the page with its verdict."""
    soup = read_html(content)
    cut = _cut(soup, site)
    known = first_known((hinted, from_page(LexborHTMLParser(content), content, day_first, hinted.url)))
    found = _story(str(soup) if cut else content, soup, known.url, site)
    lines, about = judged([Line(one.text, one.kind) for one in found], known, site, day_first=day_first)
    blocks = visible_blocks(soup)
    body = with_captions([Paragraph(line.text, line.kind) for line in lines if line.rule is None], blocks)
    removed = (*(Removed(line.text, line.rule) for line in lines if line.rule), *cut)
    outside = lines_outside(_texts(blocks), _texts(body), removed)
    return Draft(
        (
            *(Line(one.text, one.kind, one.rule) for one in removed),
            *(Line(one.text, one.kind) for one in body),
            *(Line(one.text, one.kind, one.rule) for one in outside),
        ),
        about,
    )


def _texts(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [line for paragraph in paragraphs for line in paragraph.text.split("\n")]


def _cut(soup: BeautifulSoup, site: SiteRules) -> tuple[Removed, ...]:
    """Take what the site's selectors find out of the page."""
    removed: list[Removed] = []
    for selector in site.remove:
        for element in selector.select(soup):
            if not element.decomposed:
                removed += (Removed(block.text, SITE_REMOVE) for block in visible_blocks(element))
                element.decompose()
    return tuple(removed)


def _story(content: str, soup: BeautifulSoup, url: str | None, site: SiteRules) -> tuple[Paragraph, ...]:
    """Where the site says, else all of a fragment, else what the story finder finds."""
    if site.story:
        found = tuple(block for element in site.story.select(soup) for block in visible_blocks(element))
        if found:
            return found
    return find_story(content, url) if is_whole_page(content) else visible_blocks(soup)
