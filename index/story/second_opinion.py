"""What trafilatura takes for the story of a page."""

import logging

from lxml.etree import _Element  # type: ignore[import-untyped]
from trafilatura import bare_extraction, load_html

for _name in ("trafilatura", "htmldate", "readability", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # a page's flaws are told in the report of the build

_BLOCKS = ("p", "div", "ul", "ol", "h1", "h2", "h3", "h4")
LONGEST = 3_000_000  # characters of a page that it is asked about: its time grows faster than the page
DEEPEST = 400  # block elements within each other, as it recurses into them


def second_opinion(page: str) -> str:
    """The text of the page's main story, a line a paragraph; "" where it finds none."""
    if len(page) > LONGEST:
        return ""
    body = _body(page)
    if body is None:
        return ""
    tables = sum(len("".join(table.itertext())) for table in body.iter("table"))
    if tables * 2 > len("".join(body.itertext())):
        flat = _body(_without_layout_tables(page))
        body = body if flat is None else flat
    return "\n".join("".join(block.itertext()) for element in body for block in _blocks_of(element))


def _blocks_of(element: _Element) -> list[_Element]:
    """The items of a list, the cells of a table, or the element itself."""
    return list(element.iter("item", "cell")) or [element]


def _body(page: str | _Element) -> _Element | None:
    try:
        document = bare_extraction(page, include_comments=False, include_tables=True, deduplicate=False)
    except Exception:  # it promises nothing of what it raises; the page then counts as one without a story
        return None
    return getattr(document, "body", None)


def _without_layout_tables(html: str) -> str | _Element:
    """The page with every table that holds other blocks, as old pages are laid out, made of plain boxes."""
    tree = load_html(html)
    if tree is None:
        return html
    for table in [table for table in tree.iter("table") if next(table.iter(*_BLOCKS), None) is not None]:
        for part in [table, *table.iter("tbody", "tr", "td", "th")]:
            part.tag = "div"
    return tree
