"""The page of results, worked out: every link and number that the template prints."""

from dataclasses import dataclass, replace

from index.manifest import Manifest
from index.schema import FACET_NAMES, UNKNOWN
from search.nodes import Match
from search.query import Query
from search.results import Hit, Part, Results
from search.searcher import Searcher
from search.speech import gettext
from web import words
from web.band import Band, band
from web.chips import Chip, Link, chips, in_words, settings
from web.choice import MATCHES, SORTS, Choice
from web.copies import Copies, copies_of
from web.density import Density, densities, density
from web.exports import ExportLink, export_links
from web.facets import Panel, panel
from web.kept_view import Saving, results_saving
from web.links import address_of, article_link, kept_pairs, kwic_link, results_link, why_link
from web.pages import Pages, last_page, pages
from web.typed_chips import cleared, typed_chips
from web.unfolded import Shown, Unfolded
from web.why import FEW, WhyPage, why_page


@dataclass(frozen=True, slots=True)
class Story:
    """One hit with its place among all of them."""

    hit: Hit
    number: int  # 1 for the first of all hits
    link: str
    copies: Copies | None


@dataclass(frozen=True, slots=True)
class Offer:
    """A search that may have been meant."""

    parts: tuple[Part, ...]  # its text; matched: what differs from the one that was typed
    link: str


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Everything that results.html prints."""

    query: Query
    results: Results
    address: str  # of the search, without the page
    meant: tuple[Offer, ...]
    stories: tuple[Story, ...]
    panels: tuple[Panel, ...]
    unfolded: bool  # a branch of a facet was opened
    chips: tuple[Chip, ...]
    typed: tuple[Chip, ...]  # filters that were typed, and what else was chosen
    sorts: tuple[Choice, ...]
    density: Density
    densities: tuple[Choice, ...]
    matches: tuple[Choice, ...]  # () where there are not several plain words
    why: WhyPage | None  # of few stories
    why_link: str
    kwic_link: str | None  # where there are words to set in context
    pages: Pages
    timeline: Band | None  # None where all dates are of one period
    kept: tuple[tuple[str, str], ...]  # parameters that a new search from the box keeps
    clear: str  # address without the filters
    everything: str  # address of all stories

    @property
    def name(self) -> str:
        """What is searched, as short as a title; "" for all stories."""
        return self.query.text or in_words(self.chips)

    @property
    def saving(self) -> Saving:
        """How the search is saved."""
        return results_saving(self.query, self.name)

    @property
    def exports(self) -> tuple[ExportLink, ...]:
        """All hits as a file."""
        return export_links(self.query)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is in the archive, for its front page."""

    stories: int
    sources: int
    years: str | None  # "1994 to 2016"
    undated: int
    built: str


def results_page(searcher: Searcher, query: Query, page: int, size: int, unfolded: Unfolded) -> ResultsPage:
    """Search, and work out the page; one beyond the last is the last."""
    results = _searched(searcher, query, page, size)
    last = last_page(results.total, size)
    if page > last:
        page, results = last, _searched(searcher, query, last, size)
    shown = Shown(query, page, unfolded)
    matches = _matches(query, results.match, shown.link)
    return ResultsPage(
        query=query,
        results=results,
        address=address_of(query),
        meant=_meant(searcher, query),
        stories=_stories(searcher, results.hits, shown, (page - 1) * size),
        panels=tuple(panel(facet, shown) for facet in results.facets if facet.values),
        unfolded=bool(unfolded.branches),
        chips=chips(query, shown.link),
        typed=typed_chips(query, shown.link) + settings(query, shown.link),
        sorts=_sorts(query, shown.link),
        density=density(),
        densities=densities(),
        matches=matches,
        why=why_page(searcher, query) if results.total <= FEW and address_of(query) else None,
        why_link=why_link(query),
        timeline=band(searcher, query, shown.link),
        kwic_link=kwic_link(query) if query.tree else None,
        pages=pages(page, last, lambda number: shown.link(query, number)),
        kept=_kept(query, matches),
        clear=shown.link(cleared(query)),
        everything=results_link(Query()),
    )


def holdings(manifest: Manifest, everything: Results) -> Holdings:
    """The archive in a sentence's worth of numbers; publications as the facet has them, copies folded or not."""
    years = [year for year in manifest.years if year != UNKNOWN]
    span = _span(years[0], years[-1]) if years else None
    undated = manifest.years.get(UNKNOWN, 0)
    sources = sum(len(facet.values) for facet in everything.facets if facet.field == "source")
    return Holdings(manifest.indexed, sources, span, undated, words.day(manifest.finished))


def _searched(searcher: Searcher, query: Query, page: int, size: int) -> Results:
    return searcher.search(query, offset=(page - 1) * size, limit=size, facets=FACET_NAMES)


def _span(first: str, last: str) -> str:
    return first if first == last else gettext("%(first)s to %(last)s", first=first, last=last)


def _stories(searcher: Searcher, hits: tuple[Hit, ...], shown: Shown, before: int) -> tuple[Story, ...]:
    numbered = enumerate(hits, start=before + 1)
    return tuple(
        Story(hit, number, article_link(hit.id, shown.query, number), copies_of(searcher, hit, number, shown))
        for number, hit in numbered
    )


def _meant(searcher: Searcher, query: Query) -> tuple[Offer, ...]:
    """The searches that may have been meant, behind the same filters."""
    return tuple(Offer(one.parts, results_link(replace(query, text=one.text))) for one in searcher.suggestions(query))


def _sorts(query: Query, link: Link) -> tuple[Choice, ...]:
    """By relevance only where there are words to be relevant to."""
    usual = replace(query, sort=None).order
    return tuple(
        Choice(gettext(label), link(replace(query, sort=None if sort == usual else sort)), sort == query.order)
        for sort, label in SORTS
        if query.tree or sort != "relevance"
    )


def _matches(query: Query, current: Match | None, link: Link) -> tuple[Choice, ...]:
    if current is None:
        return ()
    return tuple(
        Choice(gettext(label), link(replace(query, match=match)), match == current) for match, label in MATCHES
    )


def _kept(query: Query, matches: tuple[Choice, ...]) -> tuple[tuple[str, str], ...]:
    """The filters and the order; "all or any" only where its switch is on the page to be seen."""
    return kept_pairs(query if matches else replace(query, match=None))
