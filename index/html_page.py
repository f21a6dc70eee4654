"""An HTML page, or the HTML body of a dump's record, as a draft."""

import re

from selectolax.lexbor import LexborHTMLParser

from index.cleaning.marking import mark_elements
from index.cleaning.sites import SiteRules
from index.cleaning.verdict import judged
from index.draft import Draft
from index.metadata.page_metadata import from_page
from index.metadata.values import Metadata, first_known
from index.story.blocks import MARK, read_blocks
from index.story.depth import flattened
from index.story.finder import all_of, find_story
from index.story.lines import lines_of
from index.story.page_kind import refusal
from index.story.worth_a_look import notes_on
from index.story.xhtml import with_ends

_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_BEFORE_PAGE = re.compile(r"(?:[\s\ufeff]+|<!--.*?-->|<\?[^>]*>)*", re.DOTALL)  # what may stand before any mark of one
_WITHIN = 5_000  # characters; a page of its own says so at its beginning, a fragment, such as a dump's body, never


def draft_html(content: str, hinted: Metadata, site: SiteRules, *, day_first: bool) -> Draft:
    """Every line of the page with its verdict; the page is parsed once, a site's selectors aside."""
    is_page = _is_page(content)
    marked = bool(site.story or site.remove)
    flat = flattened(with_ends(content))
    page = mark_elements(flat, site) if marked else flat
    tree = LexborHTMLParser(page)
    blocks = read_blocks(tree, marked=marked)
    story = find_story(tree, page, blocks) if is_page else all_of(blocks)
    found = lines_of(blocks, story)
    for element in tree.css(f"[{MARK}=remove]") if marked else ():
        element.decompose()
    known = first_known((hinted, from_page(tree, page, day_first, hinted.url)))
    lines, about = judged(found, known, site, day_first=day_first)
    if not is_page:
        return Draft(lines, about)
    return Draft(lines, about, story.doubt, notes_on(tree, page, story, lines), refusal(tree, blocks, lines, about.url))


def _is_page(content: str) -> bool:
    before = _BEFORE_PAGE.match(content)
    start = before.end() if before else 0
    return any(_WHOLE_PAGE.search(content, at, at + _WITHIN) for at in (0, start))
