"""The rules that a user wrote for a site, compiled and found for a page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import soupsieve

from index.article import Article, Line
from index.cleaning.lines import without_bullet
from index.config import Config, Loaded, Site
from index.errors import ConfigError
from index.page import Page
from index.site import article_places, places_of, site_key

SITE_DROP, SITE_REMOVE = "site-drop", "site-remove"  # what `microfiche show --why` calls a site's own rules


@dataclass(frozen=True, slots=True)
class SiteRules:
    """One site's rules, ready to use."""

    name: str | None = None
    story: soupsieve.SoupSieve | None = None
    remove: tuple[soupsieve.SoupSieve, ...] = ()
    drop: tuple[re.Pattern[str], ...] = ()  # of whole lines that are left out
    keep: tuple[re.Pattern[str], ...] = ()  # of whole lines that nothing may leave out, `drop` included

    def keeps(self, line: str) -> bool:
        """Whether the site says that this line is of the story."""
        return _fits(self.keep, line)

    def drops(self, line: str) -> bool:
        """Whether the site says that this line is none of the story."""
        return _fits(self.drop, line) and not self.keeps(line)

    def settled(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """The lines with the site's own verdict in place of any other; what its selectors cut stays out."""
        return tuple(map(self._settled, lines) if self.drop or self.keep else lines)

    def _settled(self, line: Line) -> Line:
        if line.rule is None and self.drops(line.text):
            return replace(line, rule=SITE_DROP)
        return replace(line, rule=None) if self.keeps(line.text) and line.rule != SITE_REMOVE else line


NO_RULES = SiteRules()


def usable(loaded: Loaded) -> Config:
    """The settings that were loaded, once each selector and expression of a site can be used.

    ConfigError names the first that cannot, and the file or variable that it stands in.
    """
    for key, site in loaded.config.site.items():
        try:
            _compiled(key, site)
        except ConfigError as error:
            raise ConfigError(f"{loaded.came_from['site']}: {error}") from None
    return loaded.config


def rules_for(page: Page, config: Config) -> SiteRules:
    """The rules of the page's host, else of its source, else of a folder it lies in.

    ConfigError names a selector or expression that cannot be used, be it this site's or another's.
    """
    return rules_by(page.hints.url, page.hints.source, places_of(page.origin), config)


def rules_of(article: Article, config: Config) -> SiteRules:
    """The same for an article."""
    return rules_by(article.url, article.source, article_places(article), config)


def rules_by(url: str | None, source: str | None, places: Iterable[str], config: Config) -> SiteRules:
    """The same for an address, a source and names of folders."""
    compiled = {key: _compiled(key, site) for key, site in config.site.items()}
    key = site_key(url, source, places, config)
    return NO_RULES if key is None else compiled[key]


def _fits(patterns: tuple[re.Pattern[str], ...], line: str) -> bool:
    """With its list mark or without."""
    return bool(patterns) and any(one.fullmatch(text) for text in (line, without_bullet(line)[0]) for one in patterns)


@lru_cache(maxsize=1024)
def _compiled(key: str, site: Site) -> SiteRules:
    return SiteRules(
        name=site.name,
        story=_selector(key, "story", site.story) if site.story is not None else None,
        remove=tuple(_selector(key, "remove", text) for text in site.remove),
        drop=_lines(key, "drop", site.drop),
        keep=_lines(key, "keep", site.keep),
    )


def _selector(key: str, name: str, text: str) -> soupsieve.SoupSieve:
    try:
        return soupsieve.compile(text)
    except (soupsieve.SelectorSyntaxError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ConfigError(f"[site.{key!r}]: {text!r} in {name} is not a CSS selector: {reason}") from None


def _lines(key: str, name: str, expressions: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(_expression(key, name, text) for text in expressions)


def _expression(key: str, name: str, text: str) -> re.Pattern[str]:
    """Each by itself: joined, the flags, groups and references of one would be those of all."""
    try:
        return re.compile(text, re.IGNORECASE)
    except (re.error, OverflowError) as error:
        raise ConfigError(f"[site.{key!r}]: {text!r} in {name} is not a regular expression: {error}") from None
