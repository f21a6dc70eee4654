"""From a page to a clean article: the order of the steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup

from index.article import Article, Paragraph, Removed
from index.cleaning.address import article_id
from index.cleaning.boilerplate import verdicts
from index.cleaning.captions import with_captions
from index.cleaning.front_matter import (
    BREADCRUMB,
    breadcrumb,
    credits,
    is_headline,
    named_in_trailer,
    repeats_headline,
    section_path,
)
from index.cleaning.lines import is_prose, without_bullet, word_count
from index.cleaning.markup import is_whole_page, read_html, visible_blocks
from index.cleaning.metadata import Metadata, finished, first_known, from_front_matter, from_hints
from index.cleaning.outside import lines_outside
from index.cleaning.page_metadata import from_page
from index.cleaning.plain_text import as_paragraph, paragraphs_of
from index.cleaning.sites import SiteRules, rules_for
from index.cleaning.story import find_story
from index.config import Config
from index.page import Page, Skip

NO_ARTICLE = "no article in it"
HEADLINE, SITE_REMOVE = "headline", "site-remove"
_LONGEST_KICKER = 3  # words that may stand above the headline
_LEAST_WORDS = 25  # of a story that has neither a headline in its record nor a paragraph of running text


@dataclass(frozen=True, slots=True)
class _Draft:
    """A story on its way: what is left of it, what it says of itself, what was left out."""

    body: tuple[Paragraph, ...]
    about: Metadata
    removed: tuple[Removed, ...] = ()


def extract(page: Page, config: Config) -> Article | Skip:
    """The clean article of a page, or the reason why there is none.

    Nothing in a page makes it raise; ConfigError for a site's rule that cannot be used.
    """
    site = rules_for(page, config)
    hinted = from_hints(page.hints, config.day_first)
    content = page.content.replace("\x00", "")
    draft = (_from_html if page.kind == "html" else _from_text)(content, hinted, site, config)
    about = finished(draft.about, site.name, page.hints.url)
    return _lacking(page, draft) or _article(page, draft, about)


def _from_html(content: str, hinted: Metadata, site: SiteRules, config: Config) -> _Draft:
    soup = read_html(content)
    cut = _cut(soup, site)
    known = first_known((hinted, from_page(soup, config.day_first, hinted.url)))
    paragraphs = _story(str(soup) if cut else content, soup, known.url, site)
    draft = _cleaned(paragraphs, known, site, config)
    blocks = visible_blocks(soup)
    body = with_captions(draft.body, blocks)
    removed = (*draft.removed, *cut)
    return _Draft(body, draft.about, (*removed, *lines_outside(_lines(blocks), _lines(body), removed)))


def _lines(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [line for paragraph in paragraphs for line in paragraph.text.split("\n")]


def _from_text(content: str, hinted: Metadata, site: SiteRules, config: Config) -> _Draft:
    lines = paragraphs_of(content)
    crumbs = breadcrumb(lines)
    section = section_path(without_bullet(line)[0] for line in lines[:crumbs])
    known = first_known((hinted, Metadata(section=section)))
    draft = _cleaned([Paragraph(line) for line in lines[crumbs:]], known, site, config)
    trail = tuple(Removed(line, BREADCRUMB) for line in lines[:crumbs])
    about = first_known((draft.about, Metadata(source=named_in_trailer(one.text for one in draft.removed))))
    body = tuple(as_paragraph(paragraph.text) for paragraph in draft.body)
    return _Draft(body, about, (*trail, *draft.removed))


def _cut(soup: BeautifulSoup, site: SiteRules) -> tuple[Removed, ...]:
    """Take what the site's selectors find out of the page."""
    removed: list[Removed] = []
    for selector in site.remove:
        for element in selector.select(soup):
            if not element.decomposed:
                removed += (Removed(block.text, SITE_REMOVE) for block in visible_blocks(element))
                element.decompose()
    return tuple(removed)


def _story(content: str, soup: BeautifulSoup, url: str | None, site: SiteRules) -> Sequence[Paragraph]:
    """Where the site says, else all of a fragment, else what the story finder finds."""
    if site.story:
        found = tuple(block for element in site.story.select(soup) for block in visible_blocks(element))
        if found:
            return found
    return find_story(content, url) if is_whole_page(content) else visible_blocks(soup)


def _cleaned(paragraphs: Sequence[Paragraph], known: Metadata, site: SiteRules, config: Config) -> _Draft:
    """The story without the lines that a rule takes, and what its first lines say."""
    names = verdicts([paragraph.text for paragraph in paragraphs], site.lines)
    left = [n for n, name in enumerate(names) if name is None]
    found = credits([paragraphs[n].text for n in left], config.day_first)
    layers = [known]
    for place, (rule, front) in found.items():
        names[left[place]] = rule
        layers.append(from_front_matter(front))
    left = [n for n in left if names[n] is None]
    place = _headline([paragraphs[n].text for n in left], known.title)
    for n in left[: place + 1]:
        names[n] = HEADLINE
    if place == 0:
        layers.append(Metadata(title=paragraphs[left[0]].text))
    body = tuple(paragraph for paragraph, name in zip(paragraphs, names, strict=True) if name is None)
    removed = tuple(Removed(p.text, name) for p, name in zip(paragraphs, names, strict=True) if name is not None)
    return _Draft(body, first_known(layers), removed)


def _headline(lines: Sequence[str], title: str | None) -> int:
    """Which line is the headline, -1 for none: the known one, below a short kicker at most, or one by its looks."""
    if len(lines) < 2:
        return -1
    if title is None:
        return 0 if is_headline(lines[0]) else -1
    top = lines[:2] if word_count(lines[0]) <= _LONGEST_KICKER else lines[:1]
    return next((n for n, line in enumerate(top) if repeats_headline(line, title)), -1)


def _lacking(page: Page, draft: _Draft) -> Skip | None:
    """A skip where there is no story: a record with a headline may be brief, anything else has to say something."""
    if page.hints.title:
        return None
    words = sum(word_count(paragraph.text) for paragraph in draft.body)
    if words < _LEAST_WORDS and not any(is_prose(paragraph.text) for paragraph in draft.body):
        return Skip(page.origin, NO_ARTICLE, f"{words} words of text" if words else None)
    return None


def _article(page: Page, draft: _Draft, about: Metadata) -> Article:
    return Article(
        id=article_id(page.hints.id, about.url, str(page.origin)),
        title=about.title,
        body=draft.body,
        authors=about.authors,
        published=about.published,
        updated=about.updated,
        section=about.section,
        tags=about.tags,
        source=about.source,
        url=about.url,
        language=about.language,
        origin=str(page.origin),
        path=str(page.origin.path),
        removed=draft.removed,
    )
