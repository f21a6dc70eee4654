"""The page that shows what two editions of a story have in common, and what only one of them has."""

from dataclasses import dataclass
from itertools import groupby

from index.article import Article
from search.differences import Piece, Row, differences, words_changed
from search.editions import shared_words
from search.speech import gettext, number
from web import words
from web.links import article_link, editions_link

FOLDED_FROM = 3  # paragraphs in a row that are the same in both; fewer are shown


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs in a row; those that nobody changed may be folded away."""

    rows: tuple[Row, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class EditionsPage:
    """Everything that editions.html prints."""

    before: Article
    after: Article
    links: tuple[str, str]  # addresses of both
    facts: tuple[tuple[str, str, str], ...]  # the fact in words, what it is in the one and in the other
    headline: tuple[Piece, ...]
    stretches: tuple[Stretch, ...]  # () where every word is the same
    percent: int  # of the shorter text that the other has
    other_way: str  # address of the same page with both exchanged


def editions_page(before: Article, after: Article) -> EditionsPage:
    """Compare two articles, the one that is taken for the earlier first."""
    rows = differences(*([paragraph.text for paragraph in one.body] for one in (before, after)))
    return EditionsPage(
        before=before,
        after=after,
        links=(article_link(before.id), article_link(after.id)),
        facts=_facts(before, after),
        headline=words_changed(before.title or "", after.title or ""),
        stretches=_stretches(rows) if any(row.change != "same" for row in rows) else (),
        percent=int(100 * shared_words(before, after)),
        other_way=editions_link(after.id, before.id),
    )


def _facts(before: Article, after: Article) -> tuple[tuple[str, str, str], ...]:
    rows = (
        (gettext("Publication"), before.source or "", after.source or ""),
        (gettext("Date"), words.date(before.published), words.date(after.published)),
        (gettext("Section"), words.section(before.section), words.section(after.section)),
        (gettext("Byline"), ", ".join(before.authors), ", ".join(after.authors)),
        (gettext("Words"), _length(before), _length(after)),
    )
    return tuple(row for row in rows if any(row[1:]))


def _length(article: Article) -> str:
    return number(len(article.text.split()))


def _stretches(rows: tuple[Row, ...]) -> tuple[Stretch, ...]:
    runs = ((same, tuple(run)) for same, run in groupby(rows, key=lambda row: row.change == "same"))
    return tuple(Stretch(run, same and len(run) >= FOLDED_FROM) for same, run in runs)
