"""What a page shows its readers of its article: microdata, headline, byline, date, breadcrumb and tags."""

from collections.abc import Iterator

from bs4 import Tag

from index.article import ArticleDate
from index.cleaning.lines import one_line, word_count
from index.metadata.address import canonical
from index.metadata.byline import byline, people
from index.metadata.dates import date_line, read_date
from index.metadata.front_matter import section_path
from index.metadata.languages import language_code
from index.metadata.marks import Marks, attribute, content, is_elsewhere, link_texts
from index.metadata.values import Metadata, added_name, tags_of, text_of

LONGEST_PATH = 3  # parts; a longer list of sections is one of categories
_MOST_TAGS = 20  # links of a box; more are a page's index of topics
_LONGEST_TAG = 6  # words


def from_markup(marks: Marks, day_first: bool, address: str | None) -> Metadata:
    """What the page's own elements say."""
    root = marks.first("html")
    return Metadata(
        title=next(_headlines(marks), None),
        authors=_authors(marks),
        published=_day(marks, "datePublished", day_first) or _first_time(marks, day_first),
        updated=_day(marks, "dateModified", day_first),
        section=_section(marks),
        tags=_tags(marks),
        source=_site_name(marks),
        url=canonical(attribute(next(iter(marks.rel.get("canonical", ())), None), "href"), address),
        language=language_code(attribute(root, "lang") or attribute(root, "xml:lang")),
    )


def headlines(marks: Marks) -> tuple[str, ...]:
    """The texts that stand on the page as its headline can."""
    elements = (*marks.itemprop.get("headline", ()), *marks.named["h1"], *marks.named["h2"][:10])
    return tuple(text for text in (content(element) for element in elements) if text)


def _headlines(marks: Marks) -> Iterator[str]:
    for elements in (marks.itemprop.get("headline", ()), marks.named["h1"], marks.named["title"]):
        for element in elements:
            text = text_of(content(element))
            if text:
                yield text


def _authors(marks: Marks) -> tuple[str, ...]:
    """From microdata, else links marked as the author's, else the first byline."""
    for found in (marks.itemprop.get("author", ()), marks.rel.get("author", ())):
        names = people(content(element) for element in found if not is_elsewhere(element))
        if names:
            return names
    lines = (content(element) for element in marks.bylines[:8])
    return next((names for names in (byline(line) for line in lines) if names), ())


def _day(marks: Marks, name: str, day_first: bool) -> ArticleDate | None:
    element = next(iter(marks.itemprop.get(name, ())), None)
    if element is None:
        return None
    text = attribute(element, "content") or attribute(element, "datetime")
    return read_date(text, day_first) or _printed(element, day_first)


def _first_time(marks: Marks, day_first: bool) -> ArticleDate | None:
    """The first `<time>` that gives a day and stands with the story."""
    times = (time for time in marks.named["time"][:20] if not is_elsewhere(time))
    days = (read_date(attribute(time, "datetime"), day_first) or _printed(time, day_first) for time in times)
    return next((day for day in days if day and day.day), None)


def _printed(element: Tag, day_first: bool) -> ArticleDate | None:
    line = date_line(one_line(element.get_text(" ")), day_first)
    return line[0] if line else None


def _section(marks: Marks) -> tuple[str, ...]:
    """From microdata, else from the links of a breadcrumb."""
    named = marks.itemprop.get("articleSection", ())[:LONGEST_PATH]
    return section_path(content(element) for element in named) or section_path(link_texts(marks.trails[:1]))


def _tags(marks: Marks) -> tuple[str, ...]:
    """From microdata, links marked as tags and not as categories, else the links of a box of tags."""
    named = [content(element) for element in marks.itemprop.get("keywords", ())]
    links = [content(link) for link in marks.rel.get("tag", ()) if "category" not in (attribute(link, "rel") or "")]
    return tags_of(named) or tags_of([*links, ""]) or next(_boxes(marks), ())


def _boxes(marks: Marks) -> Iterator[tuple[str, ...]]:
    for box in marks.tag_boxes:
        texts = link_texts([box])
        if 0 < len(texts) <= _MOST_TAGS and all(word_count(text) <= _LONGEST_TAG for text in texts):
            yield tags_of([*texts, ""])


def _site_name(marks: Marks) -> str | None:
    """What the page's title adds to the headline that also stands on the page: "Headline | Paper"."""
    element = marks.first("title")
    title = content(element) if element else ""
    return next((name for name in (added_name(title, headline) for headline in headlines(marks)) if name), None)
