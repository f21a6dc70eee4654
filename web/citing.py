"""Where and when the reader of a page sees an article, for its citation."""

from datetime import date

from flask import url_for

from index.article import Article, ArticleDate
from search.citing.cited import Access
from web.parts import parts


def access_to(article: Article) -> Access:
    """Today, in the archive of this page."""
    today = date.today()
    day = ArticleDate(today.year, today.month, today.day)
    address = url_for("article", article_id=article.id, _external=True)
    return Access(parts().config.archive_name, day, address)
