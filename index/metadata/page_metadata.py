"""What an HTML page says of its article: JSON-LD, meta tags, microdata, what readers see; agreement decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from selectolax.lexbor import LexborHTMLParser

from index.metadata.address import host
from index.metadata.days import Day, Days, agreed_day, read_days
from index.metadata.digest import digest
from index.metadata.last_resort import ADDRESS, day_of_path, guessed_day
from index.metadata.linked_article import SOURCE, from_linked_data
from index.metadata.linked_data import LinkedData, Node, first_date, first_text
from index.metadata.marks import Marks, attribute, content, find_marks
from index.metadata.meta_tags import (
    PUBLISHED,
    PUBLISHED_ELSEWHERE,
    TITLE,
    UPDATED,
    MetaTags,
    from_meta_tags,
    publishers_of,
    tags_of_meta,
)
from index.metadata.publications import agreed_publication, section_of_story
from index.metadata.tags import TagList, agreed_tags, tags_of
from index.metadata.titles import Headline, Headlines, agreed_headline, without_section, without_site_name
from index.metadata.values import Metadata, first_known, said, text_of
from index.metadata.visible_metadata import (
    MICRODATA,
    dates_of,
    from_microdata,
    from_page_elements,
    name_in_title,
    shown_byline,
    shown_dates,
    shown_headlines,
    shown_tags,
    tags_in_microdata,
)

PUBLISHED_FIELD, UPDATED_FIELD = "published", "updated"
_MOST = 8  # texts of one family of sources that are read for a date


class _Places:
    """Where a page speaks of its article."""

    def __init__(self, tree: LexborHTMLParser, address: str | None) -> None:
        self.marks = find_marks(digest(tree))
        self.meta = MetaTags(self.marks.named["meta"])
        self.linked = LinkedData(self.marks.named["script"])
        self.node: Node = self.linked.article(frozenset(_own_addresses(self.marks, address)))
        self.publications = tuple(filter(None, self._publications(address)))

    def _publications(self, address: str | None) -> Iterator[str | None]:
        """Every name that the page gives its publication."""
        yield from (host(address), name_in_title(self.marks))
        yield from self.linked.names(self.node.get("publisher"))
        yield from publishers_of(self.meta)


def from_page(tree: LexborHTMLParser, page: str, day_first: bool, address: str | None) -> Metadata:
    """All that the parsed page says; `page` is its markup, which is only looked at where nothing else gives a day."""
    places = _Places(tree, address)
    found = _told(places, address)
    dated = _dated(places, day_first, address or found.url)
    if dated.published is None:
        guessed = guessed_day(page)
        dated = dated if guessed.published == dated.updated else first_known((dated, guessed))
    return first_known((dated, _titled(places, found, address), _tagged(places, found, address), found))


def _told(places: _Places, address: str | None) -> Metadata:
    """Everything but headline and dates, of the first place that has it; a byline can name more people.

    A publication is an author only where nobody else and no agency is.
    """
    layers = tuple(_layers(places, address, places.publications))
    named = agreed_publication([(one.source, one.origin("source") or "") for one in layers if one.source])
    found = first_known((said(named[1], Metadata(source=named[0])), *layers) if named else layers)
    found = replace(found, section=section_of_story(found.section, places.publications))
    byline = shown_byline(places.marks, places.publications)
    if found.authors and set(byline.people) > set(found.authors):
        return first_known((said("byline", Metadata(authors=byline.people)), found))
    if found.authors or found.agency:
        return found
    return first_known((found, *_layers(places, address, ())))


def _layers(places: _Places, address: str | None, site: Sequence[str | None]) -> Iterator[Metadata]:
    yield from_linked_data(places.linked, places.node, site)
    yield from_meta_tags(places.meta, address, site)
    yield from_microdata(places.marks, site)
    yield from_page_elements(places.marks, address, site)


def _own_addresses(marks: Marks, address: str | None) -> Iterator[str]:
    link = next(iter(marks.rel.get("canonical", ())), None)
    yield from (one for one in (address, attribute(link, "href")) if one)


def _titled(places: _Places, found: Metadata, address: str | None) -> Metadata:
    """The headline that the places agree on, without the site's name and the section."""
    names = (*places.publications, host(found.url))

    def clean(text: str | None, source: str) -> Headline | None:
        line = text_of(text)
        return (without_section(without_site_name(line, names), found.section), source) if line else None

    window = places.marks.first("title")
    social, source = next(places.meta.each(TITLE), (None, ""))
    shown = (clean(text, "headline") for text in shown_headlines(places.marks))
    below = (clean(content(heading), "headline") for heading in places.marks.named["h2"])
    headline = agreed_headline(
        Headlines(
            linked=clean(first_text(places.node, "headline", "name"), SOURCE),
            social=clean(social, source),
            window=clean(content(window) if window else None, "title element"),
            shown=tuple(filter(None, shown)),
            below=tuple(filter(None, below)),
        )
    )
    return said(headline[1], Metadata(title=headline[0])) if headline else Metadata()


