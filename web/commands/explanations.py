"""Prints why a search finds what it finds, and what is related to a story."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from search.explanation import Clause, Explanation, Way
from search.related import Related
from web.commands.printing import QUIET, facts_line, printable, table
from web.commands.search_json import hit_values, title_of
from web.words import untitled


def explanation_values(explanation: Explanation) -> dict[str, Any]:
    """All of an explanation as JSON values; null for what was not counted."""
    return {
        "reason": explanation.reason,
        "clauses": list(map(_clause_values, explanation.clauses)),
        "wider": list(map(_way_values, explanation.wider)),
        "narrower": list(map(_way_values, explanation.narrower)),
        "complete": explanation.complete,
    }


def print_explanation(explanation: Explanation, out: Console) -> None:
    """What each part finds by itself, what emptied the result, and what would find more or fewer stories."""
    if explanation.clauses:
        out.print()
        out.print("What each part finds by itself", style="bold")
        out.print(table(("", "", ""), _rows(explanation.clauses, 1), numbers=(0,)))
    if explanation.reason:
        out.print()
        out.print(printable(explanation.reason))
    for title, ways in (("To find more", explanation.wider), ("To find fewer", explanation.narrower)):
        if ways:
            out.print()
            out.print(title, style="bold")
            rows = ((f"{way.stories:,}", way.words, Text(_command(way), QUIET)) for way in ways)
            out.print(table(("", "", ""), rows, numbers=(0,)))


def related_values(related: Related) -> dict[str, Any]:
    """What is related to a story as JSON values."""
    return {"query": related.query.text, "stories": list(map(hit_values, related.stories))}


def print_related(related: Related, out: Console) -> None:
    """The words of a story as a query, and the best stories by them."""
    if not related.words:
        out.print("No word of it stands in another story.")
        return
    out.print(Text.assemble(("More like this  ", "bold"), printable(related.query.text)))
    for hit in related.stories:
        out.print()
        out.print(Text(printable(title_of(hit) or untitled()), "bold"))
        out.print(Text(facts_line(hit.source, hit.section, hit.published, hit.authors), QUIET))
        out.print(Text(f"id {hit.id}", QUIET))


def _clause_values(clause: Clause) -> dict[str, Any]:
    return {
        "words": clause.words,
        "stories": clause.stories,
        "found_as": [[form.text, form.stories] for form in clause.forms],
        "parts": list(map(_clause_values, clause.parts)),
    }


def _way_values(way: Way) -> dict[str, Any]:
    filters = [[one.field, list(one.values), one.excluded] for one in way.query.filters]
    query = {"text": way.query.text, "match": way.query.match, "filters": filters}
    return {"words": way.words, "stories": way.stories, "query": query}


def _rows(clauses: Sequence[Clause], depth: int) -> Iterator[tuple[str, str, Text]]:
    for clause in clauses:
        forms = ", ".join(f"{form.text} {form.stories:,}" for form in clause.forms)
        stories = "not counted" if clause.stories is None else f"{clause.stories:,}"
        said = Text(printable(f"found as {forms}" if forms else ""), QUIET)
        yield stories, "  " * (depth - 1) + clause.words, said
        yield from _rows(clause.parts, depth + 1)


def _command(way: Way) -> str:
    """What is typed for it."""
    match = f" --match {way.query.match}" if way.query.match else ""
    filters = "".join(
        f" --filter {'-' if one.excluded else ''}{one.field}={value}"
        for one in way.query.filters
        for value in one.values
    )
    return printable(f"{way.query.text}{match}{filters}")
