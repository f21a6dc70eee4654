"""A citation as a footnote says it: in the order of the Chicago Manual's notes, in the language of the interface."""

from collections.abc import Iterator
from unicodedata import bidirectional

from index.article import Article
from search.citing.cited import Access, Cited, cited
from search.citing.names import Name
from search.speech import day_in_words, gettext

ALL_NAMES_UP_TO = 3  # of more the first alone and "et al."


def sentence(article: Article, access: Access) -> str:
    """Who, what, where and when it was printed, then where and when it was read."""
    facts = cited(article, access)
    return f"{', '.join(_printed(facts))}. {_read(facts)}"


def _printed(facts: Cited) -> Iterator[str]:
    if facts.names:
        yield _names(facts.names)
    title = _isolated(facts.title)
    yield title if facts.title.startswith("[") else gettext("“%(title)s”", title=title)
    if facts.publication:
        yield _isolated(facts.publication)
    if facts.section:
        yield gettext("section %(name)s", name=_isolated(facts.section))
    yield day_in_words(facts.published) if facts.published else gettext("no date")
    if facts.url and facts.url != facts.address:
        yield facts.url


def _names(names: tuple[Name, ...]) -> str:
    printed = [_isolated(name.whole) for name in names]
    if len(names) > ALL_NAMES_UP_TO:
        return gettext("%(name)s et al.", name=printed[0])
    if len(names) == 1:
        return printed[0]
    return gettext("%(names)s and %(last)s", names=", ".join(printed[:-1]), last=printed[-1])


def _read(facts: Cited) -> str:
    values = {"archive": _isolated(facts.archive), "id": facts.id, "day": day_in_words(facts.accessed)}
    if facts.address:
        return gettext("%(archive)s, %(id)s, %(address)s (accessed %(day)s).", address=facts.address, **values)
    return gettext("%(archive)s, %(id)s (accessed %(day)s).", **values)


def _isolated(text: str) -> str:
    """A text that runs from right to left set apart, so that the day beside it stays whole: Unicode's FSI and PDI."""
    return f"\u2068{text}\u2069" if any(bidirectional(letter) in ("R", "AL") for letter in text) else text
