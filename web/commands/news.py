"""What is new in saved searches, as text for a terminal or a mail, or as JSON."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from search.news import News
from search.results import Hit, Part
from search.watching import Told
from web import words
from web.commands.printing import counted, facts_line, printable
from web.commands.search_json import hit_values
from web.public import Address

Mark = Callable[[str], str]  # a matched run of text, so that it stands out


def starred(text: str) -> str:
    """*flood*, as mails of plain text have it."""
    return f"*{text}*"


def styled(text: str) -> str:
    """Bold on a terminal; click leaves it plain elsewhere."""
    return click.style(text, fg="yellow", bold=True)


def lines(told: Iterable[Told], link: Address, mark: Mark) -> Iterator[str]:
    """A heading for each search, its new stories, and how many there are beside those."""
    for place, one in enumerate(told):
        if place:
            yield ""
        yield from _search(one, link, mark)


def as_values(told: Told, link: Address) -> dict[str, Any]:
    """One search as JSON values; the counts are null where it was not looked at in the earlier build."""
    news = told.news
    changes = news.changes if news else None
    return {
        "slug": told.saved.slug,
        "name": told.saved.name,
        "link": link("saved", slug=told.saved.slug),
        "since": news.since.build_id if news else None,
        "total": news.now.total if news else None,
        "new": len(changes.new) if changes else None,
        "changed": [now.id for _, now in changes.changed] if changes else None,
        "vanished": [was.id for was in changes.vanished] if changes else None,
        "stories": [hit_values(hit) | {"link": link("article", article_id=hit.id)} for hit in told.new],
    }


def _search(told: Told, link: Address, mark: Mark) -> Iterator[str]:
    name = printable(told.saved.name)
    if told.news is None:
        yield f"{name}: was not looked at in that build, so that nothing can be called new"
        return
    yield f"{name}: {_counts(told.news)} since {words.day(told.news.since.day)}"
    yield link("saved", slug=told.saved.slug)
    for hit in told.new:
        yield from _story(hit, link, mark)
    if told.count > len(told.new):
        yield ""
        rest = f"and {told.count - len(told.new):,} more" if told.new else "all of them"
        yield f"  {rest}: {_all(told, told.news, link)}"


def _counts(news: News) -> str:
    changed, vanished = len(news.changes.changed), len(news.changes.vanished)
    more = [f"{changed:,} changed"] * bool(changed) + [f"{vanished:,} vanished"] * bool(vanished)
    return ", ".join([counted(len(news.changes.new), "new story", "new stories"), *more])


def _all(told: Told, news: News, link: Address) -> str:
    return link("changes", slug=told.saved.slug, since=news.since.build_id, show="new")


def _story(hit: Hit, link: Address, mark: Mark) -> Iterator[str]:
    yield ""
    yield "  " + (_marked(hit.title, mark) or words.untitled())
    yield "  " + facts_line(hit.source, hit.section, hit.published, hit.authors)
    if hit.snippet:
        yield "  " + _marked(hit.snippet, mark)
    yield "  " + link("article", article_id=hit.id)


def _marked(parts: Iterable[Part], mark: Mark) -> str:
    return "".join(mark(printable(part.text)) if part.matched else printable(part.text) for part in parts)
