"""The few pieces of a page that speak of its article, cut out of the parsed page for BeautifulSoup."""

import re
from functools import lru_cache
from html import escape

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from index.metadata.topic_links import IS_TOPIC_LINK, topic_lists

ELSEWHERE = frozenset(
    {"aside", "nav", "footer", "li", "figure", "figcaption"}
)  # of other pages or of pictures, or maybe so
_OF_THE_SITE = ("nav", "footer")
PLACE = "data-place"
_TELLING = re.compile(  # names of meta tags; those of pictures, apps and ads are most of a page's
    r"title$|author|creator|contributor|byl$|data1$|date|time|publi|creat|issued|modif|updat|revis|lastmod|section|categor"
    r"|tags?$|keywords|topics|subject|site_name|application-name|journal|locale$|language|og:url",
    re.IGNORECASE,
)
_LISTS = re.compile(r"crumb|tags|topics|keywords|(?<![\w-])trail(?![\w-])", re.IGNORECASE)
_CREDITS = re.compile(r"byline|by-line|author|autor(?!is)|auteur|journalist", re.IGNORECASE)
_DATES = re.compile(r"(?<![a-z])date|[a-z]Date|(?<![a-z])time(?!line|r)|[a-z]Time(?!line)|timestamp|publish", re.ASCII)
_WORDS = (
    "crumb", "tags", "topics", "keywords", "byline", "by-line", "author", "autor", "auteur", "journalist", "date",
    "publish",
)  # fmt: skip
_MARKED = ", ".join(  # the parser's own selection is many times faster than a walk; each find is looked at again
    (
        "h1, h2, time, title, meta[content], [itemprop]",
        'script[type*="ld+json" i], link[rel~="canonical" i], [rel~="tag" i]',
        '[rel~="author" i], [class~="trail"], [id*="crumb" i], [id*="tags" i], [id*="topics" i], [id*="byline" i]',
        *(f'[class*="{word}" i]' for word in _WORDS),
    )
)
_PROPERTIES = frozenset({"author", "creator", "headline", "articleSection", "keywords"})
AUTHOR_PAGE = re.compile(r"/(?:authors?|autor(?:en|e)?|auteur|contributor|journalist)/")
_NO_TEXT = re.compile(
    r"<(svg|style|script|noscript|picture|iframe|select|button)\b.*?</\1\s*>|<(?:img|source|input)\b[^>]*>", re.S
)
_COSTLY = re.compile(r"\s(?:style|srcset|src|data-[\w-]+|aria-[\w-]+|on\w+)=\"[^\"]*\"")
_LONGEST_SCRIPT = 400_000  # characters
_LONGEST_META = 4_000
_LONGEST_PIECE = 8_000  # a breadcrumb or a box of tags with all its markup; whole sections are longer
_MOST = {  # pieces of a kind; the story's own come before the hundreds of a list's
    "meta": 100, "script": 30, "title": 2, "link": 1, "h1": 8, "h2": 4, "time": 8, "credits": 12, "dates": 10,
    "lists": 12,
}  # fmt: skip
_MOST_TRIES = 150  # elements of a kind that are looked at, so that no page takes long, however many it has
_SPACE = re.compile(r">\s+<")
_MOST_LINKS = 5_000  # that are looked at


def digest(tree: LexborHTMLParser) -> BeautifulSoup:
    """The page without its text: head, JSON-LD and marked elements, in order; the page itself is left as it is.

    A piece from within a navigation or footer stands in a `<nav>` here, one from within an aside, list item or figure
    in an `<aside>`; any other carries in `PLACE` what tells it from pieces of other places.
    """
    root = tree.root
    if root is None:
        return BeautifulSoup("", "lxml")
    head: list[str] = []
    body: list[str] = []
    given: set[int] = set()
    room = dict(_MOST)
    tries = dict.fromkeys(_MOST, _MOST_TRIES)
    for node in tree.css(_MARKED):
        kind = _kind(node)
        if kind and room[kind] > 0 and tries[kind] > 0:
            tries[kind] -= 1
            is_head = kind in ("meta", "script", "title", "link")
            piece = _head_piece(node, kind) if is_head else _body_piece(node, kind, given)
            room[kind] -= bool(piece)
            (head if is_head else body).append(piece)
    links = [(node, node.attributes.get("href") or "") for node in tree.css("a[href]")[:_MOST_LINKS]]
    body += _author_links(links, given)
    body += (
        _as_list(texts) for texts in topic_lists([node for node, to in links if IS_TOPIC_LINK.search(to)][:_MOST_TRIES])
    )
    language = escape(root.attributes.get("lang") or root.attributes.get("xml:lang") or "")
    markup = f'<html lang="{language}"><head>{"".join(head)}</head><body>{"".join(body)}</body></html>'
    return BeautifulSoup(markup, "lxml", multi_valued_attributes=None)


