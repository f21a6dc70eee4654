"""A page's markup as lines: every visible block in order, with its kind."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from index.article import Kind, Paragraph
from index.cleaning.lines import one_line

_HIDDEN = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "iframe", "textarea", "select", "object",
    "canvas", "math",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("td", "th"), "table"),
    "blockquote": "quote",
}
_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)


def read_html(text: str) -> BeautifulSoup:
    """The page as a tree; whatever is broken in it is mended the way lxml mends it."""
    return BeautifulSoup(text, "lxml")


def is_whole_page(text: str) -> bool:
    """Whether this is a page of its own rather than a fragment, such as the body field of a dump."""
    return _WHOLE_PAGE.search(text, 0, 5_000) is not None


def visible_blocks(element: Tag) -> tuple[Paragraph, ...]:
    """Every visible block of text below an element, in the order of the page."""
    return tuple(_joined_rows(_blocks(element)))


def _blocks(element: Tag) -> Iterator[tuple[Paragraph, Tag]]:
    """Each block with its element: strings that stand together in the same nearest block element are one."""
    owners: dict[int, Tag | None] = {}
    current: Tag | None = None
    strings: list[str] = []
    for node in _in_order(element):
        owner = _owner(node, element, owners)
        breaks = isinstance(node, Tag) and (node.name in _BLOCKS or _is_double_break(node))
        if breaks or owner is not current:
            yield from _flushed(strings, current)
            strings, current = [], owner
        if isinstance(node, NavigableString) and owner is not None:
            strings.append(node)
        elif isinstance(node, Tag) and node.name == "br":
            strings.append(" ")
    yield from _flushed(strings, current)


def _in_order(element: Tag) -> Iterator[PageElement]:
    return (node for node in element.descendants if not isinstance(node, PreformattedString))


def _owner(node: PageElement, top: Tag, owners: dict[int, Tag | None]) -> Tag | None:
    """The nearest block element around a node, or None where it is hidden; remembered, so that depth costs nothing."""
    path: list[int] = []
    parent = node.parent
    while parent is not None and id(parent) not in owners:
        path.append(id(parent))
        hidden = parent.name in _HIDDEN or parent.get("hidden") is not None
        if hidden or parent is top or parent.name in _BLOCKS:
            owners[id(parent)] = None if hidden or _inside_hidden(parent, top, owners) else parent
            break
        parent = parent.parent
    found = owners.get(id(parent)) if parent is not None else None
    owners.update(dict.fromkeys(path, found))
    return found


def _inside_hidden(block: Tag, top: Tag, owners: dict[int, Tag | None]) -> bool:
    """Whether an element around this one is hidden; the page is read from the outside in, so it is known."""
    parent = block.parent if block is not top else None
    return parent is not None and (parent.name in _HIDDEN or owners.get(id(parent), parent) is None)


def _is_double_break(node: Tag) -> bool:
    before = node.previous_sibling
    while isinstance(before, NavigableString) and not before.strip():
        before = before.previous_sibling
    return node.name == "br" and isinstance(before, Tag) and before.name == "br"


def _flushed(strings: list[str], owner: Tag | None) -> Iterator[tuple[Paragraph, Tag]]:
    text = one_line("".join(strings)) if owner is not None else ""
    if text and owner is not None:
        yield Paragraph(text, _kind(owner)), owner


def _kind(owner: Tag) -> Kind:
    """By the block itself, else by the quotation, caption, item or cell that it stands in."""
    for element in (owner, *owner.parents):
        kind = _KINDS.get(element.name)
        if kind:
            return kind
        if element.name not in ("p", "div", "span"):
            return "text"
    return "text"


def _joined_rows(blocks: Iterator[tuple[Paragraph, Tag]]) -> Iterator[Paragraph]:
    """Cells of a row become one line, rows of a table one paragraph."""
    table: Tag | None = None
    row: Tag | None = None
    text = ""
    for paragraph, owner in blocks:
        its_table = owner.find_parent("table") if paragraph.kind == "table" else None
        its_row = owner.find_parent("tr") if its_table else None
        if its_table is not None and its_table is table:
            text += (" | " if its_row is row else "\n") + paragraph.text
        else:
            if text:
                yield Paragraph(text, "table")
            text = paragraph.text if its_table is not None else ""
        table, row = its_table, its_row
        if its_table is None:
            yield paragraph
    if text:
        yield Paragraph(text, "table")
