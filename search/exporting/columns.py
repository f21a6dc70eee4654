"""The facts of a hit and of its search, by the names that tables and objects give them."""

from collections.abc import Iterator
from typing import Any

from index.schema import PATH
from search.exporting.export import About, Export, Story

STORY = ("number", "id", "title", "authors", "source", "section", "published", "updated", "tags", "agency",
         "language", "words", "url", "address", "score")  # fmt: skip
SEARCH = ("query", "searched_as", "search_address", "hits", "build", "exported")
_NO_STORY: dict[str, Any] = dict.fromkeys((*STORY, "text")) | {"authors": [], "tags": [], "agency": []}


def rows(export: Export, *, texts: bool) -> Iterator[dict[str, Any]]:
    """What a table or a list of objects holds: a row a hit; where nothing is found, one that tells the search alone.

    texts  whether "text" is one of the names
    """
    behind = search_values(export.about)
    for story in export.stories:
        yield story_values(story) | ({"text": story.article.text} if texts else {}) | behind
    if not export.about.hits:
        yield {name: value for name, value in _NO_STORY.items() if texts or name != "text"} | behind


def story_values(story: Story) -> dict[str, Any]:
    """What is known of a hit, its text left out, as JSON values; None or [] where the story does not say."""
    article = story.article
    values = (
        story.number,
        article.id,
        article.title,
        list(article.authors),
        article.source,
        PATH.join(article.section) or None,
        str(article.published) if article.published else None,
        str(article.updated) if article.updated else None,
        list(article.tags),
        list(article.agency),
        article.language,
        sum(len(paragraph.text.split()) for paragraph in article.body),
        article.url,
        story.address,
        round(story.score, 4),
    )
    return dict(zip(STORY, values, strict=True))


def search_values(about: About) -> dict[str, Any]:
    """What was searched; the same behind every hit, so that a single one still tells where it is from."""
    values = (about.typed, about.searched_as, about.address, about.hits, about.build_id, about.exported)
    return dict(zip(SEARCH, values, strict=True))
