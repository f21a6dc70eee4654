"""What a page's head says that helps to find its story: titles, description, and the text that JSON-LD repeats."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

_BODY = re.compile(r'"articleBody"\s*:\s*"([^"\\]*+(?:\\.[^"\\]*+)*+)"')
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)")
_LETTERS = {"n": "\n", "t": " ", "r": " ", "b": " ", "f": " "}
_TAG = re.compile(r"<[^>]{1,200}>")
_LEAST_BODY = 250  # characters; a shorter one is a teaser
_AUTHOR = re.compile(r'"author"\s*:\s*[\[{][^\]}]{0,200}?"name"\s*:\s*"([^"\\]{4,50})"')


@dataclass(frozen=True, slots=True)
class Head:
    """Texts of the head, white space folded; "" or () where the page has none."""

    titles: tuple[str, ...] = ()  # lower case
    description: str = ""
    body: str = ""  # JSON-LD's articleBody
    author: str = ""  # lower case
    window: str = ""  # of the title element
    meta: Mapping[str, str] = field(default_factory=dict)  # the first content of each property or name, in lower case


def read_head(tree: LexborHTMLParser, page: str) -> Head:
    """The head of a page; `page` is its source."""
    meta = _meta(tree)
    title = tree.css_first("title")
    window = _folded(title.text() or "") if title is not None else ""
    titles = (_folded(meta.get("og:title", "")), window)
    author = next(_found(_AUTHOR, '"author"', page), None)
    return Head(
        titles=tuple(dict.fromkeys(text.lower() for text in titles if text)),
        description=_folded(meta.get("og:description") or meta.get("description") or ""),
        body=_article_body(page),
        author=_folded(author[1] if author else meta.get("author", "")).lower(),
        window=window,
        meta=meta,
    )


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.css("meta[content]"):
        attributes = element.attributes
        name = attributes.get("property") or attributes.get("name")
        if name:
            found.setdefault(name.lower(), attributes.get("content") or "")
    return found


def article_bodies(page: str) -> tuple[str, ...]:
    """Every articleBody of the page's JSON-LD as it stands there, tags and all, the longest first."""
    found = dict.fromkeys(match[1] for match in _found(_BODY, '"articleBody"', page))
    return tuple(_ESCAPE.sub(_unescaped, body) for body in sorted(found, key=len, reverse=True))


def _found(pattern: re.Pattern[str], key: str, page: str) -> Iterator[re.Match[str]]:
    """Every match of a pattern that begins with `key`, which is found by itself, for expressions search slowly."""
    at = page.find(key)
    while at >= 0:
        match = pattern.match(page, at)
        if match:
            yield match
        at = page.find(key, match.end() if match else at + 1)


def _article_body(page: str) -> str:
    longest = next(iter(article_bodies(page)), "")
    text = _folded(html.unescape(_TAG.sub(" ", longest)))
    return text if len(text) > _LEAST_BODY else ""


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else _LETTERS.get(match[2], match[2])


def _folded(text: str) -> str:
    return " ".join(text.split())
