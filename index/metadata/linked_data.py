"""JSON-LD of a page: what search engines are told of an article."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bs4 import Tag

Node = dict[str, Any]

_ARTICLES = frozenset({
    "BlogPosting", "Report", "Review", "Recipe", "LiveBlogPosting", "SocialMediaPosting", "CreativeWork",
})  # fmt: skip
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_COMMA = re.compile(r'([}\]"])(\s*\n\s*")')
_DEEPEST = 12  # nodes within nodes; nothing real goes deeper


class LinkedData:
    """All the nodes of a page's JSON-LD."""

    def __init__(self, scripts: Iterable[Tag]) -> None:
        texts = (script.get_text() for script in scripts if "ld+json" in str(script.get("type")).lower())
        self.nodes = [node for text in texts for node in _nodes(_parsed(text))]
        self._by_id = {str(node["@id"]): node for node in reversed(self.nodes) if "@id" in node and len(node) > 1}

    @property
    def article(self) -> Node:
        """The node of the article that the page is about; empty where there is none."""
        found = [node for node in self.nodes if any(_is_article(kind) for kind in kinds(node))]
        return max(found, key=lambda node: ("headline" in node, "datePublished" in node, len(node)), default={})

    @property
    def page(self) -> Node:
        """The node of the page itself, which says less and is less to be trusted."""
        return next((node for node in self.nodes if "WebPage" in kinds(node)), {})

    @property
    def breadcrumb(self) -> tuple[str, ...]:
        """The names of the longest breadcrumb list, outermost first."""
        lists = (self._crumbs(node) for node in self.nodes if "BreadcrumbList" in kinds(node))
        return max(lists, key=len, default=())

    def names(self, value: Any) -> tuple[str, ...]:
        """The names in a value: text, a node with a name, a reference to one, or a list of any of these."""
        if isinstance(value, list):
            return tuple(name for one in value for name in self.names(one))
        if isinstance(value, dict):
            node = value if "name" in value else self._by_id.get(str(value.get("@id")), {})
            return self.names(node.get("name"))
        return (html.unescape(value),) if isinstance(value, str) and value.strip() else ()

    def _crumbs(self, node: Node) -> tuple[str, ...]:
        items = node.get("itemListElement")
        places = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
        places.sort(key=_position)
        return tuple(name for item in places for name in (self.names(item) or self.names(item.get("item"))))


def kinds(node: Node) -> tuple[str, ...]:
    """The node's types, without the address of their vocabulary."""
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return tuple(kind.rsplit("/", 1)[-1] for kind in values if isinstance(kind, str))


def _is_article(kind: str) -> bool:
    return kind.endswith("Article") or kind in _ARTICLES


def _position(item: Node) -> float:
    try:
        return float(item.get("position", 0))
    except (TypeError, ValueError):
        return 0.0


def _parsed(text: str) -> Any:
    """The script's value, the usual flaws mended: comments, entities, commas too many or too few, bare line breaks."""
    text = _COMMENT.sub("", _COMMENT.sub("", text)).strip().rstrip(";")
    for candidate in _mended(text):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _mended(text: str) -> Iterator[str]:
    yield text
    yield html.unescape(text)
    fewer = _MISSING_COMMA.sub(r"\1,\2", _TRAILING_COMMA.sub(r"\1", text))
    yield fewer
    yield fewer.replace("\\'", "'")
    yield re.sub(r"\\(?![\"\\/bfnrtu])", r"\\\\", fewer)


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    """Every node with a type, from the outside in."""
    if depth > _DEEPEST:
        return
    inner: Iterable[Any] = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    if isinstance(value, dict) and ("@type" in value or "@id" in value):
        yield value
    for one in inner:
        yield from _nodes(one, depth + 1)