def _tagged(places: _Places, found: Metadata, address: str | None) -> Metadata:
    """The tags that the places agree on."""
    lists = [TagList(tags_of(places.linked.names(places.node.get("keywords"))), SOURCE, SOURCE)]
    lists += (TagList(tags, source, "meta") for tags, source in tags_of_meta(places.meta))
    lists.append(TagList(tags_in_microdata(places.marks), MICRODATA, MICRODATA))
    lists.append(TagList(shown_tags(places.marks), "tag links", "tag links"))
    tags = agreed_tags(lists, places.publications, address or found.url)
    return said(tags.source, Metadata(tags=tags.tags)) if tags else Metadata()


def _dated(places: _Places, day_first: bool, address: str | None) -> Metadata:
    """The days of publication and of the last update that the places agree on."""
    given = _read(UPDATED_FIELD, _updates(places, day_first), day_first)
    updated = agreed_day(given.found)
    published = _read(PUBLISHED_FIELD, _publications(places, day_first, address), day_first)
    first = agreed_day(published.found, updated.day if updated else None)
    notes = (*published.notes, *given.notes)
    if first and updated and updated.day.ordinal < first.day.ordinal:
        notes = (*notes, f"updated {updated.day} in {updated.source} is before publication and was not used")
        updated = None
    return first_known(
        (Metadata(notes=notes), _as_metadata(PUBLISHED_FIELD, first), _as_metadata(UPDATED_FIELD, updated))
    )


def _as_metadata(field: str, day: Day | None) -> Metadata:
    if day is None:
        return Metadata()
    return said(day.source, Metadata(published=day.day) if field == PUBLISHED_FIELD else Metadata(updated=day.day))


def _read(field: str, families: Iterable[Iterable[tuple[str | None, str]]], day_first: bool) -> Days:
    """The first day of each family of sources: what a site writes into several tags of one kind is one voice."""
    found: list[Day] = []
    notes: dict[str, None] = {}
    for family in families:
        read = read_days(field, islice(family, _MOST), day_first)
        found += read.found[:1]
        notes |= dict.fromkeys(read.notes)
    return Days(tuple(found), tuple(notes))


def _publications(places: _Places, day_first: bool, address: str | None) -> Iterator[Iterable[tuple[str | None, str]]]:
    yield [(first_date(places.node, "datePublished", "dateCreated"), SOURCE)]
    yield places.meta.each(PUBLISHED)
    yield places.meta.each(PUBLISHED_ELSEWHERE)
    yield dates_of(places.marks, "datePublished")
    yield shown_dates(places.marks, day_first, updates=False)
    yield [(str(day), ADDRESS)] if (day := day_of_path(address or "")) and day.day else []
    yield [(first_date(places.linked.page, "datePublished"), SOURCE)]


def _updates(places: _Places, day_first: bool) -> Iterator[Iterable[tuple[str | None, str]]]:
    yield [(first_date(places.node, "dateModified"), SOURCE)]
    yield places.meta.each(UPDATED)
    yield dates_of(places.marks, "dateModified")
    yield shown_dates(places.marks, day_first, updates=True)
