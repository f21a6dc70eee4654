"""JSON-LD of a page: what search engines are told of an article."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bs4 import Tag

from index.metadata.dates import from_number

Node = dict[str, Any]

_ARTICLES = frozenset({
    "BlogPosting", "Report", "Review", "Recipe", "LiveBlogPosting", "SocialMediaPosting", "CreativeWork",
})  # fmt: skip
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_COMMA = re.compile(r'([}\]"])(\s*\n\s*")')
_BETWEEN_VALUES = re.compile(r"\}\s*\{")
_LINE = re.compile(r'^(\s*"[\w@]+"\s*:\s*")(.*)("\s*,?\s*)$', re.MULTILINE)
_BARE_QUOTE = re.compile(r'(?<!\\)"')
_ARTICLE_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting)"')
_PAIR = re.compile(r'"(headline|datePublished|dateModified|articleSection|inLanguage)"\s*:\s*"([^"\\]+)"')
_AUTHOR = re.compile(r'"author"\s*:\s*[\[{][^\]}]*?"name"\s*:\s*"([^"\\]+)"')
_DEEPEST = 12  # nodes within nodes; nothing real goes deeper


class LinkedData:
    """All the nodes of a page's JSON-LD."""

    def __init__(self, scripts: Iterable[Tag]) -> None:
        texts = (script.get_text() for script in scripts if "ld+json" in str(script.get("type")).lower())
        self.nodes = [node for text in texts for node in _nodes(_parsed(text))]
        self._by_id = {str(node["@id"]): node for node in reversed(self.nodes) if "@id" in node and len(node) > 1}

    def article(self, addresses: frozenset[str] = frozenset()) -> Node:
        """The node of the article that the page is about, one with its address first; empty where there is none."""
        found = [node for node in self.nodes if any(_is_article(kind) for kind in kinds(node))]

        def likelihood(node: Node) -> tuple[bool, bool, bool, int]:
            here = not addresses.isdisjoint(_addresses(node))
            return "headline" in node, here, "datePublished" in node, len(node)

        return max(found, key=likelihood, default={})

    @property
    def page(self) -> Node:
        """The node of the page itself, which says less and is less to be trusted."""
        return next((node for node in self.nodes if "WebPage" in kinds(node)), {})

    @property
    def breadcrumb(self) -> tuple[str, ...]:
        """The names of the longest breadcrumb list, outermost first."""
        lists = (self._crumbs(node) for node in self.nodes if "BreadcrumbList" in kinds(node))
        return max(lists, key=len, default=())

    def names(self, value: Any, depth: int = 0) -> tuple[str, ...]:
        """The names in a value: text, a node with a name, a reference to one, or a list of any of these."""
        if depth > _DEEPEST:
            return ()
        if isinstance(value, list):
            return tuple(name for one in value for name in self.names(one, depth + 1))
        if isinstance(value, dict):
            node = value if "name" in value else self._by_id.get(str(value.get("@id")), value)
            own = node.get("name") or node.get("@value") or " ".join(_texts(node, "givenName", "familyName"))
            return self.names(own, depth + 1)
        return (html.unescape(value),) if isinstance(value, str) and value.strip() else ()

    def _crumbs(self, node: Node) -> tuple[str, ...]:
        items = node.get("itemListElement")
        places = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
        places.sort(key=_position)
        return tuple(name for item in places for name in (self.names(item) or self.names(item.get("item"))))


def first_text(node: Node, *keys: str) -> str | None:
    """The text of the first of the keys that has one, the first of a list's."""
    return next((html.unescape(one) for one in _firsts(node, keys) if isinstance(one, str) and one.strip()), None)


def first_date(node: Node, *keys: str) -> str | None:
    """The same of dates, a number as the text of the moment that it stands for."""
    dated = (from_number(one) if _is_number(one) else one for one in _firsts(node, keys))
    return next((html.unescape(one) for one in dated if isinstance(one, str) and one.strip()), None)


def kinds(node: Node) -> tuple[str, ...]:
    """The node's types, without the address of their vocabulary."""
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return tuple(kind.rsplit("/", 1)[-1] for kind in values if isinstance(kind, str))


def _firsts(node: Node, keys: Iterable[str]) -> Iterator[Any]:
    """The value of each key, the first of a list's."""
    values = (node.get(key) for key in keys)
    return (value[0] if isinstance(value, list) and value else value for value in values)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _texts(node: Node, *keys: str) -> Iterator[str]:
    return (value for key in keys if isinstance(value := node.get(key), str))


def _addresses(node: Node) -> set[str]:
    """The addresses that a node gives as its own, without the fragment that tells its parts."""
    page = node.get("mainEntityOfPage")
    values = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return {value.partition("#")[0] for value in values if isinstance(value, str)}


def _is_article(kind: str) -> bool:
    return kind.endswith("Article") or kind in _ARTICLES


def _position(item: Node) -> float:
    try:
        return float(item.get("position", 0))
    except (TypeError, ValueError, OverflowError):
        return 0.0


def _parsed(text: str) -> Any:
    """The script's value, the usual flaws mended: comments, entities, commas too many or too few, bare line breaks."""
    text = _COMMENT.sub("", _COMMENT.sub("", text)).strip().rstrip(";")
    for candidate in _mended(text):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvaged(text)


def _mended(text: str) -> Iterator[str]:
    yield text
    yield html.unescape(text)
    fewer = _MISSING_COMMA.sub(r"\1,\2", _TRAILING_COMMA.sub(r"\1", text))
    yield fewer
    yield fewer.replace("\\'", "'")
    yield re.sub(r"\\(?![\"\\/bfnrtu])", r"\\\\", fewer)
    yield "[" + _BETWEEN_VALUES.sub("},{", fewer) + "]"
    yield _with_quotes_escaped(fewer)


def _with_quotes_escaped(text: str) -> str:
    """Quotes within a line's value escaped: "headline": "The "old" bridge"."""
    return _LINE.sub(lambda line: line[1] + _BARE_QUOTE.sub(r"\"", line[2]) + line[3], text)


def _salvaged(text: str) -> Node | None:
    """What a script that cannot be mended, or is cut off, says of an article in plain pairs of key and text."""
    if not _ARTICLE_TYPE.search(text):
        return None
    node: Node = {"@type": "NewsArticle"}
    for key, value in _PAIR.findall(text):
        node.setdefault(key, value)
    author = _AUTHOR.search(text)
    return node | ({"author": author[1]} if author else {})


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    """Every node with a type, from the outside in."""
    if depth > _DEEPEST:
        return
    inner: Iterable[Any] = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    if isinstance(value, dict) and ("@type" in value or "@id" in value):
        yield value
    for one in inner:
        yield from _nodes(one, depth + 1)
