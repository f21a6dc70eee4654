"""What a page shows its readers of its article: microdata, byline, dates, breadcrumb and tags."""

from collections.abc import Iterable, Iterator, Sequence

from bs4 import Tag

from index.cleaning.lines import one_line, word_count
from index.metadata.address import canonical
from index.metadata.byline import byline
from index.metadata.dates import date_line, read_date
from index.metadata.front_matter import section_path
from index.metadata.languages import language_code
from index.metadata.linked_article import LONGEST_PATH
from index.metadata.marks import Marks, attribute, content, is_elsewhere, link_texts, place_of
from index.metadata.names import NOBODY, Credits, credits_of, looks_like_name
from index.metadata.tags import tags_of
from index.metadata.titles import added_name
from index.metadata.values import Metadata, said

MICRODATA = "microdata"
_LONGEST_TRAIL = 5  # links of a breadcrumb
_MOST_TAGS = 20  # links of a box; more are a page's index of topics
_LONGEST_TAG = 6  # words
_MOST_BYLINES = 12  # elements that are looked at
_LONGEST_DATE_LINE = 160  # characters of an element that can be one


def from_microdata(marks: Marks, publications: Sequence[str | None]) -> Metadata:
    """What elements with itemprop say."""
    authors = (*marks.itemprop.get("author", ()), *marks.itemprop.get("creator", ()))
    named = _named(authors, publications)
    sections = marks.itemprop.get("articleSection", ())[:LONGEST_PATH]
    found = Metadata(
        authors=named.people,
        section=section_path(content(element) for element in sections),
        agency=named.agencies,
    )
    return said(MICRODATA, found)


def from_page_elements(marks: Marks, address: str | None, publications: Sequence[str | None]) -> Metadata:
    """What links, bylines, breadcrumbs, boxes of tags and the page's root say."""
    root = marks.first("html")
    named = _first_named(marks, publications)
    origins = {"authors": "byline", "agency": "byline", "section": "breadcrumb"}
    origins |= {"source": "title element", "url": "canonical link", "language": "html lang"}
    found = Metadata(
        authors=named.people,
        section=_trail(marks),
        source=name_in_title(marks),
        url=canonical(attribute(next(iter(marks.rel.get("canonical", ())), None), "href"), address),
        language=language_code(attribute(root, "lang")),
        agency=named.agencies,
        came_from=tuple(origins.items()),
    )
    return said("page", found)


def _trail(marks: Marks) -> tuple[str, ...]:
    """The links of the first breadcrumb; longer ones are lists of something else."""
    path = section_path(link_texts(marks.trails[:1]))
    return path if len(path) <= _LONGEST_TRAIL else ()


def _first_named(marks: Marks, publications: Sequence[str | None]) -> Credits:
    """Who links marked as the author's name, else the first byline, else the first links to pages of authors."""
    named = _named(marks.rel.get("author", ()), publications)
    if named == NOBODY:
        named = shown_byline(marks, publications)
    return named if named != NOBODY else _linked_people(marks, publications)


def shown_byline(marks: Marks, publications: Sequence[str | None]) -> Credits:
    elements = [element for element in marks.bylines if not is_elsewhere(element)][:_MOST_BYLINES]
    found = (byline(content(element), publications) for element in elements)
    return next((named for named in found if named != NOBODY), NOBODY)


def _linked_people(marks: Marks, publications: Sequence[str | None]) -> Credits:
    """The first link's and its neighbours', where they are whole names."""
    named = _named(marks.author_pages, publications)
    return named if all(" " in name and looks_like_name(name) for name in named.people) else NOBODY


def shown_headlines(marks: Marks) -> tuple[str, ...]:
    """The texts that stand on the page as its headline can: microdata first."""
    elements = (*marks.itemprop.get("headline", ()), *marks.named["h1"])
    return tuple(text for text in (content(element) for element in elements) if text)


def name_in_title(marks: Marks) -> str | None:
    """What the page's title adds to the headline that also stands on the page: "Headline | Paper"."""
    element = marks.first("title")
    title = content(element) if element else ""
    lines = (*shown_headlines(marks), *map(content, marks.named["h2"]))
    return next((name for name in (added_name(title, line) for line in lines) if name), None)


def tags_in_microdata(marks: Marks) -> tuple[str, ...]:
    """The tags of elements with itemprop."""
    return tags_of(content(element) for element in marks.itemprop.get("keywords", ()))


def dates_of(marks: Marks, prop: str) -> Iterator[tuple[str | None, str]]:
    """The texts that microdata gives for a date, with their source."""
    for element in marks.itemprop.get(prop, ())[:3]:
        if not is_elsewhere(element):
            yield (
                attribute(element, "content") or attribute(element, "datetime") or one_line(element.get_text(" ")),
                MICRODATA,
            )


def shown_dates(marks: Marks, day_first: bool, *, updates: bool) -> Iterator[tuple[str | None, str]]:
    """The days that `<time>` and date lines with the story give, those of updates or the others."""
    for time in marks.named["time"]:
        printed = _printed(time, day_first)
        if not is_elsewhere(time) and updates == (printed is not None and printed[1]):
            stamp = attribute(time, "datetime")
            if read_date(stamp, day_first) or printed:
                yield stamp if read_date(stamp, day_first) else str(printed[0]) if printed else None, "time element"
    for element in (*marks.dated, *marks.bylines):
        printed = None if is_elsewhere(element) else _printed(element, day_first)
        if printed and updates == printed[1]:
            yield str(printed[0]), "date line"


def _named(elements: Iterable[Tag], publications: Sequence[str | None]) -> Credits:
    """Who the first of the elements with the story and its neighbours name."""
    with_the_story = [element for element in elements if not is_elsewhere(element)]
    places = [place_of(element) for element in with_the_story]
    near = (element for element, place in zip(with_the_story, places, strict=True) if place == places[0])
    return credits_of(map(_inner_name, near), publications)


def _inner_name(element: Tag) -> str:
    """The text of the element within it that holds the name, if there is one."""
    inner = element.find(itemprop="name")
    return content(inner if isinstance(inner, Tag) else element)


def _printed(element: Tag, day_first: bool) -> tuple[object, bool] | None:
    text = one_line(element.get_text(" "))
    return date_line(text, day_first) if len(text) <= _LONGEST_DATE_LINE else None


def shown_tags(marks: Marks) -> tuple[str, ...]:
    """From links marked as tags and not as categories, else the links of a box of tags."""
    links = [content(link) for link in marks.rel.get("tag", ()) if "category" not in (attribute(link, "rel") or "")]
    return tags_of([*links, ""]) or next(_boxes(marks), ())


def _boxes(marks: Marks) -> Iterator[tuple[str, ...]]:
    """Lists of links that are marked as tags, those of the site's navigation left out."""
    for box in marks.tag_boxes:
        texts = link_texts([box]) if box.find_parent("nav") is None and box.name != "nav" else []
        if 0 < len(texts) <= _MOST_TAGS and all(word_count(text) <= _LONGEST_TAG for text in texts):
            yield tags_of([*texts, ""])
