"""The articles of a build as the first pass of a new one takes them, without the files that they were read from."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from index.article import Article, body_and_removed
from index.batch import Batch, Cleaned, batches
from index.cleaning.boilerplate import rule_of
from index.cleaning.sites import SITE_DROP, rules_of
from index.codec import article_from_text, article_to_text, removed_to_json
from index.config import Config
from index.errors import MicroficheError
from index.page import Hints, Origin, Page, Skip
from index.pool import CleaningPool
from index.repeats.removal import with_repeats
from index.site import article_places, site_key
from index.writer import Reader

_NOT_RESTORED = "the article {0} of {1} {2}: {3}; {4}the index is as it was"
_LOOK_AT = "look at drop and keep of [site.{0!r}]; "


def cleaned_again(reader: Reader, config: Config) -> Iterator[tuple[Batch, Cleaned]]:
    """The articles in their order, as if they had just been cleaned; `Batch.done` counts them.

    They have the time and memory that a page has. MicroficheError names the first for which that is not enough, as
    without its file an article that is skipped would be lost.
    """
    done = 0
    with CleaningPool(config, restored_page) as pool:
        for _, found in pool.results(batches(map(_page, reader.articles(removed=True)))):
            if found.skips:
                raise MicroficheError(_what_is_wrong(found.skips[0], reader, config))
            done += found.articles
            yield Batch((), done), found


def restored_page(page: Page, config: Config) -> Article:
    """The article that a page of `_page` holds, restored."""
    return restored(article_from_text(*json.loads(page.content)), config)


def restored(article: Article, config: Config) -> Article:
    """The article before what repeats was left out of it, with the lines that its site drops and keeps today."""
    site = rules_of(article, config)
    article = with_repeats(article)
    lines = (replace(line, rule=_by_name(line.text)) if line.rule == SITE_DROP else line for line in article.lines)
    body, removed = body_and_removed(site.settled(lines))
    return replace(article, body=body, removed=removed)


def _page(article: Article) -> Page:
    """An article on its way to the processes that clean, in the place of the page that it was read from."""
    content = json.dumps([article_to_text(article), removed_to_json(article.removed)])
    hints = Hints(url=article.url, source=article.source)
    return Page(Origin(Path(article.path), article.origin), "text", content, hints)


def _what_is_wrong(skip: Skip, reader: Reader, config: Config) -> str:
    article = next(one for one in reader.articles() if one.origin == skip.origin.name)
    site = site_key(article.url, article.source, article_places(article), config)
    where = _LOOK_AT.format(site) if site is not None else ""
    return _NOT_RESTORED.format(article.id, article.origin, skip.reason, skip.detail, where)


def _by_name(text: str) -> str | None:
    """The named rule that fits a line which the site drops no longer."""
    rule = rule_of(text)
    return None if rule is None else rule.name
