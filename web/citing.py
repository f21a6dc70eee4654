"""Where and when the reader of a page sees an article, for its citation."""

from datetime import date

from index.article import Article, ArticleDate
from search.citing.cited import Access
from web.links import article_link
from web.parts import parts
from web.public import whole


def access_to(article: Article) -> Access:
    """Today, in the archive of this page."""
    today = date.today()
    day = ArticleDate(today.year, today.month, today.day)
    return Access(parts().config.archive_name, day, whole(article_link(article.id)))
