"""The few pieces of a page that speak of its article, cut out of the parsed page for BeautifulSoup."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser, LexborNode

ELSEWHERE = frozenset({"aside", "nav", "footer", "li"})  # what stands in these is of other pages, or may be
_HEAD = 'title, meta[content]:not([itemprop]), link[rel~="canonical"], script[type*="ld+json" i]'
_BODY = (
    'h1, h2, time, [itemprop~="author"], [itemprop~="creator"], [itemprop~="headline"], [itemprop~="datePublished"],'
    ' [itemprop~="dateModified"], [itemprop~="articleSection"], [itemprop~="keywords"], [itemprop~="publisher"], [rel~="author"], [rel~="tag"], [class*="byline" i], [class*="by-line" i],'
    ' [class*="author" i], [class*="autor" i], [class*="auteur" i], [class*="journalist" i], [id*="byline" i],'
    ' [class*="crumb" i], [id*="crumb" i], [class~="trail" i], [class*="tags" i], [class*="topics" i],'
    ' [class*="keywords" i], [class*="date" i], [class*="time" i], [class*="publish" i]'
)
_NO_TEXT = re.compile(
    r"<(svg|style|script|noscript|picture|iframe|select)\b.*?</\1\s*>|<(?:img|source|input)\b[^>]*>", re.S | re.I
)
_COSTLY = re.compile(r"\s(?:style|srcset|src|href|data-[\w-]+|aria-[\w-]+|on\w+)=\"[^\"]*\"", re.I)
_LONGEST_SCRIPT = 400_000  # characters
_LONGEST_META = 4_000
_LONGEST_PIECE = 12_000  # a breadcrumb or a box of tags with all its markup; whole sections are longer
_MOST = {"meta": 300, "script": 30, "h1": 8, "h2": 8, "time": 12}  # pieces by element
_MOST_OTHERS = 60
_LONGEST_DIGEST = 120_000  # characters of the body's pieces together


def digest(tree: LexborHTMLParser) -> BeautifulSoup:
    """The page without its text: head, JSON-LD and marked elements, in order; the page itself is left as it is.

    A piece from within an aside, navigation, footer or list item stands in an `<aside>` here.
    """
    root = tree.root
    language = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else ""
    pieces = "".join((*_head(tree), "</head><body>", *_body(tree)))
    quoted = language.replace('"', "")
    return BeautifulSoup(f'<html lang="{quoted}"><head>{pieces}</body></html>', "lxml")


def _head(tree: LexborHTMLParser) -> Iterator[str]:
    """Titles within drawings are of the drawings."""
    room = dict(_MOST)
    for node in tree.css(_HEAD):
        name = node.tag or ""
        room[name] = room.get(name, 4) - 1
        html = "" if room[name] < 0 or _is_in(node, "svg") else node.html or ""
        if len(html) <= (_LONGEST_SCRIPT if name == "script" else _LONGEST_META):
            yield html


def _body(tree: LexborHTMLParser) -> Iterator[str]:
    room = dict(_MOST)
    given: set[int] = set()
    total = 0
    for node in tree.css(_BODY):
        name = node.tag or ""
        if name in ("body", "html", "head", "script", "style"):
            continue
        key = name if name in ("h1", "h2", "time") else ""
        room[key] = room.get(key, _MOST_OTHERS) - 1
        piece = _piece(node, given) if room[key] >= 0 and total < _LONGEST_DIGEST else ""
        total += len(piece)
        yield piece


def _piece(node: LexborNode, given: set[int]) -> str:
    """The element's markup without what has no words, "" where it is too long or already given within another."""
    elsewhere = False
    around: LexborNode | None = node
    while around is not None:
        if around.mem_id in given:
            return ""
        elsewhere = elsewhere or around.tag in ELSEWHERE
        around = around.parent
    html = node.html or ""
    html = _COSTLY.sub("", _NO_TEXT.sub("", html)) if len(html) <= 10 * _LONGEST_PIECE else ""
    if not html or len(html) > _LONGEST_PIECE:
        return ""
    given.add(node.mem_id)
    return f"<aside>{html}</aside>" if elsewhere else html


def _is_in(node: LexborNode, name: str) -> bool:
    around = node.parent
    while around is not None and around.tag != name:
        around = around.parent
    return around is not None
