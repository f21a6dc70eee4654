"""The stories that are folded together with a hit: what is said of them, and which they are."""

from index.article import Article
from search.alphabet import sort_key
from search.results import Hit
from search.searcher import Searcher
from search.speech import ngettext, number


def said(hit: Hit) -> str:
    """ "Also in 3 other papers"; how many copies where that is another number; "" where there is none."""
    if not hit.copies:
        return ""
    if not hit.papers:
        return ngettext("%(number)s more copy", "%(number)s more copies", hit.copies)
    if hit.papers == hit.copies:
        return ngettext("Also in %(number)s other paper", "Also in %(number)s other papers", hit.papers)
    return ngettext(
        "Also in %(number)s other paper, %(copies)s copies",
        "Also in %(number)s other papers, %(copies)s copies",
        hit.papers,
        copies=number(hit.copies),
    )


def copies(searcher: Searcher, article_id: str) -> tuple[Article, ...]:
    """The other stories that are folded together with this one, by publication from A to Z and date; the lead first."""
    lead = searcher.lead(article_id) or article_id
    others = sorted((one for one in searcher.copies(lead) if one.id != article_id), key=_order)
    first = searcher.article(lead) if lead != article_id else None
    return (first, *others) if first else tuple(others)


def _order(article: Article) -> tuple[str, ...]:
    paper = article.source or ""
    return sort_key(paper), paper, str(article.published or ""), article.id
