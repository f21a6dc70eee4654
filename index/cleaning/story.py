"""The main story of an HTML page, found by trafilatura."""

import logging
from collections.abc import Iterator

from lxml.etree import _Element
from trafilatura import bare_extraction

from index.article import Kind, Paragraph
from index.cleaning.lines import one_line

for _name in ("trafilatura", "htmldate", "readability", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # a page's flaws are told in the report of the build

_KINDS: dict[str, Kind] = {"head": "heading", "item": "item", "quote": "quote", "cell": "table"}


def find_story(html: str, url: str | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs of the page's main story, in order; () where none is found."""
    try:
        document = bare_extraction(html, url=url, include_comments=False, include_tables=True, deduplicate=False)
    except Exception:  # it promises nothing of what it raises; the caller then reads the whole page
        return ()
    body = getattr(document, "body", None)
    return () if body is None else tuple(_paragraphs(body))


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
