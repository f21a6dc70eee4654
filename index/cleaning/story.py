"""The main story of an HTML page, found by trafilatura."""

import logging
from collections.abc import Iterator

from lxml.etree import _Element  # type: ignore[import-untyped]
from trafilatura import bare_extraction, load_html

from index.article import Kind, Paragraph
from index.cleaning.lines import one_line

for _name in ("trafilatura", "htmldate", "readability", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # a page's flaws are told in the report of the build

_BLOCKS = ("p", "div", "ul", "ol", "h1", "h2", "h3", "h4")
_KINDS: dict[str, Kind] = {"head": "heading", "item": "item", "quote": "quote", "cell": "table"}


def find_story(html: str, url: str | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs of the page's main story, in order; () where none is found."""
    found = _found(html, url)
    if sum(len(p.text) for p in found if p.kind == "table") * 2 > sum(len(p.text) for p in found):
        found = _found(_without_layout_tables(html), url) or found
    return found


def _found(page: str | _Element, url: str | None) -> tuple[Paragraph, ...]:
    try:
        document = bare_extraction(page, url=url, include_comments=False, include_tables=True, deduplicate=False)
    except Exception:  # it promises nothing of what it raises; the page then counts as one without a story
        return ()
    body = getattr(document, "body", None)
    return () if body is None else tuple(_paragraphs(body))


def _without_layout_tables(html: str) -> str | _Element:
    """The page with every table that holds other blocks, as old pages are laid out, made of plain boxes."""
    tree = load_html(html)
    if tree is None:
        return html
    for table in [table for table in tree.iter("table") if next(table.iter(*_BLOCKS), None) is not None]:
        for part in [table, *table.iter("tbody", "tr", "td", "th")]:
            part.tag = "div"
    return tree


def _paragraphs(body: _Element) -> Iterator[Paragraph]:
    for element in body:
        if element.tag == "list":
            yield from _each(element, "item")
        elif element.tag == "table":
            yield from _table(element)
        elif element.tag == "quote":
            yield from _text("".join(element.itertext()), "quote")
        else:
            yield from _text("".join(element.itertext()), _KINDS.get(str(element.tag), "text"))
        yield from _text(element.tail or "", "text")


def _each(element: _Element, kind: Kind) -> Iterator[Paragraph]:
    for item in element:
        yield from _text(" ".join(item.itertext()), kind)


def _table(element: _Element) -> Iterator[Paragraph]:
    rows = ([one_line(" ".join(cell.itertext())) for cell in row] for row in element.iter("row"))
    lines = [" | ".join(cell for cell in row if cell) for row in rows]
    text = "\n".join(line for line in lines if line)
    if text:
        yield Paragraph(text, "table")


def _text(text: str, kind: Kind) -> Iterator[Paragraph]:
    """A line of the element's own is a paragraph: `<br>` became a line break."""
    for line in text.split("\n"):
        if one_line(line):
            yield Paragraph(one_line(line), kind)
