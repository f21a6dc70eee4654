"""An HTML page, or the HTML body of a dump's record, as a draft."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser

from index.article import Line
from index.cleaning.lines import one_line, word_count
from index.cleaning.marking import STORY, mark_elements
from index.cleaning.sites import SiteRules
from index.cleaning.verdict import HEADLINE, judged
from index.draft import Draft
from index.metadata.front_matter import repeats_headline
from index.metadata.page_metadata import from_page
from index.metadata.values import Metadata, first_known
from index.story.blocks import MARK, read_blocks
from index.story.depth import flattened
from index.story.finder import all_of, find_story
from index.story.head import read_head
from index.story.lines import lines_of
from index.story.page_kind import read_marks, refusal
from index.story.parts import OUTSIDE
from index.story.unshown import LEAST_VEILED, TOLD, VEILED, told_in_head, told_story, unread, unveiled
from index.story.worth_a_look import notes_on
from index.story.xhtml import with_ends
from index.text_page import draft_text

_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_BEFORE_PAGE = re.compile(r"(?:[\s\ufeff]+|<!--.*?-->|<\?[^>]*>)*", re.DOTALL)  # what may stand before any mark of one
_WITHIN = 5_000  # characters; a page of its own says so at its beginning, a fragment, such as a dump's body, never
_BRIEF = 60  # words; a page that shows fewer may hold its story elsewhere
_FAR_MORE = 3  # times the words that the page shows, in the story that its data tell


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a page with what is known of it beforehand."""

    hinted: Metadata
    site: SiteRules
    day_first: bool

    def shown(self, page: str, *, is_page: bool) -> Draft:
        """What the page shows; it is parsed once, a site's selectors aside."""
        marked = bool(self.site.story or self.site.remove)
        page = mark_elements(page, self.site) if marked else page
        tree = LexborHTMLParser(page)
        blocks = read_blocks(tree, marked=marked)
        head = read_head(tree, page)
        story = find_story(head, page, blocks) if is_page else all_of(blocks)
        found = lines_of(blocks, story)
        for element in tree.css(f"[{MARK}=remove]") if marked else ():
            element.decompose()
        known = first_known((self.hinted, from_page(tree, page, self.day_first, self.hinted.url)))
        lines, about = judged(found, known, self.site, day_first=self.day_first)
        if not is_page:
            return Draft(lines, about)
        lines = _with_headline(lines, about.title)
        notes = notes_on(head, page, story.doubt, lines)
        marks, is_named = read_marks(tree, head), STORY in blocks.frames.mark
        refused = None if is_named else refusal(head, marks, blocks, story, lines, about.url)
        return Draft(lines, about, story.doubt, notes, refused, marks.is_article)

    def unveiled(self, page: str) -> Draft | None:
        """What the page shows to browsers without scripts or frames, if that is a story."""
        other = unveiled(page)
        draft = self.shown(other, is_page=True) if other else None
        if draft is None or draft.refused or draft.words < LEAST_VEILED:
            return None
        return replace(draft, notes=(VEILED, *draft.notes))

    def told(self, page: str, text: str, shown: Draft) -> Draft:
        """The story that the page's data tell, below what the page shows."""
        draft = draft_text(text, shown.about, self.site, day_first=self.day_first)
        beside = (replace(line, rule=line.rule or OUTSIDE) for line in shown.lines)
        notes = (TOLD, *notes_on(read_head(LexborHTMLParser(page), page), page, 0.0, draft.lines))
        return Draft((*beside, *draft.lines), draft.about, notes=notes)


def draft_html(content: str, hinted: Metadata, site: SiteRules, *, day_first: bool) -> Draft:
    """Every line of the page with its verdict."""
    reader = _Reader(hinted, site, day_first)
    page = flattened(with_ends(content))
    if not _is_page(content):
        return reader.shown(page, is_page=False)
    shown = reader.shown(page, is_page=True)
    return shown if shown.words >= _BRIEF and not shown.refused else _unshown(reader, page, shown)


def _unshown(reader: _Reader, page: str, shown: Draft) -> Draft:
    """The story that the page holds and does not show; what it shows where it holds none that says far more."""
    without_story = shown.refused is not None or not shown.says_something
    draft = reader.unveiled(page) if without_story else None
    if draft is not None:
        return draft
    text = told_story(page, shown.about.url)
    if not text and without_story and not shown.refused:
        text = told_in_head(page)
    if word_count(one_line(text)) >= max(_FAR_MORE * shown.words, _BRIEF):
        return reader.told(page, text, shown)
    return shown if shown.words or shown.refused else replace(shown, refused=unread(page))


def _with_headline(lines: Sequence[Line], title: str | None) -> tuple[Line, ...]:
    """The lines, the first of those outside of the story that is the headline named so, unless another one is."""
    if title is None or any(line.rule == HEADLINE for line in lines):
        return tuple(lines)
    outside = (n for n, line in enumerate(lines) if line.rule == OUTSIDE and repeats_headline(line.text, title))
    place = next(outside, None)
    return tuple(replace(line, rule=HEADLINE) if n == place else line for n, line in enumerate(lines))


def _is_page(content: str) -> bool:
    before = _BEFORE_PAGE.match(content)
    start = before.end() if before else 0
    return any(_WHOLE_PAGE.search(content, at, at + _WITHIN) for at in (0, start))
