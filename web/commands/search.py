"""microfiche search: the page's search in a terminal."""

import click

from index.config import Config
from index.schema import FACET_NAMES
from search.nodes import Match
from search.parse import read_query
from search.query import Filter, Sort
from search.saved import SavedQueries, default_url
from web.commands.explanations import explanation_values, print_explanation
from web.commands.filters import filters_option
from web.commands.hits import print_results
from web.commands.opening import open_archive
from web.commands.options import json_option, takes_config
from web.commands.printing import console, print_json
from web.commands.search_json import results_values
from web.reading import reading_of

EPILOG = """\b
Examples:
  microfiche search flood warning
  microfiche search '"temple of bel"'               exactly these words
  microfiche search flood -cup                      without a word
  microfiche search 'author:merrill (ferry OR pier)'
  microfiche search ferry --filter date=2016 --filter -source="The Islander" --facets
  microfiche search since:2014-12 --sort oldest --limit 50
  microfiche search ferry goat zeppelin --why       why so few
  microfiche search ferry --json | jq .total

\b
Quotes belong to the shell: put single ones around double ones. What follows -- is never read as an
option. The query language is the page's.
"""


@click.command("search", epilog=EPILOG, context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option("--limit", type=click.IntRange(min=0), default=10, show_default=True, help="Hits to print.")
@click.option("--sort", type=click.Choice(["relevance", "newest", "oldest"]), help="Order of the hits.")
@click.option("--match", type=click.Choice(["all", "any"]), help="Whether stories need all of the plain words.")
@filters_option
@click.option("--facets", is_flag=True, help="Print how the hits spread over sources, sections, authors, …")
@click.option("--why", is_flag=True, help="Print what each part of the query finds, and what would find more or fewer.")
@json_option
@takes_config
def command(  # noqa: PLR0913  # one an option
    config: Config, *, query: tuple[str, ...], limit: int, sort: Sort | None, match: Match | None,
    filters: tuple[Filter, ...], facets: bool, why: bool, as_json: bool,
) -> None:  # fmt: skip
    """Search the archive.

    Prints the best hits with the matches highlighted; - before a word leaves out the stories that have it.
    """
    reading = reading_of(config, SavedQueries(default_url(config)))
    read = read_query(_typed(query), filters=filters, sort=sort, match=match, reading=reading)
    with open_archive(config) as searcher:
        results = searcher.search(read, limit=limit, facets=FACET_NAMES if facets else ())
        meant = searcher.suggestions(read)
        explanation = searcher.explain(read) if why else None
    if as_json:
        more = {"why": explanation_values(explanation)} if explanation else {}
        print_json(results_values(results, meant) | more)
    else:
        print_results(results, console(), meant)
        if explanation:
            print_explanation(explanation, console())


def _typed(typed: tuple[str, ...]) -> str:
    """The query's text; "-cup" is a word to leave out, but no query has a word like "--limt"."""
    for word in typed:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    return " ".join(typed)
