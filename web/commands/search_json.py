"""Results as JSON values, the same in every command that prints them."""

from typing import Any

from search.results import Facet, Hit, Results, Suggestion


def results_values(results: Results, meant: tuple[Suggestion, ...]) -> dict[str, Any]:
    """All of a search; facets only where they were asked for."""
    values: dict[str, Any] = {
        "total": results.total,
        "searched_as": results.searched_as,
        "notes": list(results.notes),
        "did_you_mean": [one.text for one in meant],
        "hits": [hit_values(hit) for hit in results.hits],
    }
    return values | ({"facets": dict(map(_facet, results.facets))} if results.facets else {})


def hit_values(hit: Hit) -> dict[str, Any]:
    """One hit; null where the story does not say."""
    return {
        "id": hit.id,
        "title": title_of(hit),
        "source": hit.source,
        "section": list(hit.section),
        "authors": list(hit.authors),
        "published": str(hit.published) if hit.published else None,
        "url": hit.url,
        "score": hit.score,
        "snippet": [[part.text, part.matched] for part in hit.snippet],
    }


def title_of(hit: Hit) -> str | None:
    """The headline as plain text."""
    return "".join(part.text for part in hit.title) or None


def _facet(facet: Facet) -> tuple[str, list[list[str | int]]]:
    return facet.field, [[value.value, value.count] for value in facet.values]
