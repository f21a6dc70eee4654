"""What of an article a citation tells, whatever its format."""

import re
from dataclasses import dataclass
from hashlib import blake2b
from unicodedata import category, normalize

from index.article import Article, ArticleDate
from index.schema import PATH
from search.citing.names import Name, name_of
from search.speech import gettext

OPENING_WORDS = 10  # of a story without a headline, which stand for it in square brackets
_PLAIN_ID = re.compile(r"[a-z0-9][a-z0-9._~-]{0,39}")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Access:
    """Where and when an article was read here."""

    archive: str  # the archive's name
    day: ArticleDate
    address: str | None = None  # of the article in the archive


@dataclass(frozen=True, slots=True)
class Cited:
    """The facts of a citation as one line each, without control characters."""

    key: str  # ASCII without spaces; no two articles of an archive share one
    id: str
    title: str  # the headline; of a story without one its opening words in square brackets
    names: tuple[Name, ...]  # the authors, else the agencies
    publication: str | None
    section: str | None  # "World / Syria"
    published: ArticleDate | None
    tags: tuple[str, ...]
    language: str | None
    url: str | None  # the original on the web, else the article's address in the archive
    archive: str
    address: str | None
    accessed: ArticleDate


def cited(article: Article, access: Access) -> Cited:
    """The facts of an article's citation."""
    names = tuple(name_of(name) for name in map(one_line, article.authors or article.agency) if name)
    original = article.url if article.url and _WEB.match(article.url) else None
    return Cited(
        key=_key(article, names),
        id=one_line(article.id),
        title=_title(article),
        names=names,
        publication=_line(article.source),
        section=_line(f" {PATH} ".join(article.section)),
        published=article.published,
        tags=tuple(tag for tag in map(one_line, article.tags) if tag),
        language=_line(article.language),
        url=_line(original or access.address),
        archive=one_line(access.archive),
        address=_line(access.address),
        accessed=access.day,
    )


def one_line(text: str) -> str:
    """Single spaces for line ends, control characters and halves of surrogate pairs, none at the ends."""
    if not text.isprintable():
        text = "".join(" " if category(sign) in ("Cc", "Cs", "Zl", "Zp") else sign for sign in text)
    return " ".join(text.split())


def _line(text: str | None) -> str | None:
    return one_line(text or "") or None


def _title(article: Article) -> str:
    title = one_line(article.title or "")
    if title:
        return title
    words = one_line(next((paragraph.text for paragraph in article.body), "")).split()
    if not words:
        return f"[{gettext('Story without a headline')}]"
    return f"[{' '.join(words[:OPENING_WORDS])}{' …' if len(words) > OPENING_WORDS else ''}]"


def _key(article: Article, names: tuple[Name, ...]) -> str:
    """ "teller2016-735d30346724": by whom, when, and the id; of an id with other signs a hash."""
    who = names[0].family or names[0].whole if names else article.source or ""
    letters = normalize("NFKD", who).encode("ascii", "ignore").decode().casefold()
    bare = re.sub(r"[^a-z]+", "", letters)[:20]
    year = article.published.year if article.published else ""
    if _PLAIN_ID.fullmatch(article.id):
        told = article.id.replace("~", ":")  # TeX reads a tilde as a space
    else:
        told = blake2b(article.id.encode("utf-8", "replace"), digest_size=6).hexdigest()
    return "-".join(part for part in (f"{bare}{year}", told) if part)
