"""An article as the segment builder takes it: strings only, which pass between processes at little cost."""

from typing import NamedTuple

from index.article import Article
from index.codec import article_to_text, removed_to_json
from index.schema import ARTICLE, COPY_OF, INDEXED, REMOVED, values_of

TEXTS = tuple(field.name for field in INDEXED if field.kind == "text")
VALUES = (*(field.name for field in INDEXED if field.kind != "text"), COPY_OF)


class Row(NamedTuple):
    """One document of a segment."""

    texts: tuple[tuple[str, ...], ...]  # the paragraphs of each of TEXTS
    values: tuple[tuple[str, ...], ...]  # of each of VALUES
    day: int  # ArticleDate.ordinal, 0 where unknown
    stored: dict[str, str]


def row_of(article: Article, copy_of: str | None = None) -> Row:
    """The row of an article, folded under the story `copy_of` where that is given."""
    leads = () if copy_of is None else (copy_of,)
    stored = {ARTICLE: article_to_text(article), REMOVED: removed_to_json(article.removed)}
    if copy_of is not None:
        stored[COPY_OF] = copy_of
    return Row(
        texts=tuple(values_of(article, name) for name in TEXTS),
        values=(*(values_of(article, name) for name in VALUES[:-1]), leads),
        day=article.published.ordinal if article.published else 0,
        stored=stored,
    )
