"""Prints the results of a search as the page shows them."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from search.facet_values import FacetValue
from search.results import Facet, Hit, Results, Suggestion
from web import words
from web.commands.printing import QUIET, counted, facts_line, marked, printable, table

FACET_VALUES = 10  # of each facet; the rest is counted
INDENT = 5


def print_results(results: Results, out: Console, meant: tuple[Suggestion, ...]) -> None:
    """The count, how the query was read and what may have been meant, the hits, and the facets that were asked for."""
    out.print(f"{counted(results.total, 'story', 'stories')}. Searched as: {printable(results.searched_as)}")
    if meant:
        out.print(f"Did you mean: {', '.join(printable(one.text) for one in meant)}?")
    for note in results.notes:
        out.print(printable(note))
    for number, hit in enumerate(results.hits, start=1):
        _print_hit(number, hit, out)
    for facet in results.facets:
        _print_facet(facet, out)


def _print_hit(number: int, hit: Hit, out: Console) -> None:
    title = marked(hit.title) if hit.title else Text(words.untitled())
    title.stylize("bold")
    out.print()
    out.print(Text.assemble(f"{number:>{INDENT - 2},}  ", title))
    copies = f" · and {counted(hit.copies, 'copy', 'copies')}" if hit.copies else ""
    _indented(Text(facts_line(hit.source, hit.section, hit.published, hit.authors) + copies, QUIET), out)
    _indented(marked(hit.snippet), out)
    _indented(Text(f"id {hit.id}", QUIET), out)


def _print_facet(facet: Facet, out: Console) -> None:
    places = _listed(facet)
    if not places:
        return
    rows = facet.values.at(places[:FACET_VALUES])
    out.print()
    out.print(facet.label, style="bold")
    out.print(table(("", ""), ((f"  {_name(facet, row)}", f"{row.count:,}") for row in rows), numbers=(1,)))
    if len(places) > FACET_VALUES:
        out.print(f"  and {len(places) - FACET_VALUES:,} more", style=QUIET)


def _listed(facet: Facet) -> Sequence[int]:
    """The places of its values; of dates those of the years alone, as a list of days tells nothing."""
    return facet.values.places_below(None).tolist() if facet.field == "date" else range(len(facet.values))


def _name(facet: Facet, row: FacetValue) -> str:
    return words.value(facet.field, row.value)


def _indented(text: Text, out: Console) -> None:
    if text.plain:
        out.print(Padding(text, (0, 0, 0, INDENT), expand=False))
