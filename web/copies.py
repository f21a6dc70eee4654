"""The repeats that are folded behind a hit: how many, and unfolded, which."""

from dataclasses import dataclass

from index.article import Article, ArticleDate
from search.folded_copies import copies, said
from search.results import Hit
from search.searcher import Searcher
from web import words
from web.links import article_link
from web.unfolded import Shown

MOST = 100  # listed behind a hit; the page of the story lists all


@dataclass(frozen=True, slots=True)
class Copy:
    """One of the other stories."""

    paper: str | None
    date: ArticleDate | None
    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Copies:
    """What the page shows of them."""

    said: str  # "Also in 3 other papers"
    switch: str  # address of the page with the copies unfolded, or folded again
    unfolded: bool
    listed: tuple[Copy, ...]  # () where they are folded
    rest: int  # how many are not listed
    every: str  # address of the page that lists all of them


def copies_of(searcher: Searcher, hit: Hit, number: int, shown: Shown) -> Copies | None:
    """The repeats behind a hit; None where it has none."""
    if not hit.copies:
        return None
    unfolded = shown.unfolded.copies == hit.id
    found = copies(searcher, hit.id) if unfolded else ()
    return Copies(
        said=said(hit),
        switch=shown.with_copies(hit.id, f"hit-{number}"),
        unfolded=unfolded,
        listed=tuple(map(_copy, found[:MOST])),
        rest=len(found[MOST:]),
        every=article_link(searcher.lead(hit.id) or hit.id) + "#copies",
    )


def _copy(article: Article) -> Copy:
    return Copy(article.source, article.published, words.title_of(article), article_link(article.id))
