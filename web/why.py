"""Why a search finds what it finds, worked out for the page: each other search with its address."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.explanation import Explanation, Way
from search.query import Query
from search.searcher import Searcher
from web.links import kept_pairs, results_link

FEW = 5  # stories up to which the page of results says of itself what would find more


@dataclass(frozen=True, slots=True)
class WayLink:
    """Another search with its address."""

    way: Way
    link: str


@dataclass(frozen=True, slots=True)
class WhyPage:
    """Everything that why.html prints."""

    query: Query
    explanation: Explanation
    wider: tuple[WayLink, ...]
    narrower: tuple[WayLink, ...]
    notes: tuple[str, ...]  # what was ignored of the text
    kept: tuple[tuple[str, str], ...]  # parameters that a new search from the box keeps
    back: str  # address of the results


def why_page(searcher: Searcher, query: Query) -> WhyPage:
    """Explain a search."""
    found = searcher.explain(query)
    return WhyPage(
        query=query,
        explanation=found,
        wider=_links(found.wider),
        narrower=_links(found.narrower),
        notes=query.notes,
        kept=kept_pairs(query),
        back=results_link(query),
    )


def _links(ways: Sequence[Way]) -> tuple[WayLink, ...]:
    return tuple(WayLink(way, results_link(way.query)) for way in ways)
