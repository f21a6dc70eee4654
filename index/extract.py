"""From a page to a clean article: the order of the steps."""

from dataclasses import replace

from index.article import Article, body_and_removed
from index.cleaning.sites import SiteRules, rules_by, rules_for
from index.config import Config
from index.draft import Draft
from index.html_page import draft_html
from index.metadata.address import article_id
from index.metadata.finishing import finished
from index.metadata.values import from_hints
from index.page import Page, Skip
from index.site import places_of, site_key
from index.text_page import draft_text

NO_ARTICLE = "no article in it"
BARE = "it is a headline without a text"  # a note, as those of index/story/worth_a_look.py


def extract(page: Page, config: Config) -> Article | Skip:
    """The clean article of a page, or the reason why there is none.

    Nothing in a page makes it raise; ConfigError for a site's rule that cannot be used.
    """
    site, draft = _drafted(page, config)
    skip = _lacking(page, draft)
    if skip is None:
        return _article(page, draft, site.name)
    return replace(skip, site=site_key(draft.about.url, draft.about.source, (), config))


def examined(page: Page, config: Config) -> tuple[Article, Skip | None]:
    """What was found on a page, also where that is no article, and then the reason; raises as `extract`."""
    site, draft = _drafted(page, config)
    return _article(page, draft, site.name), _lacking(page, draft)


def _drafted(page: Page, config: Config) -> tuple[SiteRules, Draft]:
    """The page by the rules of its site."""
    site = rules_for(page, config)
    draft = _draft(page, site, config)
    own = rules_by(draft.about.url, draft.about.source, places_of(page.origin), config)
    if own != site:  # only what the page says of itself, such as its canonical address, tells whose it is
        return own, _draft(page, own, config)
    return site, draft


def _draft(page: Page, site: SiteRules, config: Config) -> Draft:
    hinted = from_hints(page.hints, config.day_first)
    content = page.content.replace("\x00", "")
    read = draft_html if page.kind == "html" else draft_text
    draft = read(content, hinted, site, day_first=config.day_first)
    return replace(draft, lines=site.settled(draft.lines))


def _lacking(page: Page, draft: Draft) -> Skip | None:
    """A skip where there is no story: a record with a headline may be brief, anything else has to say something."""
    if draft.refused:
        return Skip(page.origin, NO_ARTICLE, draft.refused)
    if page.hints.title or draft.says_something:
        return None
    return Skip(page.origin, NO_ARTICLE, f"{draft.words} words of text" if draft.words else None)


def _article(page: Page, draft: Draft, site_name: str | None) -> Article:
    body, removed = body_and_removed(draft.lines)
    about = finished(draft.about, page, site_name, [paragraph.text for paragraph in body])
    return Article(
        id=article_id(page.hints.id, about.url, str(page.origin)),
        title=about.title,
        body=body,
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
        agency=about.agency,
        came_from=about.came_from,
        notes=(*about.notes, *draft.notes, *(() if body else (BARE,))),
        doubt=draft.doubt,
        removed=removed,
    )
