"""The elements of a page that say something of its article, gathered in one walk over its digest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress

from bs4 import BeautifulSoup, Tag

from index.cleaning.lines import one_line
from index.metadata.digest import AUTHOR_PAGE, ELSEWHERE, PLACE

_BYLINE = re.compile(r"byline|by-line|author|autor(?!is)|auteur|journalist", re.IGNORECASE)
_TRAIL = re.compile(r"breadcrumb|\bcrumbs?\b|\btrail\b", re.IGNORECASE)
_TAG_BOX = re.compile(r"(?:^|[\s_-]|article|story|post)(?:tags|topics|keywords)(?:$|[\s_-])", re.IGNORECASE)
_DATED = re.compile(r"date|time|publish", re.IGNORECASE)
_NAMED = ("h1", "h2", "time", "title", "meta", "script", "html", "link")


@dataclass(frozen=True, slots=True)
class Marks:
    """Elements in the order of the page, by what marks them."""

    named: dict[str, list[Tag]] = field(default_factory=lambda: {name: [] for name in _NAMED})
    itemprop: dict[str, list[Tag]] = field(default_factory=dict)
    rel: dict[str, list[Tag]] = field(default_factory=dict)  # links only
    bylines: list[Tag] = field(default_factory=list)
    author_pages: list[Tag] = field(default_factory=list)  # links to them
    dated: list[Tag] = field(default_factory=list)
    trails: list[Tag] = field(default_factory=list)
    tag_boxes: list[Tag] = field(default_factory=list)

    def first(self, name: str) -> Tag | None:
        """The first element of this name."""
        return next(iter(self.named[name]), None)


def find_marks(soup: BeautifulSoup) -> Marks:
    """All the marks of a page's digest."""
    marks = Marks()
    for element in soup.find_all(True):
        _note(element, marks)
    return marks


def attribute(element: Tag | None, name: str) -> str | None:
    """The value of an attribute as text; None where there is none."""
    value = element.get(name) if element is not None else None
    return " ".join(value) if isinstance(value, list) else value


def content(element: Tag) -> str:
    """What a marked element says: its content attribute, else its text."""
    return one_line(attribute(element, "content") or element.get_text(" "))


def is_elsewhere(element: Tag) -> bool:
    """Whether the element stands in a list, aside, navigation or footer: what it says is of other pages."""
    return any(parent.name in ELSEWHERE for parent in element.parents)


def place_of(element: Tag) -> str | None:
    """What tells the place on the page that an element of the digest comes from; None for one from elsewhere."""
    around = next((one for one in (element, *element.parents) if one.has_attr(PLACE)), None)
    return attribute(around, PLACE)


def link_texts(elements: Iterable[Tag]) -> list[str]:
    """The texts of all links in the elements."""
    links = (
        link for element in elements for link in element.find_all("a") if (attribute(link, "href") or "")[:1] != "#"
    )
    return [text for text in (one_line(link.get_text(" ")) for link in links) if text]


def _note(element: Tag, marks: Marks) -> None:
    if element.name in marks.named:
        marks.named[element.name].append(element)
    if not element.attrs:
        return
    for name in (attribute(element, "itemprop") or "").split():
        marks.itemprop.setdefault(name, []).append(element)
    if element.name in ("a", "link"):
        for name in (attribute(element, "rel") or "").split():
            marks.rel.setdefault(name.casefold(), []).append(element)
        if AUTHOR_PAGE.search(attribute(element, "href") or ""):
            marks.author_pages.append(element)
    lists = (marks.bylines, marks.trails, marks.tag_boxes, marks.dated)
    fitting = _fitting(f"{attribute(element, 'class') or ''} {attribute(element, 'id') or ''}")
    for found in compress(lists, fitting):
        found.append(element)


@lru_cache(maxsize=4096)
def _fitting(label: str) -> tuple[bool, ...]:
    """Whether an element's names are those of a byline, a breadcrumb, a box of tags and a date."""
    return tuple(pattern.search(label) is not None for pattern in (_BYLINE, _TRAIL, _TAG_BOX, _DATED))