def _kind(node: LexborNode) -> str | None:
    """What an element is a mark of, as a key of `_MOST`."""
    name = node.tag or ""
    if name in ("h1", "h2", "time", "title"):
        return name
    if name in ("body", "html", "style"):
        return None
    attributes = node.attributes
    return _kind_in_head(name, attributes) if name in ("meta", "script", "link") else _kind_of_mark(attributes)


def _kind_in_head(name: str, attributes: dict[str, str | None]) -> str | None:
    if name == "script":
        return name if "ld+json" in (attributes.get("type") or "").lower() else None
    prop = attributes.get("itemprop")
    if prop:
        return "dates" if prop.startswith("date") else "credits" if prop in _PROPERTIES else None
    if name == "link":
        return name if "canonical" in (attributes.get("rel") or "").lower() else None
    named = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
    return name if _tells(named) else None


@lru_cache(maxsize=4096)  # pages share the names of their meta tags, and those of a site its classes
def _tells(name: str) -> bool:
    return _TELLING.search(name) is not None


def _kind_of_mark(attributes: dict[str, str | None]) -> str | None:
    prop, rel = attributes.get("itemprop") or "", attributes.get("rel") or ""
    by_label = _kind_of_label(f"{attributes.get('class') or ''} {attributes.get('id') or ''}")
    if "tag" in rel.split() or by_label == "lists":
        return "lists"
    if "author" in rel or not _PROPERTIES.isdisjoint(prop.split()) or by_label == "credits":
        return "credits"
    return "dates" if prop.startswith("date") else by_label


@lru_cache(maxsize=4096)
def _kind_of_label(label: str) -> str | None:
    kinds = (("lists", _LISTS), ("credits", _CREDITS), ("dates", _DATES))
    return next((kind for kind, pattern in kinds if pattern.search(label)), None)


def _author_links(links: list[tuple[LexborNode, str]], given: set[int]) -> list[str]:
    """The first links with the story to pages of authors."""
    found: list[str] = []
    for node in [node for node, to in links if AUTHOR_PAGE.search(to)][:_MOST_TRIES]:
        piece = _body_piece(node, "credits", given) if len(found) < _MOST["credits"] else ""
        found += [piece] if piece else []
    return found


def _head_piece(node: LexborNode, kind: str) -> str:
    """Titles within drawings are of the drawings."""
    html = "" if kind == "title" and _is_in(node, "svg") else node.html or ""
    return html if len(html) <= (_LONGEST_SCRIPT if kind == "script" else _LONGEST_META) else ""


def _body_piece(node: LexborNode, kind: str, given: set[int]) -> str:
    """The element, each once; only headlines, breadcrumbs and tags are wanted from elsewhere than with the story."""
    elsewhere = _standing(node, given)
    if elsewhere is None or (elsewhere and kind not in ("h1", "lists")):
        return ""
    piece = _piece(node)
    if not piece:
        return ""
    given.add(node.mem_id)
    return f"<{elsewhere}>{piece}</{elsewhere}>" if elsewhere else _with_place(piece, node)


def _standing(node: LexborNode, given: set[int]) -> str | None:
    """Where an element stands: "" with the story, "nav" or "aside" elsewhere; None within one that is already given."""
    elsewhere = ""
    around: LexborNode | None = node
    while around is not None:
        if around.mem_id in given:
            return None
        if around.tag in ELSEWHERE:
            elsewhere = "nav" if around.tag in _OF_THE_SITE or elsewhere == "nav" else "aside"
        around = around.parent
    return elsewhere


def _piece(node: LexborNode) -> str:
    """The element's markup without what has no words; "" where it is too long to be a mark."""
    html = node.html or ""
    if len(html) > 10 * _LONGEST_PIECE:
        return ""
    html = _COSTLY.sub("", _NO_TEXT.sub("", html))
    return _SPACE.sub("><", html) if len(html) <= _LONGEST_PIECE else ""


def _with_place(piece: str, node: LexborNode) -> str:
    """The piece marked with the element that it stands in, so that neighbours can be told from strangers."""
    around = node.parent.parent if node.parent is not None and node.parent.parent is not None else node
    name = node.tag or ""
    return f'<{name} {PLACE}="{around.mem_id}"{piece[len(name) + 1 :]}'


def _as_list(texts: tuple[str, ...]) -> str:
    links = "".join(f"<a>{escape(text)}</a>" for text in texts)
    return f'<aside class="topics">{links}</aside>'


def _is_in(node: LexborNode, name: str) -> bool:
    around = node.parent
    while around is not None and around.tag != name:
        around = around.parent
    return around is not None
