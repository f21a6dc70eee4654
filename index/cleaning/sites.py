"""The rules that a user wrote for a site, compiled and found for a page."""

import re
from dataclasses import dataclass
from functools import lru_cache

import soupsieve

from index.config import Config, Site
from index.errors import ConfigError
from index.metadata.address import host
from index.page import Page


@dataclass(frozen=True, slots=True)
class SiteRules:
    """One site's rules, ready to use."""

    name: str | None = None
    story: soupsieve.SoupSieve | None = None
    remove: tuple[soupsieve.SoupSieve, ...] = ()
    lines: re.Pattern[str] | None = None


NO_RULES = SiteRules()


def rules_for(page: Page, config: Config) -> SiteRules:
    """The rules of the page's host, else of its source, else of a folder it lies in.

    ConfigError names a selector or expression that cannot be used, be it this site's or another's.
    """
    compiled = {key: _compiled(key, site) for key, site in config.sites.items()}
    if not compiled:
        return NO_RULES
    return next((compiled[key] for key in _keys(page) if key in compiled), NO_RULES)


def _keys(page: Page) -> list[str]:
    name = host(page.hints.url)
    hosts = [name, f"www.{name}"] if name else []
    return [*hosts, page.hints.source or "", *page.origin.name.split("/")]


@lru_cache(maxsize=1024)
def _compiled(key: str, site: Site) -> SiteRules:
    return SiteRules(
        name=site.name,
        story=_selector(key, site.story) if site.story else None,
        remove=tuple(_selector(key, text) for text in site.remove),
        lines=_lines(key, site.lines),
    )


def _selector(key: str, text: str) -> soupsieve.SoupSieve:
    try:
        return soupsieve.compile(text)
    except (soupsieve.SelectorSyntaxError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ConfigError(f"[sites.{key!r}]: {text!r} is not a CSS selector: {reason}") from None


def _lines(key: str, expressions: tuple[str, ...]) -> re.Pattern[str] | None:
    for text in expressions:
        try:
            re.compile(text)
        except re.error as error:
            raise ConfigError(f"[sites.{key!r}]: {text!r} in lines is not a regular expression: {error}") from None
    return re.compile("|".join(f"(?:{text})" for text in expressions), re.IGNORECASE) if expressions else None
