"""Plain text: what was searched, then one story after the other as a reader would print them."""

from collections.abc import Iterator

from index.article import Article
from search.exporting.export import About, Export, Story, encoded
from search.exporting.receipt import receipt
from search.speech import day_in_words, gettext, number

RULE = "=" * 72


def plain_text(export: Export) -> Iterator[bytes]:
    return encoded(_texts(export))


def head(about: About) -> str:
    """The archive, then what was searched, a line each."""
    return "\n".join((about.archive, "", *receipt(about))) + "\n"


def _texts(export: Export) -> Iterator[str]:
    yield head(export.about)
    for story in export.stories:
        yield _text(story, export.about)


def _text(story: Story, about: About) -> str:
    place = gettext("%(number)s of %(hits)s", number=number(story.number), hits=number(about.hits))
    top = "\n".join((place, story.address, "", *_facts(story.article)))
    return f"\n{RULE}\n{top}\n\n{story.article.text}\n"


def _facts(article: Article) -> Iterator[str]:
    """Lines below each other: headline, byline, where and when it stood, its address."""
    yield article.title or gettext("Story without a headline")
    if article.authors:
        yield gettext("By %(names)s", names=", ".join(article.authors))
    published = day_in_words(article.published) if article.published else gettext("date unknown")
    yield ", ".join(filter(None, (article.source, " › ".join(article.section), published)))
    if article.url:
        yield article.url
