"""The articles of a build as the first pass of a new one takes them, without the files that they were read from."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from index.article import Article, body_and_removed
from index.batch import PAGES, Batch, Cleaned, cleaned, with_forms
from index.cleaning.boilerplate import rule_of
from index.cleaning.sites import SITE_DROP, rules_of
from index.config import Config
from index.repeats.removal import with_repeats


def cleaned_again(articles: Iterable[Article], config: Config) -> Iterator[tuple[Batch, Cleaned]]:
    """The articles in their order, as if they had just been cleaned; `Batch.done` counts them."""
    waiting, done = iter(articles), 0
    while some := list(islice(waiting, PAGES)):
        done += len(some)
        yield Batch((), done), cleaned([with_forms(restored(article, config), config) for article in some])


def restored(article: Article, config: Config) -> Article:
    """The article before what repeats was left out of it, with the lines that its site drops and keeps today."""
    site = rules_of(article, config)
    article = with_repeats(article)
    lines = (replace(line, rule=_by_name(line.text)) if line.rule == SITE_DROP else line for line in article.lines)
    body, removed = body_and_removed(site.settled(lines))
    return replace(article, body=body, removed=removed)


def _by_name(text: str) -> str | None:
    """The named rule that fits a line which the site drops no longer."""
    rule = rule_of(text)
    return None if rule is None else rule.name
