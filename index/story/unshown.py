"""What a page holds and does not show as it was saved: text for browsers without scripts or frames, and in its data."""

import html
import re

from selectolax.lexbor import LexborHTMLParser

from index.cleaning.lines import one_line, word_count
from index.metadata.digest import digest
from index.metadata.linked_data import LinkedData, first_text
from index.metadata.marks import find_marks
from index.story.blocks import read_blocks
from index.story.finder import LONGEST_DESCRIPTION
from index.story.head import article_bodies

VEILED = "the page shows no story; its text was taken from what is there for browsers without scripts or frames"
TOLD = "the page shows no story; its text was taken from its data for search engines"
IN_FIELD, IN_FRAMES = "its text is in a form", "its text is in other pages, its frames"
LEAST_VEILED = 60  # words; what tells readers to turn scripts on is shorter
_LEAST_FIELD = 25  # words of a form's text that may be an article
_VEIL = re.compile(r"<(/?)(?:noscript|template|noframes)\b[^<>]*>", re.IGNORECASE)
_FRAMES = re.compile(r"</?frameset\b[^<>]*>", re.IGNORECASE)
_IN_HEAD = 'meta[itemprop="articleBody"], meta[property="og:description"], meta[name="description"]'
_DESCRIBED = re.compile(r"<meta\b[^<>]{0,200}?(?:articleBody|description)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"<(?:frameset|textarea)\b", re.IGNORECASE)
_TAGS = re.compile(r"<(?:p|br|div|h\d|ul|ol|li|a|b|i|em|strong|span|blockquote)\b", re.IGNORECASE)


def unveiled(page: str) -> str | None:
    """The page with what browsers leave out where they run scripts and know frames; None where it has no such part."""
    shown = _VEIL.sub(r"<\1div>", _FRAMES.sub("", page))
    return None if shown == page else shown


def told_story(page: str, address: str | None) -> str:
    """The story as JSON-LD holds it, paragraphs on lines of their own; "" where it has none."""
    if '"articleBody"' not in page:
        return ""
    tree = LexborHTMLParser(page)
    node = LinkedData(find_marks(digest(tree)).named["script"]).article(frozenset({address or ""}))
    bodies = article_bodies(page)
    return _as_text(first_text(node, "articleBody") or (bodies[0] if len(bodies) == 1 else ""))


def told_in_head(page: str) -> str:
    """The story as the page's meta elements hold it, or a description too long to be one; "" where there is none."""
    if not _DESCRIBED.search(page):  # which saves parsing a large page again
        return ""
    told = (_as_text(element.attributes.get("content") or "") for element in LexborHTMLParser(page).css(_IN_HEAD))
    return max((text for text in told if len(text) > LONGEST_DESCRIPTION), key=len, default="")


def unread(page: str) -> str | None:
    """Where the text of a page without a story is, if that can be told."""
    if not _ELSEWHERE.search(page):
        return None
    tree = LexborHTMLParser(page)
    if tree.css_first("frameset") is not None:
        return IN_FRAMES
    fields = (word_count(one_line(field.text() or "")) for field in tree.css("textarea"))
    return IN_FIELD if max(fields, default=0) >= _LEAST_FIELD else None


def _as_text(told: str) -> str:
    text = html.unescape(told)
    if not _TAGS.search(text):
        return text
    return "\n\n".join(read_blocks(LexborHTMLParser(text)).text)
