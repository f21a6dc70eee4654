"""One story of a page of results, made from what is stored of it and from where the query found it."""

from collections.abc import Sequence
from typing import NamedTuple

from index.codec import summary_from_text
from search.passages import Excerpt, Occurrences, marked_title, passage
from search.results import Hit


class Place(NamedTuple):
    """How and where a query found a story."""

    score: float
    copies: int  # other stories folded together with it
    papers: int  # publications beside its own that these are from
    title: Sequence[Occurrences]
    body: Sequence[Occurrences]
    begins: Sequence[int]  # the position in the body at which each paragraph begins


def hit(stored: str, place: Place, excerpt: Excerpt = passage) -> Hit:
    """The hit of an article that is stored as index.codec.article_to_text writes it.

    excerpt  makes what is shown of its text
    """
    story = summary_from_text(stored)
    return Hit(
        id=story.id,
        title=marked_title(story.title or "", place.title),
        source=story.source,
        section=story.section,
        authors=story.authors,
        published=story.published,
        url=story.url,
        score=place.score,
        snippet=excerpt(story.paragraphs, place.begins, place.body),
        copies=place.copies,
        papers=place.papers,
        language=story.language,
    )
